import { expect, it } from 'vitest'
import { deal } from './deal.ts'
import { directions, opposite } from './directions.ts'
import { play } from './rules.ts'
import { idBeside, roomOf, soundDistance, stepsTo } from './ship.ts'
import { findWayOut } from './solver.ts'
import { soundRange } from './state.ts'

const seeds = Array.from({ length: 400 }, (_, seed) => seed)

// In two parts, so that each is short enough on a busy machine.
it.each([0, 200])(
  'deals only rounds that can be won with a whole suit, over four hundred seeds: from %i on',
  (first) => {
    for (const seed of seeds.slice(first, first + 200)) {
      const start = deal(seed)
      const end = (findWayOut(start) ?? []).reduce(play, start)
      expect(end.phase, `seed ${seed}`).toBe('won')
      expect(end.isSuitTorn, `seed ${seed}`).toBe(false)
    }
  },
)

it('builds ships whose passages agree from both sides and end at the hull', () => {
  for (const seed of seeds.slice(0, 100)) {
    const { ship } = deal(seed)
    for (const { id, passages } of ship.rooms) {
      for (const direction of directions) {
        const beside = idBeside(id, direction)
        const seen =
          beside === undefined ? 'wall' : roomOf(ship, beside).passages[opposite[direction]]
        expect(passages[direction]).toBe(seen)
      }
    }
  }
})

it('puts everything but the vault within reach of somebody without a keycard', () => {
  for (const seed of seeds.slice(0, 100)) {
    const { ship, contents } = deal(seed)
    const steps = stepsTo(ship, ship.airlock, false)
    const unreachable = ship.rooms.filter(({ id }) => steps[id] === Infinity)
    expect(unreachable.map(({ id }) => id)).toEqual([ship.vault])
    expect(stepsTo(ship, ship.airlock, true)[ship.vault]).toBeLessThan(Infinity)
    expect(contents[ship.vault]).toMatchObject({ hasBeacon: false, hasKeycard: false, crystals: 3 })
    expect(ship.podBay).not.toBe(ship.vault)
  }
})

it('puts one beacon and one keycard aboard, and the alien out of reach of the first steps', () => {
  for (const seed of seeds.slice(0, 100)) {
    const { ship, contents, alien, room } = deal(seed)
    expect(contents.filter(({ hasBeacon }) => hasBeacon)).toHaveLength(1)
    expect(contents.filter(({ hasKeycard }) => hasKeycard)).toHaveLength(1)
    expect(soundDistance(ship, alien.room, room)).toBeGreaterThan(soundRange.steps + 1)
  }
})

it('names each room of a ship differently', () => {
  const { ship } = deal(5)
  expect(new Set(ship.rooms.map(({ name }) => name)).size).toBe(ship.rooms.length)
})

it('deals the same ship for the same seed, and another for another', () => {
  expect(deal(9)).toEqual(deal(9))
  expect(deal(9)).not.toEqual(deal(10))
})
