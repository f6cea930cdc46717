/** Where a seat's identity ID is kept in the browser's storage. Of its own, since the first requests need no more. */
import type { Seat } from '../domain/session.ts'

export function identityKey(identityPoolId: string, seat: Seat): string {
  return `leading-key/${identityPoolId}/guest/${seat}`
}
