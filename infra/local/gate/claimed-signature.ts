/**
 * Reads what a request claims about its signature, and refuses it in AWS's order and words before any key is looked up.
 * The order and the texts are those that dynalite's authors recorded from DynamoDB.
 *
 * @see https://github.com/architect/dynalite/blob/main/index.js
 */
import { formatAmzDate, parseAmzDate, parseHttpDate } from '../../../src/sigv4/amz-date.ts'
import { parseAuthorizationHeader } from '../../../src/sigv4/authorization-header.ts'
import { queryParameterNames } from '../../../src/sigv4/canonical-request.ts'
import { parseCredential, type CredentialScope } from '../../../src/sigv4/credential-scope.ts'
import { algorithm } from '../../../src/sigv4/string-to-sign.ts'
import { UnsupportedError } from '../errors.ts'
import type { RawRequest } from '../http/raw-request.ts'
import { headerValue, headerValues } from './request-headers.ts'
import { authenticationError, type SignedService } from './signed-service.ts'

export interface ClaimedSignature {
  readonly accessKeyId: string
  readonly scope: CredentialScope
  readonly signedHeaders: readonly string[]
  /** As sent; not checked yet. */
  readonly signature: string
  /** `20150830T123600Z` */
  readonly amzDate: string
}

export interface ClaimContext {
  readonly service: SignedService
  /** The region that the scope must name. */
  readonly region: string
  readonly now: Date
  readonly clockWindowMinutes: number
}

/** Headers that decide who asks for what. Sent twice, one could be verified and the other used. */
const singleHeaders = [
  'authorization',
  'x-amz-date',
  'date',
  'x-amz-security-token',
  'x-amz-target',
]

export function readClaimedSignature(request: RawRequest, context: ClaimContext): ClaimedSignature {
  const { service } = context
  refuseRepeatedHeaders(request, service)

  const authorization = headerValue(request, 'authorization')
  const isQueryForm = queryParameterNames(request.target).includes('X-Amz-Algorithm')
  if (authorization !== undefined && isQueryForm) {
    throw authenticationError(
      service,
      'InvalidSignatureException',
      "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
    )
  }
  // unsupported: requests signed in the query string.
  if (isQueryForm) throw new UnsupportedError('SigV4 in query form')
  if (authorization === undefined || !authorization.startsWith('AWS4-')) {
    throw authenticationError(
      service,
      'MissingAuthenticationTokenException',
      'Request is missing Authentication Token',
    )
  }

  const amzDateText = headerValue(request, 'x-amz-date')
  const dateText = amzDateText ?? headerValue(request, 'date')
  const header = readCompleteHeader(authorization, dateText, service)
  const sentDate =
    parseAmzDate(header.dateText) ??
    (amzDateText === undefined ? parseHttpDate(header.dateText) : undefined)
  const date = refuseOtherTime(sentDate, header.dateText, context)

  const signedHeaders = header.signedHeaders.split(';')
  if (!signedHeaders.some((name) => name.toLowerCase() === 'host')) {
    throw authenticationError(
      service,
      'InvalidSignatureException',
      "'Host' must be a 'SignedHeader' in the AWS Authorization.",
    )
  }
  if (header.algorithm !== algorithm) {
    throw authenticationError(
      service,
      'IncompleteSignatureException',
      `Unsupported AWS 'algorithm': '${header.algorithm}' (only ${algorithm} for now). `,
    )
  }
  const credential = parseCredential(header.credential)
  if (!credential) {
    throw authenticationError(
      service,
      'IncompleteSignatureException',
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${header.credential}'`,
    )
  }
  const amzDate = formatAmzDate(date)
  refuseOtherScope(credential.scope, amzDate, context)
  return { ...credential, signedHeaders, signature: header.signature, amzDate }
}

/** Stricter than what is known of AWS, whose words for it are not known either. */
function refuseRepeatedHeaders(request: RawRequest, service: SignedService): void {
  for (const name of singleHeaders) {
    if (headerValues(request, name).length < 2) continue
    throw authenticationError(
      service,
      'InvalidSignatureException',
      `Found more than one '${name}' header.`,
    )
  }
}

interface CompleteHeader {
  readonly algorithm: string
  readonly credential: string
  readonly signedHeaders: string
  readonly signature: string
  readonly dateText: string
}

function readCompleteHeader(
  authorization: string,
  dateText: string | undefined,
  service: SignedService,
): CompleteHeader {
  const { algorithm, credential, signedHeaders, signature, notPairs } =
    parseAuthorizationHeader(authorization)
  if (notPairs[0] !== undefined) {
    throw authenticationError(
      service,
      'IncompleteSignatureException',
      `'${notPairs[0]}' not a valid key=value pair (missing equal-sign) in Authorization header: '${authorization}'.`,
    )
  }
  // An empty list of signed headers is complete; it fails for want of Host.
  if (credential && signature && signedHeaders !== undefined && dateText !== undefined) {
    return { algorithm, credential, signedHeaders, signature, dateText }
  }
  const missing = [
    credential ? '' : "Authorization header requires 'Credential' parameter. ",
    signature ? '' : "Authorization header requires 'Signature' parameter. ",
    signedHeaders !== undefined ? '' : "Authorization header requires 'SignedHeaders' parameter. ",
    dateText !== undefined
      ? ''
      : "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ",
  ]
  throw authenticationError(
    service,
    'IncompleteSignatureException',
    `${missing.join('')}Authorization=${authorization}`,
  )
}

function refuseOtherTime(
  date: Date | undefined,
  text: string,
  { service, now, clockWindowMinutes }: ClaimContext,
): Date {
  if (!date) {
    throw authenticationError(
      service,
      'IncompleteSignatureException',
      `Date must be in ISO-8601 'basic format'. Got '${text}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    )
  }
  const nowSeconds = Math.floor(now.getTime() / 1000) * 1000
  const windowMs = clockWindowMinutes * 60_000
  const [earliest, latest] = [new Date(nowSeconds - windowMs), new Date(nowSeconds + windowMs)]
  const here = formatAmzDate(now)
  if (date < earliest) {
    throw authenticationError(
      service,
      'InvalidSignatureException',
      `Signature expired: ${formatAmzDate(date)} is now earlier than ${formatAmzDate(earliest)} (${here} - ${String(clockWindowMinutes)} min.)`,
    )
  }
  if (date > latest) {
    throw authenticationError(
      service,
      'InvalidSignatureException',
      `Signature not yet current: ${formatAmzDate(date)} is still later than ${formatAmzDate(latest)} (${here} + ${String(clockWindowMinutes)} min.)`,
    )
  }
  return date
}

function refuseOtherScope(
  scope: CredentialScope,
  amzDate: string,
  { service, region }: ClaimContext,
): void {
  const day = amzDate.slice(0, 8)
  const wrong = [
    scope.region === region
      ? ''
      : `Credential should be scoped to a valid region, not '${scope.region}'. `,
    scope.service === service.signingName
      ? ''
      : `Credential should be scoped to correct service: '${service.signingName}'. `,
    scope.terminator === 'aws4_request'
      ? ''
      : `Credential should be scoped with a valid terminator: 'aws4_request', not '${scope.terminator}'. `,
    scope.date === day
      ? ''
      : `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${scope.date}' != '${day}', from '${amzDate}'.`,
  ].join('')
  if (wrong !== '') throw authenticationError(service, 'InvalidSignatureException', wrong)
}
