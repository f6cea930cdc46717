/** Draws score, time left, best score and shields over the field, in CSS pixels, so that they stay legible. */
import type { GameView } from '../game.ts'
import { palette } from './palette.ts'
import { traceShip } from './draw-ship.ts'
import {
  chainHoldSeconds,
  chainMultiplier,
  fullShields,
  waveAt,
  waveStarts,
  type MeteorBlastersState,
} from './state.ts'

const hurrySeconds = 5
const bannerSeconds = 1.6
const banners = ['Wave 1', 'Wave 2', 'Last wave'] as const

/** Time left, less than a minute, as the display shows it: `00:23`. The last second shows as `00:01`. */
export function displayTime(secondsLeft: number): string {
  return `00:${String(Math.ceil(secondsLeft)).padStart(2, '0')}`
}

/** Sizes at which a pixel font keeps its pixels on common displays. */
function fontSizeFor(width: number): number {
  if (width < 480) return 12
  return width < 900 ? 16 : 24
}

export function drawHud(
  context: CanvasRenderingContext2D,
  state: MeteorBlastersState,
  view: GameView,
): void {
  const size = fontSizeFor(view.width)
  const margin = Math.round(size * 1.15)
  const baseline = margin + size * 0.75
  context.save()
  drawShade(context, view.width, baseline, size)
  context.font = `${String(size)}px ${view.fontFamily ?? 'monospace'}`
  context.textBaseline = 'alphabetic'
  context.textAlign = 'left'
  context.fillStyle = palette.ink
  context.fillText('SCORE', margin, baseline)
  const scoreX = margin + context.measureText('SCORE ').width
  context.fillStyle = palette.coin
  context.fillText(String(state.score), scoreX, baseline)
  const scoreEnd = scoreX + context.measureText(String(state.score)).width
  const time = displayTime(state.secondsLeft)
  const timeHalf = context.measureText(time).width / 2
  context.textAlign = 'center'
  context.fillStyle = state.secondsLeft <= hurrySeconds ? palette.coin : palette.ink
  // In the middle, unless a long score on a narrow screen pushes it.
  context.fillText(time, Math.max(view.width / 2, scoreEnd + size * 0.6 + timeHalf), baseline)
  if (view.bestScore !== undefined) {
    context.textAlign = 'right'
    context.fillStyle = state.score > view.bestScore ? palette.coin : palette.muted
    const best = Math.max(view.bestScore, state.score)
    context.fillText(`BEST ${String(best)}`, view.width - margin, baseline)
  }
  drawShields(context, state, margin, baseline + size * 1.15, size)
  drawBanner(context, state, view, size)
  context.restore()
}

/** Darkens whatever falls behind the display. */
function drawShade(
  context: CanvasRenderingContext2D,
  width: number,
  baseline: number,
  size: number,
): void {
  const end = baseline + size * 2.5
  const shade = context.createLinearGradient(0, baseline, 0, end)
  shade.addColorStop(0, palette.shade)
  shade.addColorStop(1, palette.clear)
  context.fillStyle = shade
  context.fillRect(0, 0, width, end)
}

/** One small ship for each hit that can still be taken, outlines for those taken; then the chain. */
function drawShields(
  context: CanvasRenderingContext2D,
  state: MeteorBlastersState,
  left: number,
  middle: number,
  size: number,
): void {
  const half = size * 0.38
  for (let index = 0; index < fullShields; index += 1) {
    traceShip(context, left + half + index * half * 2.9, middle, half)
    if (index < state.ship.shields) {
      context.fillStyle = palette.coin
      context.fill()
    } else {
      context.strokeStyle = palette.muted
      context.lineWidth = 1
      context.stroke()
    }
  }
  const multiplier = chainMultiplier(state.chain)
  if (multiplier < 2) return
  const text = `x${String(multiplier)}`
  const chainLeft = left + half * 9.6
  context.textAlign = 'left'
  context.fillStyle = palette.gain
  context.fillText(text, chainLeft, middle + size * 0.38)
  // How long the chain still holds.
  const full = size * 3
  const held = full * (state.chainSeconds / chainHoldSeconds(state.field))
  const barLeft = chainLeft + size * 1.9
  context.globalAlpha = 0.25
  context.fillRect(barLeft, middle - 2, full, 4)
  context.globalAlpha = 1
  context.fillRect(barLeft, middle - 2, held, 4)
}

/** Names each wave as it begins. */
function drawBanner(
  context: CanvasRenderingContext2D,
  { phase, elapsedSeconds }: MeteorBlastersState,
  view: GameView,
  size: number,
): void {
  const wave = waveAt(elapsedSeconds)
  const since = elapsedSeconds - (waveStarts[wave - 1] ?? 0)
  if (phase !== 'playing' || since > bannerSeconds) return
  const fade = Math.min(1, since * 6, (bannerSeconds - since) * 3)
  const slide = view.reducedMotion ? 0 : (1 - Math.min(1, since * 5)) * size
  context.globalAlpha = fade
  context.textAlign = 'center'
  context.fillStyle = wave === banners.length ? palette.flame : palette.ink
  context.font = `${String(size * 2)}px ${view.fontFamily ?? 'monospace'}`
  const text = (banners[wave - 1] ?? '').toUpperCase()
  context.fillText(text, view.width / 2 + slide, view.height * 0.36)
  context.globalAlpha = 1
}
