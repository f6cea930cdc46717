import { expect, it } from 'vitest'
import { createTokenBucket } from './token-bucket.ts'

function bucketAt(perSecond: number) {
  let timeMs = 1000
  const bucket = createTokenBucket({ perSecond, now: () => timeMs })
  return {
    take: (count: number) =>
      Array.from({ length: count }, () => bucket.take()).filter(Boolean).length,
    pass: (ms: number) => {
      timeMs += ms
    },
  }
}

it('lets a second’s worth through at once, and no more', () => {
  expect(bucketAt(25).take(40)).toBe(25)
})

it('fills again as time passes', () => {
  const bucket = bucketAt(25)
  bucket.take(25)
  bucket.pass(39)
  expect(bucket.take(1)).toBe(0)
  bucket.pass(1)
  expect(bucket.take(2)).toBe(1)
})

it('never holds more than a second’s worth', () => {
  const bucket = bucketAt(25)
  bucket.pass(60_000)
  expect(bucket.take(100)).toBe(25)
})

it('lets the rate through over a long time', () => {
  const bucket = bucketAt(200)
  bucket.take(200)
  let taken = 0
  for (let tenth = 0; tenth < 100; tenth += 1) {
    bucket.pass(100)
    taken += bucket.take(50)
  }
  expect(taken).toBe(2000)
})

it('gives nothing for a clock that was set back', () => {
  const bucket = bucketAt(25)
  bucket.take(25)
  bucket.pass(-5000)
  expect(bucket.take(1)).toBe(0)
  bucket.pass(1000)
  expect(bucket.take(30)).toBe(25)
})
