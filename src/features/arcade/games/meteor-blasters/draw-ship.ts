/** Draws the ship: its exhaust, the kick of its gun, and the ring around it while nothing can hit it. */
import { dice } from './dice.ts'
import { palette } from './palette.ts'
import {
  roundSeconds,
  shipTuning,
  shotTuning,
  type MeteorBlastersState,
  type Ship,
} from './state.ts'

type Context = CanvasRenderingContext2D

const exhaustPuffs = 9
const exhaustSeconds = 0.42

/** Seconds since the ship was last hit; a long time when it was not. */
export function sinceHit(ship: Ship): number {
  return ship.safeSeconds > 0 ? shipTuning.safeSeconds - ship.safeSeconds : 60
}

/** Leaves the ship's outline as the current path, `size` units to each side of its middle. */
export function traceShip(context: Context, x: number, y: number, size: number): void {
  context.beginPath()
  context.moveTo(x, y - size * 1.35)
  context.lineTo(x + size, y + size)
  context.lineTo(x, y + size * 0.45)
  context.lineTo(x - size, y + size)
  context.closePath()
}

export function drawShip(context: Context, state: MeteorBlastersState, still: boolean): void {
  const { ship, elapsedSeconds } = state
  const safe = ship.safeSeconds > 0
  const lean = Math.max(-1, Math.min(1, ship.velocityX / shipTuning.maxSpeed)) * 0.26
  /** 1 right after a shot. */
  const kick = (ship.cooldownSeconds / shipTuning.cooldownSeconds) ** 2
  // After a win it leaves, upwards.
  const sinceEnd = Math.max(0, elapsedSeconds - roundSeconds)
  const gone = state.phase === 'won' && !still ? sinceEnd ** 2 * 300 : 0
  if (!still && gone === 0) drawExhaust(context, state)
  context.save()
  context.translate(ship.x, ship.y + (still ? 0 : kick * 5) - gone)
  context.rotate(lean)
  const flicker = still ? 0 : Math.sin(elapsedSeconds * 47) * 4 - kick * 5
  drawFlame(context, palette.flame, 6, 28 + flicker + Math.abs(lean) * 22)
  drawFlame(context, palette.coinLit, 3, 18 + flicker * 0.6)
  const blinkedOut = safe && (still || Math.floor(ship.safeSeconds * 8) % 2 === 0)
  context.globalAlpha = blinkedOut ? 0.45 : 1
  context.fillStyle = palette.coin
  traceShip(context, 0, 0, 17)
  context.fill()
  context.fillStyle = palette.coinDeep
  context.beginPath()
  context.moveTo(0, -23)
  context.lineTo(17, 17)
  context.lineTo(0, 7.6)
  context.closePath()
  context.fill()
  context.fillStyle = palette.planet
  context.fillRect(-2.5, -6, 5, 7)
  if (!still && kick > 0.45) {
    context.globalAlpha = (kick - 0.45) * 1.6
    context.fillStyle = palette.coinLit
    context.beginPath()
    context.moveTo(0, -25 - kick * 17)
    context.lineTo(5, -25)
    context.lineTo(0, -18)
    context.lineTo(-5, -25)
    context.fill()
  }
  context.restore()
  if (safe) drawRing(context, ship, 29, Math.min(1, ship.safeSeconds), palette.coin)
  if (ship.fanSeconds > 0) {
    drawRing(context, ship, 35, ship.fanSeconds / shotTuning.fanSeconds, palette.gain)
  }
}

function drawFlame(context: Context, colour: string, half: number, length: number): void {
  context.fillStyle = colour
  context.beginPath()
  context.moveTo(-half, 11)
  context.lineTo(half, 11)
  context.lineTo(0, length)
  context.closePath()
  context.fill()
}

/** Square puffs that stay behind where the ship came from. */
function drawExhaust(context: Context, { ship, elapsedSeconds }: MeteorBlastersState): void {
  context.fillStyle = palette.flame
  for (let puff = 0; puff < exhaustPuffs; puff += 1) {
    const turns = elapsedSeconds / exhaustSeconds + puff / exhaustPuffs
    const age = turns % 1
    const side = (dice(Math.floor(turns) * 13 + puff) - 0.5) * (5 + 9 * age)
    const size = 4.6 * (1 - age) + 0.6
    context.globalAlpha = 0.55 * (1 - age)
    context.fillRect(
      ship.x - ship.velocityX * age * exhaustSeconds * 0.55 + side - size / 2,
      ship.y + 16 + age * 42 - size / 2,
      size,
      size,
    )
  }
  context.globalAlpha = 1
}

/** @param share How much of the ring is left, from 0 to 1. */
function drawRing(
  context: Context,
  { x, y }: Ship,
  radius: number,
  share: number,
  colour: string,
): void {
  context.strokeStyle = colour
  context.globalAlpha = 0.75
  context.lineWidth = 2
  context.beginPath()
  context.arc(x, y, radius, -Math.PI / 2, -Math.PI / 2 + Math.PI * 2 * share)
  context.stroke()
  context.globalAlpha = 1
}
