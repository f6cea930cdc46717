import { describe, expect, it } from 'vitest'
import { stepSeconds, type ActionInput } from '../game.ts'
import { createRound } from './core.ts'
import { moveShip } from './ship.ts'
import { shipTuning, type Ship } from './state.ts'

const { field, ship: start } = createRound(1)

function steerFor(seconds: number, input: Partial<ActionInput>, from: Ship = start): Ship {
  let ship = from
  for (let count = 0; count < seconds / stepSeconds; count += 1) {
    ship = moveShip(ship, { steer: 0, fire: false, ...input }, field, stepSeconds)
  }
  return ship
}

describe('moveShip', () => {
  it('gathers speed up to its limit', () => {
    const soon = steerFor(0.05, { steer: 1 })
    const later = steerFor(0.3, { steer: 1 })
    expect(soon.velocityX).toBeGreaterThan(0)
    expect(soon.velocityX).toBeLessThan(later.velocityX)
    expect(later.velocityX).toBe(shipTuning.maxSpeed)
  })

  it('glides to rest when let go', () => {
    const moving = steerFor(0.3, { steer: -1 })
    const resting = steerFor(1, {}, moving)
    expect(resting.x).toBeLessThan(moving.x)
    expect(Math.abs(resting.velocityX)).toBeLessThan(1)
  })

  it('stops at both sides', () => {
    const left = steerFor(3, { steer: -1 })
    const right = steerFor(3, { steer: 1 })
    expect(left).toMatchObject({ velocityX: 0 })
    expect(left.x).toBeGreaterThanOrEqual(shipTuning.radius)
    expect(right).toMatchObject({ velocityX: 0 })
    expect(right.x).toBeLessThanOrEqual(field.width - shipTuning.radius)
  })

  it('goes where a finger is and stays there', () => {
    const there = steerFor(1.5, { steerTo: 0.25 })
    expect(there.x).toBeCloseTo(field.width * 0.25, 0)
    expect(Math.abs(there.velocityX)).toBeLessThan(5)
  })

  it('follows a finger beyond the field no further than the side', () => {
    expect(steerFor(2, { steerTo: 7 }).x).toBeLessThanOrEqual(field.width - shipTuning.radius)
  })
})
