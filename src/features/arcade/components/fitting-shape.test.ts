import { describe, expect, it } from 'vitest'
import { fittingShape, shapeInWindow } from './fitting-shape.ts'

describe('fittingShape', () => {
  it.each([
    [800, 600, 'wide'],
    [600, 620, 'square'],
    [358, 600, 'tall'],
    [0, 0, 'wide'],
  ])('takes for a room of %d by %d the %s field', (width, height, shape) => {
    expect(fittingShape(width, height)).toBe(shape)
  })

  it('stays with one shape while a window only grows in the same proportion', () => {
    for (const scale of [1, 1.7, 3]) expect(fittingShape(640 * scale, 500 * scale)).toBe('wide')
  })
})

describe('shapeInWindow', () => {
  it('stands upright on a phone, and lies on a phone that is turned', () => {
    expect(shapeInWindow(358, 844)).toBe('tall')
    expect(shapeInWindow(812, 390)).toBe('wide')
  })
})
