/**
 * A signature in the query string: a presigned URL.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
 */
import { parseAmzDate } from '../../../src/sigv4/amz-date.ts'
import type { HeaderIndex } from '../../../src/sigv4/header-index.ts'
import type { SignatureParameters } from './signature-parameters.ts'
import { authenticationError, type SignedService } from './signed-service.ts'

type QueryParameters = ReadonlyMap<string, readonly string[]>

/** In the order in which DynamoDB names them (dynalite, index.js). */
const required = [
  'X-Amz-Algorithm',
  'X-Amz-Credential',
  'X-Amz-Signature',
  'X-Amz-SignedHeaders',
  'X-Amz-Date',
] as const

const optional = ['X-Amz-Expires', 'X-Amz-Security-Token'] as const

const omittedParameters: readonly string[] = ['X-Amz-Signature']
const maxExpiresSeconds = 7 * 24 * 60 * 60

/** @throws ServiceError for what is missing, given twice, or no lifetime. */
export function readQueryForm(
  query: QueryParameters,
  headers: HeaderIndex,
  service: SignedService,
): SignatureParameters {
  refuseAmbiguous(query, headers, service)
  const valueOf = (name: string) => query.get(name)?.[0] || undefined
  const missing = required.filter((name) => valueOf(name) === undefined)
  if (missing.length > 0) {
    const sentences = missing.map((name) => `AWS query-string parameters must include '${name}'. `)
    throw authenticationError(
      service,
      'IncompleteSignatureException',
      `${sentences.join('')}Re-examine the query-string parameters.`,
    )
  }
  const dateText = valueOf('X-Amz-Date') ?? ''
  return {
    algorithm: valueOf('X-Amz-Algorithm') ?? '',
    credential: valueOf('X-Amz-Credential') ?? '',
    signedHeaders: valueOf('X-Amz-SignedHeaders') ?? '',
    signature: valueOf('X-Amz-Signature') ?? '',
    dateText,
    date: parseAmzDate(dateText),
    sessionToken: valueOf('X-Amz-Security-Token'),
    expiresSeconds: readExpires(query.get('X-Amz-Expires')?.[0], service),
    omittedParameters,
  }
}

/** Stricter than what is known of AWS, whose words for it are not known either. */
function refuseAmbiguous(
  query: QueryParameters,
  headers: HeaderIndex,
  service: SignedService,
): void {
  for (const name of [...required, ...optional]) {
    if ((query.get(name)?.length ?? 0) < 2) continue
    throw authenticationError(
      service,
      'InvalidSignatureException',
      `Found more than one '${name}' query-string param.`,
    )
  }
  if (headers.has('x-amz-security-token')) {
    throw authenticationError(
      service,
      'InvalidSignatureException',
      "Found 'X-Amz-Security-Token' as HTTP header beside a signature in the query string.",
    )
  }
}

/** The words are S3's, the one service whose words are known. */
function readExpires(text: string | undefined, service: SignedService): number | undefined {
  if (text === undefined) return undefined
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : undefined
  if (seconds !== undefined && seconds > 0 && seconds <= maxExpiresSeconds) return seconds
  throw authenticationError(
    service,
    'IncompleteSignatureException',
    seconds === undefined || seconds === 0
      ? 'X-Amz-Expires should be a number'
      : `X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than ${String(maxExpiresSeconds)} seconds`,
  )
}
