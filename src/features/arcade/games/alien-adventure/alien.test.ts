import { describe, expect, it } from 'vitest'
import { randomFrom } from '../random.ts'
import { listen, prowl, vanish, type Alien } from './alien.ts'
import { soundDistance } from './ship.ts'
import { at, situationForTests } from './situation-for-tests.ts'

const { ship } = situationForTests()
const alien: Alien = { room: at(4, 2), cameFrom: at(4, 2) }

/** So many turns of the alien, from turn 1. */
function prowlFor(turns: number, start: Alien): Alien[] {
  const random = randomFrom(3)
  let now = start
  return Array.from({ length: turns }, (_, index) => (now = prowl(now, index + 1, ship, random)))
}

describe('listening', () => {
  const near = { room: at(3, 3), range: 2 }
  const decoy = { room: at(1, 2), range: 6 }

  it('makes it hunt what is loud enough', () => {
    expect(listen(alien, [near], ship).prey).toBe(near.room)
    expect(listen(alien, [{ ...near, range: 1 }], ship)).toBe(alien)
  })

  it('prefers a decoy to steps', () => {
    expect(listen(alien, [decoy, near], ship).prey).toBe(decoy.room)
  })
})

describe('prowling', () => {
  it('wanders on every second turn, and not straight back', () => {
    const rooms = prowlFor(12, alien).map(({ room }) => room)
    expect(rooms[0]).toBe(alien.room)
    for (let index = 1; index < rooms.length; index += 2) {
      const [here, before] = [rooms[index] ?? 0, rooms[index - 1] ?? 0]
      expect(soundDistance(ship, here, before)).toBe(1)
      expect(rooms[index + 2]).not.toBe(before)
    }
  })

  it('hunts two turns of three, then forgets what it came for', () => {
    const rooms = prowlFor(5, { ...alien, prey: at(3, 4) })
    expect(rooms.map(({ room }) => soundDistance(ship, room, at(3, 4)))).toEqual([2, 1, 1, 0, 0])
    expect(rooms.at(-1)?.prey).toBeUndefined()
  })

  it('gives up what lies behind hatches, and never goes there', () => {
    const hunting = { room: at(3, 2), cameFrom: at(4, 2), prey: ship.vault }
    expect(prowlFor(1, hunting)[0]).toEqual({ ...hunting, prey: undefined })
    for (const { room } of prowlFor(300, alien)) expect(room).not.toBe(ship.vault)
  })

  it('uses up one random number a turn, whatever it does', () => {
    const [wandering, hunting] = [randomFrom(4), randomFrom(4)]
    prowl(alien, 1, ship, wandering)
    prowl({ ...alien, prey: at(0, 2) }, 1, ship, hunting)
    expect(wandering.state()).toBe(hunting.state())
  })
})

it('vanishes to one of the farthest rooms, but never into the vault', () => {
  const gone = vanish(alien, ship, ship.vault, randomFrom(5))
  const farthest = Math.max(...ship.rooms.map(({ id }) => soundDistance(ship, alien.room, id)))
  expect(soundDistance(ship, alien.room, gone.room)).toBe(farthest)
  expect(gone).toEqual({ room: gone.room, cameFrom: gone.room })
})
