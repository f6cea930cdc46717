/**
 * A service whose operations take only so many requests a second. The limits are those of the whole account, as on AWS.
 * A request counts once it was read; what AWS checks first, the limit or the input, is documented nowhere.
 */
import { ServiceError } from '../errors.ts'
import type { Operation } from '../http/operation.ts'
import type { JsonService } from '../http/route.ts'
import type { TokenBucket } from './token-bucket.ts'

/** @param limits By the operation's name; the others are not limited. */
export function limitRequests(
  service: JsonService,
  limits: Readonly<Record<string, TokenBucket>>,
): JsonService {
  const limited = (inner: Operation, bucket: TokenBucket): Operation => {
    const run = inner.run as (...args: readonly unknown[]) => Promise<unknown>
    // Sound because what `run` is given goes through as it is.
    return {
      ...inner,
      run: (...args: readonly unknown[]) =>
        bucket.take() ? run(...args) : Promise.reject(tooManyRequests()),
    }
  }
  return {
    ...service,
    operation(name) {
      const inner = service.operation(name)
      const bucket = limits[name]
      return inner === undefined || bucket === undefined ? inner : limited(inner, bucket)
    },
  }
}

/**
 * The text is that of many captures from Cognito user pools, and of one of GetId and GetCredentialsForIdentity.
 *
 * @see https://github.com/aws-amplify/amplify-js/issues/13608
 */
function tooManyRequests(): ServiceError {
  return new ServiceError('TooManyRequestsException', 'Rate exceeded', { status: 400 })
}
