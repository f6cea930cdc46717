import { expect, it } from 'vitest'
import { describeTimeLeft } from './use-time-left.ts'

const now = new Date('2026-11-22T08:00:00Z')

it.each([
  [60 * 60_000, '60 min left'],
  [52.9 * 60_000, '52 min left'],
  [59_000, 'under a minute left'],
  [0, 'expired'],
  [-1, 'expired'],
])('describes %d ms as %s', (leftMs, words) => {
  expect(describeTimeLeft(new Date(now.getTime() + leftMs), now)).toBe(words)
})
