/** What AWS's answer to an exchange says of permissions. */
import type { Exchange } from '../../domain/exchange.ts'

/** @returns `undefined` where it says nothing of them, as ThrottlingException, or where there is no answer. */
export function permissionOf({
  state,
  status,
  errorCode,
}: Pick<Exchange, 'state' | 'status' | 'errorCode'>): 'granted' | 'denied' | undefined {
  if (state !== 'answered' || status === undefined) return undefined
  // DynamoDB looks at the item, and so at a condition on it, only after IAM has allowed.
  if (status < 400 || errorCode === 'ConditionalCheckFailedException') return 'granted'
  return errorCode === 'AccessDeniedException' || errorCode === 'AccessDenied'
    ? 'denied'
    : undefined
}
