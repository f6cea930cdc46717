/** Whether IAM decides an exchange, and what AWS's answer to it says of permissions. */
import type { Exchange } from '../../domain/exchange.ts'

/** By the policies of the role: nobody signs a call of Cognito, and STS tells anybody who they are. */
export function isDecidedByIam({ service }: Pick<Exchange, 'service'>): boolean {
  return service === 'dynamodb' || service === 's3'
}

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

/** Access was denied: by IAM, or by Cognito, which has its own word for it. Whatever else goes wrong is no denial. */
export function isRefused(exchange: Pick<Exchange, 'state' | 'status' | 'errorCode'>): boolean {
  return permissionOf(exchange) === 'denied' || exchange.errorCode === 'NotAuthorizedException'
}
