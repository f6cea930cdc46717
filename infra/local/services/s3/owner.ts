import { createHash } from 'node:crypto'

/** The canonical user ID of an account: 64 hexadecimal digits, here made from the account's number. */
export function canonicalUserId(account: string): string {
  return createHash('sha256').update(account).digest('hex')
}
