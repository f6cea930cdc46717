import { expect, it } from 'vitest'
import { freshSeed, seedFromText } from './fresh-seed.ts'

it('draws seeds that an address can name', () => {
  for (let count = 0; count < 50; count += 1) {
    const seed = freshSeed()
    expect(seedFromText(String(seed))).toBe(seed)
  }
})

it.each([null, '', 'x', '-1', '1.5', '12345678901'])('reads no seed from %j', (text) => {
  expect(seedFromText(text)).toBeUndefined()
})
