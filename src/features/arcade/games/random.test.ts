import { describe, expect, it } from 'vitest'
import { randomFrom } from './random.ts'

function take(count: number, next: () => number): number[] {
  return Array.from({ length: count }, next)
}

describe('randomFrom', () => {
  it('gives the same numbers for the same seed and others for another', () => {
    const first = take(20, randomFrom(42).next)
    expect(take(20, randomFrom(42).next)).toEqual(first)
    expect(take(20, randomFrom(43).next)).not.toEqual(first)
  })

  it('goes on from its state', () => {
    const source = randomFrom(7)
    take(5, source.next)
    const resumed = randomFrom(source.state())
    expect(take(5, resumed.next)).toEqual(take(5, source.next))
  })

  it('spreads over 0 to 1 and never reaches 1', () => {
    const numbers = take(10_000, randomFrom(1).next)
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...numbers)).toBeLessThan(1)
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length
    expect(mean).toBeCloseTo(0.5, 1)
  })

  it('takes any number as a seed', () => {
    for (const seed of [NaN, -1, 1.5, 2 ** 40, Infinity]) {
      expect(randomFrom(seed).next()).toBeGreaterThanOrEqual(0)
    }
  })
})
