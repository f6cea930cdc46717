/** Draws what is left of a meteor or of the ship for a moment: square sparks and the points it gave. */
import type { GameView } from '../game.ts'
import { randomFrom } from '../random.ts'
import { palette } from './palette.ts'
import { burstSeconds, type Burst } from './state.ts'

const sparkColours: Readonly<Record<Burst['kind'], readonly string[]>> = {
  meteor: [palette.coin, palette.ink, palette.flame],
  ship: [palette.flame, palette.coin, palette.flame],
  farewell: [palette.coin, palette.gain, palette.ink],
}

/** Sparks fly out and slow down. With reduced motion a few stay near and only fade. */
export function drawBurst(context: CanvasRenderingContext2D, burst: Burst, view: GameView): void {
  const life = burst.ageSeconds / burstSeconds
  const random = randomFrom(burst.id * 40503 + burst.radius)
  const colours = sparkColours[burst.kind]
  const sparks = view.reducedMotion ? 5 : Math.round(8 + burst.radius * 0.55)
  const flown = view.reducedMotion ? 0.6 : 1 - (1 - life) ** 3
  for (let spark = 0; spark < sparks; spark += 1) {
    const angle = random.between(0, Math.PI * 2)
    const distance = flown * random.between(0.4, 2.1) * (burst.radius + 10)
    const size = random.between(2.6, 4.4)
    context.globalAlpha = Math.max(0, 1 - life * random.between(1, 1.6))
    context.fillStyle = colours[spark % colours.length] ?? palette.coin
    context.fillRect(
      burst.x + Math.cos(angle) * distance - size / 2,
      burst.y + Math.sin(angle) * distance - size / 2,
      size,
      size,
    )
  }
  if (burst.points > 0 && !view.sceneryOnly) drawPoints(context, burst, life, view)
  context.globalAlpha = 1
}

function drawPoints(
  context: CanvasRenderingContext2D,
  { x, y, points }: Burst,
  life: number,
  view: GameView,
): void {
  const rise = view.reducedMotion ? 14 : 8 + 26 * life
  context.globalAlpha = Math.max(0, 1 - life * life)
  context.fillStyle = points >= 100 ? palette.coin : palette.ink
  context.font = `${points >= 200 ? '15' : '12'}px ${view.fontFamily ?? 'monospace'}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(`+${String(points)}`, x, y - rise)
}
