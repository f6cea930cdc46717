import { expect, it } from 'vitest'
import { between, seededRandom } from './seeded-random.ts'

const draw = (seed: number, purpose: string, count = 1000) => {
  const random = seededRandom(seed, purpose)
  return Array.from({ length: count }, random)
}

it('repeats with its seed', () => {
  expect(draw(7, 'latency')).toEqual(draw(7, 'latency'))
})

it('differs from seed to seed and from purpose to purpose', () => {
  expect(draw(7, 'latency', 5)).not.toEqual(draw(8, 'latency', 5))
  expect(draw(7, 'latency', 5)).not.toEqual(draw(7, 'throttles', 5))
})

it('fills the space from 0 to 1 evenly', () => {
  const counts = new Array<number>(10).fill(0)
  for (const number of draw(1, 'any', 10_000)) {
    const tenth = Math.floor(number * 10)
    counts[tenth] = (counts[tenth] ?? 0) + 1
  }
  expect(counts).toHaveLength(10)
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150)
})

it('stays between the bounds', () => {
  expect(between(() => 0, 5, 60)).toBe(5)
  expect(between(() => 0.5, 5, 60)).toBe(32.5)
})
