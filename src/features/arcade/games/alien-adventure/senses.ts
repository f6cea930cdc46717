/** What a player can know in a situation: sounds, the signal, the rooms seen so far. The map, the words and the bot go by it. */
import type { Bearing, Direction } from './directions.ts'
import {
  bearingBetween,
  idBeside,
  roomOf,
  soundDistance,
  type Passage,
  type RoomId,
} from './ship.ts'
import { soundRange, type Situation } from './state.ts'

export interface HeardSound {
  readonly bearing: Bearing
  readonly loudness: 'here' | 'very near' | 'near' | 'far'
}

/** The alien, as it is heard through walls. `undefined`: too far away. It is always heard before it is met. */
export function soundHeard({ ship, room, alien }: Situation): HeardSound | undefined {
  const distance = soundDistance(ship, room, alien.room)
  if (distance > soundRange.alien) return undefined
  const loudness = (['here', 'very near', 'near'] as const)[distance] ?? 'far'
  return { bearing: bearingBetween(ship, room, alien.room), loudness }
}

export interface Signal {
  readonly from: 'beacon' | 'pod'
  readonly bearing: Bearing
}

/** The beacon calls until it is found; then it points to the pod. */
export function signalReceived({ ship, room, hasBeacon, contents }: Situation): Signal {
  const source = hasBeacon ? ship.podBay : contents.findIndex((one) => one.hasBeacon)
  return { from: hasBeacon ? 'pod' : 'beacon', bearing: bearingBetween(ship, room, source) }
}

/** When the round is over, the whole saucer is. */
export function isKnown({ knowledge, phase }: Situation, id: RoomId): boolean {
  return phase !== 'playing' || knowledge[id] === 'visited' || knowledge[id] === 'scanned'
}

/** Where the alien was seen last, and when; in the end, where it is. */
export function alienSeen({ phase, sighting, alien, turn }: Situation): Situation['sighting'] {
  return phase === 'playing' ? sighting : { room: alien.room, turn }
}

/** What lies between a room and its neighbour, if either is known. */
export function knownPassage(
  situation: Situation,
  id: RoomId,
  direction: Direction,
): Passage | undefined {
  const beside = idBeside(id, direction)
  const isSeen = isKnown(situation, id) || (beside !== undefined && isKnown(situation, beside))
  return isSeen ? roomOf(situation.ship, id).passages[direction] : undefined
}
