/**
 * Draws what is far away: stars at three depths, and the rim of the planet that the ship guards. Both fill all that is
 * seen, which is more than the field where a round was played in another shape.
 */
import { dice } from './dice.ts'
import { palette } from './palette.ts'
import type { MeteorBlastersState } from './state.ts'

type Context = CanvasRenderingContext2D

const starCount = 96
/** Above the lower edge, in the middle. */
const rimHeight = 36

/** What the screen shows, in the field's units. */
export interface Sight {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The nearer a star, the brighter and the faster; they lean against the ship's way. */
export function drawStars(
  context: Context,
  state: MeteorBlastersState,
  { left, top, width, height }: Sight,
  still: boolean,
): void {
  const lean = still ? 0 : (state.ship.x / state.field.width - 0.5) * 9
  const hurry = state.phase === 'won' && !still ? 9 : 1
  context.fillStyle = palette.star
  for (let index = 0; index < starCount; index += 1) {
    const depth = (index % 3) + 1
    const x = (dice(index) * width - lean * depth + width) % width
    const start = dice(index + 300) * height
    const y = still ? start : (start + state.elapsedSeconds * 8 * depth * depth) % height
    const size = depth === 3 ? 2 : 1.2
    context.globalAlpha = 0.14 + depth * 0.19 * dice(index + 600)
    context.fillRect(left + x, top + y, size, depth === 3 ? size * hurry : size)
  }
  context.globalAlpha = 1
}

export function drawPlanet(context: Context, { left, top, width, height }: Sight): void {
  const radius = width * 2.3
  const bottom = top + height
  const middle = bottom - rimHeight + radius
  const halfway = left + width / 2
  context.beginPath()
  context.arc(halfway, middle, radius, Math.PI * 1.4, Math.PI * 1.6)
  context.lineTo(left + width + 40, bottom + 40)
  context.lineTo(left - 40, bottom + 40)
  context.closePath()
  context.fillStyle = palette.planet
  context.fill()
  context.strokeStyle = palette.air
  for (let glow = 0; glow < 3; glow += 1) {
    context.globalAlpha = 0.34 - glow * 0.11
    context.lineWidth = 1.5 + glow * 5
    context.stroke()
  }
  context.fillStyle = palette.coin
  for (let light = 0; light < 26; light += 1) {
    const x = left + dice(light + 40) * width
    const rim = middle - Math.sqrt(radius * radius - (x - halfway) ** 2)
    context.globalAlpha = 0.15 + 0.4 * dice(light + 90)
    context.fillRect(x, rim + 7 + dice(light + 130) * 22, 1.6, 1.6)
  }
  context.globalAlpha = 1
}
