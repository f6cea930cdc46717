import { expect, it } from 'vitest'
import { aDeniedOutcome, aGrantedOutcome } from '../testing/builders.ts'
import { exchangeInView } from './exchange-in-view.ts'

const results = {
  query: {
    own: { state: 'answered', outcome: aGrantedOutcome({ exchangeId: 'x8' }) },
    rival: {
      state: 'answered',
      outcome: aDeniedOutcome({ operation: 'Query' }, { exchangeId: 'x7' }),
    },
  },
  scan: { rival: { state: 'sending' } },
} as const

it.each([
  ['/break-in/query/rival', 'x7'],
  ['/break-in/query/own', 'x8'],
  ['/break-in/scan/rival', undefined],
  ['/break-in/put-item/own', undefined],
  ['/break-in/query/nobody', undefined],
  ['/break-in', undefined],
  ['/policy/query/own', undefined],
  ['/', undefined],
])('finds at %s the exchange %s', (pathname, exchangeId) => {
  expect(exchangeInView(pathname, results)).toBe(exchangeId)
})
