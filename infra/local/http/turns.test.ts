import { expect, it } from 'vitest'
import { createTurns } from './turns.ts'

const later = () => new Promise((resolve) => setImmediate(resolve))

it('runs in order, with no more bytes at a time than it may', async () => {
  const turns = createTurns(10)
  let runningBytes = 0
  const order: number[] = []
  const take = (sizeBytes: number, name: number) =>
    turns.take(sizeBytes, async () => {
      runningBytes += sizeBytes
      expect(runningBytes).toBeLessThanOrEqual(10)
      order.push(name)
      await later()
      runningBytes -= sizeBytes
    })
  await Promise.all([4, 6, 5, 5, 9, 10].map(take))
  expect(order).toEqual([0, 1, 2, 3, 4, 5])
})

it('runs a larger one alone', async () => {
  const turns = createTurns(10)
  const seen: string[] = []
  const take = (sizeBytes: number, name: string) =>
    turns.take(sizeBytes, async () => {
      seen.push(name)
      await later()
      seen.push(`/${name}`)
    })
  await Promise.all([take(1, 'a'), take(100, 'b'), take(1, 'c')])
  expect(seen).toEqual(['a', '/a', 'b', '/b', 'c', '/c'])
})

it('makes room after a failure', async () => {
  const turns = createTurns(1)
  await expect(turns.take(1, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await expect(turns.take(1, () => Promise.resolve('yes'))).resolves.toBe('yes')
})
