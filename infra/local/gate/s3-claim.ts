/**
 * Reads what a request to S3 claims about its signature, in S3's own words. Other than elsewhere, a request may be unsigned,
 * the `x-amz-content-sha256` header says what was signed for the body, and a presigned URL holds for up to a week.
 *
 * Texts: aws-semantics E.3, and those that https://github.com/versity/versitygw (s3err) records from S3.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
 */
import { formatAmzDate, parseAmzDate, parseHttpDate } from '../../../src/sigv4/amz-date.ts'
import { parseAuthorizationHeader } from '../../../src/sigv4/authorization-header.ts'
import { parseCredential } from '../../../src/sigv4/credential-scope.ts'
import type { HeaderIndex } from '../../../src/sigv4/header-index.ts'
import { readQueryParameters } from '../../../src/sigv4/query-parameters.ts'
import { algorithm } from '../../../src/sigv4/string-to-sign.ts'
import type { ClaimedSignature } from './claimed-signature.ts'
import { headerValue } from './request-headers.ts'
import { accessDenied, invalidArgument, s3Error } from './s3-errors.ts'
import { checkContentSha256 } from './s3-payload.ts'

export interface S3ClaimContext {
  readonly region: string
  readonly now: Date
  readonly clockWindowMinutes: number
}

type Query = ReadonlyMap<string, readonly string[]>

/** Sent twice, one could be verified and the other used. */
const singleHeaders = [
  'authorization',
  'host',
  'x-amz-date',
  'date',
  'x-amz-security-token',
  'x-amz-content-sha256',
  'x-amz-decoded-content-length',
  'content-md5',
  'range',
]

const presignParameters = [
  'X-Amz-Algorithm',
  'X-Amz-Credential',
  'X-Amz-Signature',
  'X-Amz-Date',
  'X-Amz-SignedHeaders',
  'X-Amz-Expires',
]

const maxExpiresSeconds = 7 * 24 * 60 * 60

/** `undefined` for a request that is not signed at all. */
export function readS3Claim(
  target: string,
  headers: HeaderIndex,
  context: S3ClaimContext,
): ClaimedSignature | undefined {
  refuseRepeatedHeaders(headers)
  const authorization = headerValue(headers, 'authorization')
  const query = readQueryParameters(target)
  const isPresigned = presignParameters.some((name) => query.has(name))
  // Version 2, which buckets made since June 2020 do not take.
  if (query.has('AWSAccessKeyId') || authorization?.startsWith('AWS ') === true)
    throw s3Error(
      400,
      'InvalidRequest',
      'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
    )
  if (authorization === undefined)
    return isPresigned ? readQueryForm(query, headers, context) : undefined
  if (isPresigned)
    throw invalidArgument(
      'Authorization',
      authorization,
      'Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified',
    )
  return readHeaderForm(authorization, headers, context)
}

/** Stricter than what is known of S3, whose words for it are not known either. */
function refuseRepeatedHeaders(headers: HeaderIndex): void {
  for (const name of singleHeaders) {
    if ((headers.get(name)?.length ?? 0) < 2) continue
    throw s3Error(400, 'InvalidRequest', `Found more than one '${name}' header.`)
  }
}

function readHeaderForm(
  authorization: string,
  headers: HeaderIndex,
  context: S3ClaimContext,
): ClaimedSignature {
  const parsed = parseAuthorizationHeader(authorization)
  if (parsed.algorithm !== algorithm)
    throw invalidArgument('Authorization', authorization, 'Unsupported Authorization Type')
  const { credential, signedHeaders, signature, notPairs, repeated } = parsed
  if (notPairs[0] !== undefined)
    throw malformedHeader(`the authorization component "${notPairs[0]}" is malformed.`)
  if (repeated.length > 0 || !credential || !signedHeaders || !signature)
    throw malformedHeader(
      'the authorization header requires three components: Credential, SignedHeaders, and Signature.',
    )
  const dateText = headerValue(headers, 'x-amz-date') ?? headerValue(headers, 'date')
  const date = dateText === undefined ? undefined : (parseAmzDate(dateText) ?? parseHttpDate(dateText)) // prettier-ignore
  if (date === undefined)
    throw accessDenied('AWS authentication requires a valid Date or x-amz-date header')
  const amzDate = formatAmzDate(date)
  const claimed = readCredential(credential, amzDate, context.region, malformedHeader)
  refuseSkew(date, dateText ?? '', context)
  const contentSha256 = headerValue(headers, 'x-amz-content-sha256')
  if (contentSha256 === undefined)
    throw s3Error(
      400,
      'InvalidRequest',
      'Missing required header for this request: x-amz-content-sha256',
    )
  checkContentSha256(contentSha256)
  return {
    ...claimed,
    amzDate,
    signedHeaders: splitSignedHeaders(signedHeaders),
    signature,
    sessionToken: headerValue(headers, 'x-amz-security-token'),
    omittedParameters: [],
    payloadHash: contentSha256,
  }
}

function readQueryForm(
  query: Query,
  headers: HeaderIndex,
  context: S3ClaimContext,
): ClaimedSignature {
  const values = presignParameters.map((name) => query.get(name))
  if (values.some((each) => each?.length !== 1 || each[0] === ''))
    throw queryError(
      `Query-string authentication version 4 requires the ${presignParameters.slice(0, -1).join(', ')}, and X-Amz-Expires parameters.`,
    )
  const [algorithmText, credential, signature, dateText, signedHeaders, expires] = values.map(
    (each) => each?.[0] ?? '',
  ) as [string, string, string, string, string, string]
  const tokens = query.get('X-Amz-Security-Token') ?? []
  if (tokens.length > 1 || headers.has('x-amz-security-token'))
    throw queryError("Found more than one 'X-Amz-Security-Token'.")
  if (algorithmText !== algorithm)
    throw queryError('X-Amz-Algorithm only supports "AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256"')
  const date = parseAmzDate(dateText)
  if (date === undefined)
    throw queryError("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"")
  const claimed = readCredential(credential, dateText, context.region, (text) =>
    queryError(`Error parsing the X-Amz-Credential parameter; ${text}`),
  )
  const expiresSeconds = readExpires(expires)
  refuseExpired(date, expiresSeconds, expires, context.now)
  const contentSha256 = headerValue(headers, 'x-amz-content-sha256') ?? 'UNSIGNED-PAYLOAD'
  checkContentSha256(contentSha256)
  return {
    ...claimed,
    amzDate: dateText,
    signedHeaders: splitSignedHeaders(signedHeaders),
    signature,
    sessionToken: tokens[0],
    omittedParameters: ['X-Amz-Signature'],
    payloadHash: contentSha256,
  }
}

function readCredential(
  text: string,
  amzDate: string,
  region: string,
  malformed: (text: string, details?: Readonly<Record<string, string>>) => Error,
) {
  const credential = parseCredential(text)
  if (credential?.accessKeyId === undefined || credential.accessKeyId === '')
    throw malformed(
      'the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
    )
  const { scope } = credential
  if (scope.terminator !== 'aws4_request')
    throw malformed(`incorrect terminal "${scope.terminator}". This endpoint uses "aws4_request".`)
  if (scope.service !== 's3')
    throw malformed(`incorrect service "${scope.service}". This endpoint belongs to "s3".`)
  if (!/^\d{8}$/.test(scope.date))
    throw malformed(
      `incorrect date format "${scope.date}". This date in the credential must be in the format "yyyyMMdd".`,
    )
  if (scope.region !== region)
    throw malformed(`the region '${scope.region}' is wrong; expecting '${region}'`, {
      Region: region,
    })
  if (scope.date !== amzDate.slice(0, 8))
    throw malformed(
      `Invalid credential date "${scope.date}". This date is not the same as X-Amz-Date: "${amzDate.slice(0, 8)}".`,
    )
  return credential
}

/** `host` must be among them, or a signature for one bucket's host would do for another's. */
function splitSignedHeaders(text: string): readonly string[] {
  const names = text.split(';')
  if (!names.some((name) => name.toLowerCase() === 'host'))
    throw s3Error(
      403,
      'AccessDenied',
      'There were headers present in the request which were not signed',
      { HeadersNotSigned: 'host' },
    )
  return names
}

function refuseSkew(date: Date, dateText: string, { now, clockWindowMinutes }: S3ClaimContext) {
  const windowMs = clockWindowMinutes * 60_000
  if (Math.abs(date.getTime() - now.getTime()) <= windowMs) return
  throw s3Error(
    403,
    'RequestTimeTooSkewed',
    'The difference between the request time and the current time is too large.',
    {
      RequestTime: dateText,
      ServerTime: isoSeconds(now),
      MaxAllowedSkewMilliseconds: String(windowMs),
    },
  )
}

function readExpires(text: string): number {
  if (!/^-?\d{1,12}$/.test(text)) throw queryError('X-Amz-Expires should be a number')
  const seconds = Number(text)
  if (seconds < 0) throw queryError('X-Amz-Expires must be non-negative')
  if (seconds > maxExpiresSeconds)
    throw queryError(
      `X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than ${String(maxExpiresSeconds)} seconds`,
    )
  return seconds
}

/** A quarter of an hour of the signer's clock running ahead is let pass, as for any signature. */
function refuseExpired(date: Date, expiresSeconds: number, expires: string, now: Date): void {
  if (date.getTime() > now.getTime() + 15 * 60_000) throw accessDenied('Request is not valid yet')
  const end = new Date(date.getTime() + expiresSeconds * 1000)
  if (now <= end) return
  throw s3Error(403, 'AccessDenied', 'Request has expired', {
    'X-Amz-Expires': expires,
    Expires: isoSeconds(end),
    ServerTime: isoSeconds(now),
  })
}

function isoSeconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`
}

function malformedHeader(text: string, details: Readonly<Record<string, string>> = {}): Error {
  return s3Error(
    400,
    'AuthorizationHeaderMalformed',
    `The authorization header is malformed; ${text}`,
    details,
  )
}

function queryError(message: string): Error {
  return s3Error(400, 'AuthorizationQueryParametersError', message)
}
