/** Whether a signature is of this time: neither too old, nor of the future. */
import { formatAmzDate } from '../../../src/sigv4/amz-date.ts'
import type { SignatureParameters } from './signature-parameters.ts'
import { authenticationError, type SignedService } from './signed-service.ts'

export interface TimeContext {
  readonly service: SignedService
  readonly now: Date
  readonly clockWindowMinutes: number
}

/**
 * A presigned URL holds no longer than any other signature, and less long where X-Amz-Expires says so. STS is known to
 * ignore that parameter; here it counts, which is the stricter reading.
 *
 * @see https://github.com/aws/aws-sdk-go/issues/2167 (X-Amz-Expires does not prolong the 15 minutes)
 */
export function refuseOtherTime(
  { date, dateText, expiresSeconds }: SignatureParameters,
  { service, now, clockWindowMinutes }: TimeContext,
): Date {
  if (!date) {
    throw authenticationError(
      service,
      'IncompleteSignatureException',
      `Date must be in ISO-8601 'basic format'. Got '${dateText}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    )
  }
  const windowSeconds = clockWindowMinutes * 60
  const lifetimeSeconds = Math.min(windowSeconds, expiresSeconds ?? windowSeconds)
  const nowSeconds = Math.floor(now.getTime() / 1000)
  const seconds = date.getTime() / 1000
  if (seconds < nowSeconds - lifetimeSeconds) {
    throw authenticationError(
      service,
      'InvalidSignatureException',
      `Signature expired: ${formatAmzDate(date)} is now earlier than ${formatSeconds(nowSeconds - lifetimeSeconds)} (${formatSeconds(nowSeconds)} - ${formatSpan(lifetimeSeconds)})`,
    )
  }
  if (seconds > nowSeconds + windowSeconds) {
    throw authenticationError(
      service,
      'InvalidSignatureException',
      `Signature not yet current: ${formatAmzDate(date)} is still later than ${formatSeconds(nowSeconds + windowSeconds)} (${formatSeconds(nowSeconds)} + ${formatSpan(windowSeconds)})`,
    )
  }
  return date
}

function formatSeconds(seconds: number): string {
  return formatAmzDate(new Date(seconds * 1000))
}

function formatSpan(seconds: number): string {
  return seconds % 60 === 0 ? `${String(seconds / 60)} min.` : `${String(seconds)} sec.`
}
