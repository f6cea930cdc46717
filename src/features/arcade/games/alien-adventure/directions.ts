/** The four ways out of a room, and where one room lies from another. */

export const directions = ['north', 'east', 'south', 'west'] as const

export type Direction = (typeof directions)[number]

export interface Cell {
  /** From 0 in the west. */
  readonly column: number
  /** From 0 in the north. */
  readonly row: number
}

export const opposite: Readonly<Record<Direction, Direction>> = {
  north: 'south',
  east: 'west',
  south: 'north',
  west: 'east',
}

const steps: Readonly<Record<Direction, { columns: number; rows: number }>> = {
  north: { columns: 0, rows: -1 },
  east: { columns: 1, rows: 0 },
  south: { columns: 0, rows: 1 },
  west: { columns: -1, rows: 0 },
}

/** The cell beside another; it may lie outside of the ship. */
export function cellBeside({ column, row }: Cell, direction: Direction): Cell {
  const { columns, rows } = steps[direction]
  return { column: column + columns, row: row + rows }
}

/** Rooms to cross from one cell to the other if there were no walls: how far a sound goes. */
export function distanceBetween(from: Cell, to: Cell): number {
  return Math.abs(from.column - to.column) + Math.abs(from.row - to.row)
}

export type Bearing = Direction | 'north-east' | 'south-east' | 'south-west' | 'north-west' | 'here'

/** Where `to` lies as seen from `from`: straight along a row or column, else between two. */
export function bearingOf(from: Cell, to: Cell): Bearing {
  const isNorth = to.row < from.row
  const isWest = to.column < from.column
  if (to.column === from.column && to.row === from.row) return 'here'
  if (to.column === from.column) return isNorth ? 'north' : 'south'
  if (to.row === from.row) return isWest ? 'west' : 'east'
  if (isNorth) return isWest ? 'north-west' : 'north-east'
  return isWest ? 'south-west' : 'south-east'
}
