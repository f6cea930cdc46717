/** A ship drawn by hand, so that a test can say where everything is. */
import type { Direction } from './directions.ts'
import { cells, idAt, idBeside, type Passage, type RoomId, type Ship } from './ship.ts'
import type { Situation } from './state.ts'

/** The room in a column and row, from 0 in the north-west. @throws In the corners, where no room is. */
export function at(column: number, row: number): RoomId {
  const id = idAt({ column, row })
  if (id === undefined) throw new Error(`no room in column ${column}, row ${row}`)
  return id
}

/**
 * Every room is open to all its neighbours, but the vault in the middle, which has four hatches. The airlock is in the
 * south, the pod bay in the north, the beacon in the west, the keycard east of the airlock. The alien sits in the
 * north-east, five rooms from the airlock.
 */
export function situationForTests(changes: Partial<Situation> = {}): Situation {
  const vault = at(2, 2)
  const passage = (id: RoomId, direction: Direction): Passage => {
    const beside = idBeside(id, direction)
    if (beside === undefined) return 'wall'
    return id === vault || beside === vault ? 'hatch' : 'open'
  }
  const ship: Ship = {
    rooms: cells.map((cell, id) => ({
      ...cell,
      id,
      name: `room ${id}`,
      passages: {
        north: passage(id, 'north'),
        east: passage(id, 'east'),
        south: passage(id, 'south'),
        west: passage(id, 'west'),
      },
      hasLocker: id === at(1, 4),
    })),
    airlock: at(2, 4),
    podBay: at(2, 0),
    vault,
  }
  return {
    phase: 'playing',
    score: 0,
    ship,
    room: ship.airlock,
    turn: 0,
    oxygen: 20,
    crystals: 0,
    hasBeacon: false,
    hasKeycard: false,
    decoysLeft: 2,
    isSuitTorn: false,
    isHidden: false,
    contents: ship.rooms.map(({ id }) => ({
      crystals: id === at(2, 3) ? 2 : 0,
      hasBeacon: id === at(0, 2),
      hasKeycard: id === at(3, 4),
      hasCanister: id === at(1, 3),
    })),
    knowledge: ship.rooms.map(({ id }) => (id === ship.airlock ? 'visited' : 'unknown')),
    alien: { room: at(4, 1), cameFrom: at(4, 1) },
    happenings: [],
    randomState: 1,
    ...changes,
  }
}
