/**
 * Turns what the SDK throws into a `Failure`. Told by the error's name and status, never by its message; secrets in the
 * message are masked.
 */
import { Failure } from '../domain/failure.ts'
import type { FailureKind } from '../domain/failure.ts'
import { maskText } from '../domain/mask.ts'

/** AWS's exception names, those of the JSON services and the shorter ones of STS and S3. */
const kindsByCode: Readonly<Record<string, FailureKind>> = {
  AccessDeniedException: 'denied',
  AccessDenied: 'denied',
  NotAuthorizedException: 'denied',
  ExpiredTokenException: 'expired',
  ExpiredToken: 'expired',
  UnrecognizedClientException: 'expired',
  InvalidClientTokenId: 'expired',
  InvalidAccessKeyId: 'expired',
  InvalidToken: 'expired',
  ConditionalCheckFailedException: 'conflict',
  TransactionConflictException: 'conflict',
  ResourceConflictException: 'conflict',
  ThrottlingException: 'throttled',
  Throttling: 'throttled',
  TooManyRequestsException: 'throttled',
  ProvisionedThroughputExceededException: 'throttled',
  RequestLimitExceeded: 'throttled',
  LimitExceededException: 'throttled',
  SlowDown: 'throttled',
}

interface SdkError extends Error {
  readonly $metadata: {
    readonly httpStatusCode?: number
    readonly requestId?: string
    readonly attempts?: number
  }
}

/** @param isOnline What the browser believes of its network. */
export function failureFromSdk(error: unknown, isOnline: () => boolean = browserIsOnline): Failure {
  if (error instanceof Failure) return error
  if (!isSdkError(error)) {
    const message = error instanceof Error ? error.message : String(error)
    return new Failure('unexpected', maskText(message), { cause: error })
  }
  const { httpStatusCode: status, requestId } = error.$metadata
  const message = maskText(error.message)
  // The SDK tried, and no answer came: what it throws then is the browser's own error, or that of its time limit.
  if (status === undefined) {
    return new Failure(isOnline() ? 'unreachable' : 'offline', message, { cause: error })
  }
  return new Failure(kindsByCode[error.name] ?? 'unexpected', message, {
    code: error.name,
    status,
    ...(requestId !== undefined && { requestId }),
    cause: error,
  })
}

/** `$metadata` is on every error that left a client, also on a network error: the SDK's retry puts it there. */
function isSdkError(error: unknown): error is SdkError {
  return (
    error instanceof Error &&
    '$metadata' in error &&
    typeof error.$metadata === 'object' &&
    error.$metadata !== null
  )
}

export function browserIsOnline(): boolean {
  // Node has no `navigator.onLine`; only a browser that says `false` is offline.
  return !(typeof navigator === 'object' && (navigator as { onLine?: boolean }).onLine === false)
}
