import { describe, expect, it } from 'vitest'
import { bearingOf, cellBeside, directions, distanceBetween, opposite } from './directions.ts'

const middle = { column: 2, row: 2 }

describe('a bearing', () => {
  it.each([
    [2, 0, 'north'],
    [4, 1, 'north-east'],
    [3, 2, 'east'],
    [4, 4, 'south-east'],
    [2, 3, 'south'],
    [1, 4, 'south-west'],
    [0, 2, 'west'],
    [0, 0, 'north-west'],
    [2, 2, 'here'],
  ] as const)('of column %i, row %i is %s', (column, row, bearing) => {
    expect(bearingOf(middle, { column, row })).toBe(bearing)
  })
})

it('goes and comes back by opposite ways', () => {
  for (const direction of directions) {
    const there = cellBeside(middle, direction)
    expect(bearingOf(middle, there)).toBe(direction)
    expect(distanceBetween(middle, there)).toBe(1)
    expect(cellBeside(there, opposite[direction])).toEqual(middle)
  }
})
