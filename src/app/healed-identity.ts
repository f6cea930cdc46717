/** Reads from the wire whether Cognito refused the remembered identity and the app asked for a new one in its place. */
import type { Exchange } from '../domain/exchange.ts'

/**
 * The exchange in which the new identity came, or `undefined` where nothing had to be healed.
 *
 * @param exchanges Newest last.
 */
export function findHealing(exchanges: readonly Exchange[]): Exchange | undefined {
  const own = exchanges.filter(
    ({ seat, service }) => seat === 'me' && service === 'cognito-identity',
  )
  return own.findLast(
    (exchange, index) =>
      exchange.operation === 'GetId' &&
      exchange.status === 200 &&
      own[index - 1]?.operation === 'GetCredentialsForIdentity' &&
      (own[index - 1]?.status ?? 0) >= 400,
  )
}
