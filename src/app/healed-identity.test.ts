import { expect, it } from 'vitest'
import type { Exchange } from '../domain/exchange.ts'
import { anExchange } from '../testing/builders.ts'
import { findHealing } from './healed-identity.ts'

function cognito(operation: string, status: number, seat: Exchange['seat'] = 'me') {
  return anExchange({
    id: `${operation} ${seat}`,
    service: 'cognito-identity',
    operation,
    status,
    seat,
  })
}

it('finds the new identity that came after the old one was refused', () => {
  const exchanges = [cognito('GetCredentialsForIdentity', 400), cognito('GetId', 200)]
  expect(findHealing(exchanges)?.id).toBe('GetId me')
})

it('finds nothing where an identity was simply opened', () => {
  expect(findHealing([cognito('GetId', 200), cognito('GetCredentialsForIdentity', 200)])).toBe(
    undefined,
  )
})

it('does not take the rival’s refusal for one’s own', () => {
  const exchanges = [cognito('GetCredentialsForIdentity', 400, 'rival'), cognito('GetId', 200)]
  expect(findHealing(exchanges)).toBe(undefined)
})
