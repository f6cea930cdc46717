/** How the ship answers to steering: it gathers speed, glides a little, and stops at the sides. */
import type { Field, ActionInput } from '../game.ts'
import { shipTuning, type Ship } from './state.ts'

/** How eagerly the ship goes where a finger is: speed for each unit of distance. */
const followRate = 16

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}

/** The speed the player asks for; `undefined` when nothing is asked. Input that is no number asks nothing. */
function wantedSpeed(ship: Ship, input: ActionInput, field: Field): number | undefined {
  const { maxSpeed } = shipTuning
  if (input.steerTo !== undefined && Number.isFinite(input.steerTo)) {
    const distance = clamp(input.steerTo, 0, 1) * field.width - ship.x
    return clamp(distance * followRate, -maxSpeed * 1.4, maxSpeed * 1.4)
  }
  if (!Number.isFinite(input.steer) || input.steer === 0) return undefined
  return clamp(input.steer, -1, 1) * maxSpeed
}

export function moveShip(ship: Ship, input: ActionInput, field: Field, dtSeconds: number): Ship {
  const { acceleration, friction, radius } = shipTuning
  const wanted = wantedSpeed(ship, input, field)
  const change = acceleration * dtSeconds
  let velocityX =
    wanted === undefined
      ? ship.velocityX * Math.max(0, 1 - friction * dtSeconds)
      : clamp(wanted, ship.velocityX - change, ship.velocityX + change)
  const margin = radius + 4
  const free = ship.x + velocityX * dtSeconds
  const x = clamp(free, margin, field.width - margin)
  if (x !== free) velocityX = 0
  return { ...ship, x, velocityX }
}
