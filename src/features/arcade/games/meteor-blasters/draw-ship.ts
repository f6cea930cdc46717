/** Draws the ship, its flame, and the ring around it while nothing can hit it. */
import { palette } from './palette.ts'
import { shipTuning, type MeteorBlastersState, type Ship } from './state.ts'

/** Seconds since the ship was last hit; a long time when it was not. */
export function sinceHit(ship: Ship): number {
  return ship.safeSeconds > 0 ? shipTuning.safeSeconds - ship.safeSeconds : 60
}

/** Leaves the ship's outline as the current path, `size` units to each side of its middle. */
export function traceShip(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  size: number,
): void {
  context.beginPath()
  context.moveTo(x, y - size * 1.35)
  context.lineTo(x + size, y + size)
  context.lineTo(x, y + size * 0.45)
  context.lineTo(x - size, y + size)
  context.closePath()
}

export function drawShip(
  context: CanvasRenderingContext2D,
  state: MeteorBlastersState,
  still: boolean,
): void {
  const { ship, elapsedSeconds } = state
  const safe = ship.safeSeconds > 0
  const lean = Math.max(-1, Math.min(1, ship.velocityX / shipTuning.maxSpeed)) * 0.22
  context.save()
  context.translate(ship.x, ship.y)
  context.rotate(lean)
  const flicker = still ? 0 : Math.sin(elapsedSeconds * 47) * 3
  context.fillStyle = palette.flame
  context.beginPath()
  context.moveTo(-5, 11)
  context.lineTo(5, 11)
  context.lineTo(0, 27 + flicker + Math.abs(lean) * 20)
  context.closePath()
  context.fill()
  const blinkedOut = safe && (still || Math.floor(ship.safeSeconds * 8) % 2 === 0)
  context.globalAlpha = blinkedOut ? 0.45 : 1
  context.fillStyle = palette.coin
  traceShip(context, 0, 0, 17)
  context.fill()
  context.restore()
  if (safe) drawShield(context, ship)
}

function drawShield(context: CanvasRenderingContext2D, ship: Ship): void {
  context.strokeStyle = palette.coin
  context.globalAlpha = Math.min(1, ship.safeSeconds) * 0.8
  context.lineWidth = 1.5
  context.beginPath()
  context.arc(ship.x, ship.y, 29, 0, Math.PI * 2)
  context.stroke()
  context.globalAlpha = 1
}
