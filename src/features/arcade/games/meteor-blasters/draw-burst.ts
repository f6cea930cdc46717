/** Draws what is left of something for a moment: a flash, a ring, square sparks, and the points it gave. */
import type { GameView } from '../game.ts'
import { dice } from './dice.ts'
import { palette } from './palette.ts'
import { burstSeconds, type Burst } from './state.ts'

type Context = CanvasRenderingContext2D

const sparkColours: Readonly<Record<Burst['kind'], readonly string[]>> = {
  meteor: [palette.coin, palette.ink, palette.flame, palette.rockEdge],
  gold: [palette.coin, palette.coinLit, palette.coin],
  coin: [palette.coin, palette.coinLit, palette.gain],
  ship: [palette.flame, palette.coin, palette.flame],
  burn: [palette.ember, palette.flame],
  farewell: [palette.coin, palette.gain, palette.ink],
}

const flashSeconds = 0.09

/** Sparks fly out and slow down. With reduced motion there is no flash, and a few stay near and only fade. */
export function drawBurst(context: Context, burst: Burst, still: boolean): void {
  const { id, kind, x, y, radius, ageSeconds } = burst
  const life = ageSeconds / burstSeconds
  const flown = still ? 0.6 : 1 - (1 - life) ** 3
  if (!still && kind !== 'burn') drawBlast(context, burst, life, flown)
  const colours = sparkColours[kind]
  const sparks = still ? 5 : Math.min(30, Math.round(8 + radius * 0.5))
  for (let spark = 0; spark < sparks; spark += 1) {
    const dies = 1 + 0.6 * dice(id * 7 + spark + 200)
    const alpha = 1 - life * dies
    if (alpha <= 0) continue
    // What burns up in the air only flies upwards.
    const turn = kind === 'burn' ? -Math.PI * dice(id + spark) : Math.PI * 2 * dice(id + spark)
    const distance = flown * (0.4 + 1.8 * dice(id * 3 + spark + 400)) * (radius + 10)
    const size = (2.4 + 2.4 * dice(id * 5 + spark)) * (still ? 1 : 1.15 - 0.5 * life)
    context.globalAlpha = alpha
    context.fillStyle = colours[spark % colours.length] ?? palette.coin
    context.fillRect(
      x + Math.cos(turn) * distance - size / 2,
      y + Math.sin(turn) * distance - size / 2,
      size,
      size,
    )
  }
  context.globalAlpha = 1
}

function drawBlast(context: Context, burst: Burst, life: number, flown: number): void {
  const { kind, x, y, radius, ageSeconds } = burst
  if (ageSeconds < flashSeconds) {
    context.fillStyle = kind === 'ship' ? palette.flame : palette.ink
    context.globalAlpha = 0.9 * (1 - ageSeconds / flashSeconds)
    context.beginPath()
    context.arc(x, y, radius * (0.7 + (ageSeconds / flashSeconds) * 0.5), 0, Math.PI * 2)
    context.fill()
  }
  if (life > 0.5) return
  context.strokeStyle = kind === 'ship' ? palette.flame : palette.coin
  context.globalAlpha = 0.5 * (1 - life * 2)
  context.lineWidth = 1 + 3 * (1 - life * 2)
  context.beginPath()
  context.arc(x, y, radius * (0.6 + 1.7 * flown), 0, Math.PI * 2)
  context.stroke()
}

export function drawPoints(context: Context, burst: Burst, view: GameView): void {
  const { kind, x, y, points, ageSeconds } = burst
  if (points === 0) return
  const life = ageSeconds / burstSeconds
  const rise = view.reducedMotion ? 14 : 8 + 30 * (1 - (1 - life) ** 2)
  context.globalAlpha = Math.max(0, 1 - life * life)
  context.fillStyle = points >= 100 ? palette.coin : palette.ink
  context.font = `${points >= 200 ? '16' : '12'}px ${view.fontFamily ?? 'monospace'}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(kind === 'coin' ? 'FAN SHOT' : `+${String(points)}`, x, y - rise)
  context.globalAlpha = 1
}
