import { expect, it } from 'vitest'
import { blankDrawing, cellAfterKey, cellAt, cellsBetween, isBlank, paint } from './drawing.ts'

it('is blank until something is painted, and again when that is erased', () => {
  expect(isBlank(blankDrawing)).toBe(true)
  const painted = paint(blankDrawing, [17], 6)
  expect(painted[17]).toBe(6)
  expect(painted.filter((colour) => colour !== 0)).toHaveLength(1)
  expect(isBlank(paint(painted, [17], 0))).toBe(true)
})

it('is the same drawing where paint changes nothing', () => {
  const painted = paint(blankDrawing, [0, 1], 3)
  expect(paint(painted, [1], 3)).toBe(painted)
})

it('finds the cell below a pointer, and none beside the drawing', () => {
  expect(cellAt(0, 0)).toBe(0)
  expect(cellAt(0.999, 0.999)).toBe(255)
  expect(cellAt(0.5, 0.07)).toBe(24)
  for (const [x, y] of [
    [1, 0.5],
    [-0.01, 0.5],
    [0.5, 1],
  ] as const)
    expect(cellAt(x, y)).toBeUndefined()
})

it('leaves no gap in a quick stroke', () => {
  expect(cellsBetween(0, 3)).toEqual([0, 1, 2, 3])
  expect(cellsBetween(51, 0)).toEqual([51, 34, 17, 0])
  expect(cellsBetween(7, 7)).toContain(7)
})

it.each([
  ['ArrowUp', 17, 1],
  ['ArrowUp', 1, 1],
  ['ArrowDown', 241, 241],
  ['ArrowLeft', 16, 16],
  ['ArrowRight', 15, 15],
  ['ArrowRight', 16, 17],
  ['Home', 20, 16],
  ['End', 20, 31],
  ['a', 20, undefined],
])('%s leads from cell %i to %s', (key, cell, expected) => {
  expect(cellAfterKey(cell, key)).toBe(expected)
})
