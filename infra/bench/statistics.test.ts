import { describe, expect, it } from 'vitest'
import { median, percentile } from './statistics.ts'

describe('median', () => {
  it('is the middle value, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5)
  })

  it('is the mean of the middle two of an even number', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5)
  })
})

describe('percentile', () => {
  const hundredAndOne = Float64Array.from({ length: 101 }, (_, index) => 100 - index)

  it('sorts by number and counts from the smallest', () => {
    expect(percentile(hundredAndOne, 99)).toBe(99)
    expect(percentile(hundredAndOne, 0)).toBe(0)
  })

  it('refuses to answer for nothing', () => {
    expect(() => percentile([], 50)).toThrow('nothing')
  })
})
