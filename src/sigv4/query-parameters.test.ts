import { expect, it } from 'vitest'
import { readQueryParameters } from './query-parameters.ts'

it('decodes names and values as the signature does', () => {
  expect([...readQueryParameters('/?X%2dAmz-Algorithm=x%20y+z&b&=c&b=2')]).toEqual([
    ['X-Amz-Algorithm', ['x y z']],
    ['b', ['', '2']],
    ['', ['c']],
  ])
})

it('finds none without a question mark', () => {
  expect(readQueryParameters('/').size).toBe(0)
})
