/** The derelict saucer: rooms in a disc, and what lies between them. Questions about a finished ship only. */
import {
  bearingOf,
  cellBeside,
  directions,
  distanceBetween,
  type Bearing,
  type Cell,
  type Direction,
} from './directions.ts'

/** Rooms along each side of the square that holds the disc. */
export const shipSize = 5

/** A hatch opens to a keycard and falls shut behind it; the alien cannot pass it. */
export type Passage = 'open' | 'hatch' | 'wall'

/** Index into {@link Ship.rooms}. */
export type RoomId = number

export interface Room extends Cell {
  readonly id: RoomId
  /** As in a sentence: `galley`. Each room of a ship has another. */
  readonly name: string
  readonly passages: Readonly<Record<Direction, Passage>>
  /** There is something to hide in. */
  readonly hasLocker: boolean
}

export interface Ship {
  readonly rooms: readonly Room[]
  readonly airlock: RoomId
  readonly podBay: RoomId
  readonly vault: RoomId
}

/** The cells of the disc, row by row from the north-west: a square without its corners. */
export const cells: readonly Cell[] = Array.from({ length: shipSize * shipSize }, (_, index) => ({
  column: index % shipSize,
  row: Math.floor(index / shipSize),
})).filter(({ column, row }) => {
  const last = shipSize - 1
  return !((column === 0 || column === last) && (row === 0 || row === last))
})

/** The room in a cell, or `undefined` outside of the disc. */
export function idAt({ column, row }: Cell): RoomId | undefined {
  const index = cells.findIndex((cell) => cell.column === column && cell.row === row)
  return index < 0 ? undefined : index
}

/** For each room, the room that lies there: walls and hatches do not matter. */
const besideEach = cells.map(
  (cell) =>
    Object.fromEntries(
      directions.map((direction) => [direction, idAt(cellBeside(cell, direction))]),
    ) as Readonly<Record<Direction, RoomId | undefined>>,
)

/** The neighbour in a direction, whatever lies between; `undefined` at the hull. */
export function idBeside(id: RoomId, direction: Direction): RoomId | undefined {
  return besideEach[id]?.[direction]
}

/** @throws Where the ship has no such room: IDs come from the ship itself. */
export function roomOf(ship: Ship, id: RoomId): Room {
  const room = ship.rooms[id]
  if (!room) throw new Error(`the ship has no room ${id}`)
  return room
}

export function soundDistance(ship: Ship, from: RoomId, to: RoomId): number {
  return distanceBetween(roomOf(ship, from), roomOf(ship, to))
}

export function bearingBetween(ship: Ship, from: RoomId, to: RoomId): Bearing {
  return bearingOf(roomOf(ship, from), roomOf(ship, to))
}

export interface Way {
  readonly direction: Direction
  readonly to: RoomId
}

/** The rooms one step away, with the way to each. @param withKeycard Whether hatches open. */
export function waysFrom(ship: Ship, id: RoomId, withKeycard: boolean): readonly Way[] {
  const { passages } = roomOf(ship, id)
  const beside = besideEach[id]
  const ways: Way[] = []
  // A plain loop: the solver asks this very often.
  for (const direction of directions) {
    const passage = passages[direction]
    const to = beside?.[direction]
    if (passage === 'wall' || to === undefined || (passage === 'hatch' && !withKeycard)) continue
    ways.push({ direction, to })
  }
  return ways
}

/** Steps to `goal` from every room, by ID; `Infinity` where no way leads there. */
export function stepsTo(ship: Ship, goal: RoomId, withKeycard: boolean): readonly number[] {
  const steps = ship.rooms.map(() => Infinity)
  steps[goal] = 0
  const queue = [goal]
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const next = (steps[at] ?? 0) + 1
    for (const { to } of waysFrom(ship, at, withKeycard)) {
      if (next >= (steps[to] ?? 0)) continue
      steps[to] = next
      queue.push(to)
    }
  }
  return steps
}
