/**
 * The alien: it wanders, hunts what it hears, and stays with a decoy while that clatters.
 * It cannot see, and it cannot pass hatches.
 */
import type { RandomSource } from '../random.ts'
import { pickFrom } from './dice.ts'
import { soundDistance, stepsTo, waysFrom, type RoomId, type Ship } from './ship.ts'

export interface Alien {
  readonly room: RoomId
  /** Where it was before, so that it does not wander back and forth. */
  readonly cameFrom: RoomId
  /** Where it heard something. Absent: it wanders. */
  readonly prey?: RoomId | undefined
}

export interface Noise {
  readonly room: RoomId
  /** How many rooms away it is heard. */
  readonly range: number
}

/** Wandering, it walks on every second turn; hunting, it stops to listen on every third. */
const wanderPace = 2
const huntPause = 3

/** Sets out for the first noise that it can hear; the noises come with the most tempting first. */
export function listen(alien: Alien, noises: readonly Noise[], ship: Ship): Alien {
  const heard = noises.find(({ room, range }) => soundDistance(ship, alien.room, room) <= range)
  return heard ? { ...alien, prey: heard.room } : alien
}

/** The alien one turn later. Takes one number from the source, whatever it does. */
export function prowl(alien: Alien, turn: number, ship: Ship, random: RandomSource): Alien {
  const ways = waysFrom(ship, alien.room, false)
  const onward = ways.filter(({ to }) => to !== alien.cameFrom)
  const whim = pickFrom(onward.length > 0 ? onward : ways, random)?.to
  if (alien.prey === undefined) {
    return turn % wanderPace === 0 && whim !== undefined ? goTo(alien, whim) : alien
  }
  if (alien.prey === alien.room) return { ...alien, prey: undefined }
  if (turn % huntPause === 0) return alien
  const next = stepTowards(alien, alien.prey, ship)
  // What it hears behind a hatch it cannot reach; it loses interest.
  return next === undefined ? { ...alien, prey: undefined } : goTo(alien, next)
}

function goTo(alien: Alien, room: RoomId): Alien {
  return { ...alien, room, cameFrom: alien.room }
}

function stepTowards(alien: Alien, prey: RoomId, ship: Ship): RoomId | undefined {
  const steps = stepsTo(ship, prey, false)
  const here = steps[alien.room] ?? Infinity
  return waysFrom(ship, alien.room, false).find(({ to }) => (steps[to] ?? Infinity) < here)?.to
}

/** After an attack it is gone into the vents: to one of the rooms farthest away. */
export function vanish(alien: Alien, ship: Ship, vault: RoomId, random: RandomSource): Alien {
  const distances = ship.rooms.map(({ id }) =>
    id === vault ? -1 : soundDistance(ship, alien.room, id),
  )
  const farthest = Math.max(...distances)
  const room = pickFrom(
    ship.rooms.filter(({ id }) => distances[id] === farthest),
    random,
  )
  return room ? { room: room.id, cameFrom: room.id } : alien
}
