/**
 * Reads what a request claims about its signature, and refuses it in AWS's order and words before any key is looked up.
 * The order and the texts are those that dynalite's authors recorded from DynamoDB.
 *
 * @see https://github.com/architect/dynalite/blob/main/index.js
 */
import { formatAmzDate } from '../../../src/sigv4/amz-date.ts'
import { parseCredential, type CredentialScope } from '../../../src/sigv4/credential-scope.ts'
import type { HeaderIndex } from '../../../src/sigv4/header-index.ts'
import { readQueryParameters } from '../../../src/sigv4/query-parameters.ts'
import { algorithm } from '../../../src/sigv4/string-to-sign.ts'
import { readHeaderForm } from './header-form.ts'
import { readQueryForm } from './query-form.ts'
import { headerValue } from './request-headers.ts'
import type { SignatureParameters } from './signature-parameters.ts'
import { refuseOtherTime } from './signing-time.ts'
import { authenticationError, type SignedService } from './signed-service.ts'

export interface ClaimedSignature {
  readonly accessKeyId: string
  readonly scope: CredentialScope
  readonly signedHeaders: readonly string[]
  /** As sent; not checked yet. */
  readonly signature: string
  /** `20150830T123600Z` */
  readonly amzDate: string
  readonly sessionToken: string | undefined
  /** Query parameters that the signature does not cover. */
  readonly omittedParameters: readonly string[]
  /** What was signed for the body, where the request says so: S3's alone do. Default: the hash of the body. */
  readonly payloadHash?: string
}

export interface ClaimContext {
  readonly service: SignedService
  /** The region that the scope must name; a global service's own will do, too. */
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

export function readClaimedSignature(
  target: string,
  headers: HeaderIndex,
  context: ClaimContext,
): ClaimedSignature {
  const { service } = context
  const parameters = readParameters(target, headers, service)
  const date = refuseOtherTime(parameters, context)

  const signedHeaders = parameters.signedHeaders.split(';')
  if (!signedHeaders.includes('host') && !signedHeaders.some(isHost)) {
    throw authenticationError(
      service,
      'InvalidSignatureException',
      "'Host' must be a 'SignedHeader' in the AWS Authorization.",
    )
  }
  if (parameters.algorithm !== algorithm) {
    throw authenticationError(
      service,
      'IncompleteSignatureException',
      `Unsupported AWS 'algorithm': '${parameters.algorithm}' (only ${algorithm} for now). `,
    )
  }
  const credential = parseCredential(parameters.credential)
  if (!credential) {
    throw authenticationError(
      service,
      'IncompleteSignatureException',
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${parameters.credential}'`,
    )
  }
  const { accessKeyId, scope } = credential
  const { dateText, signature, sessionToken, omittedParameters } = parameters
  const amzDate = dateText.endsWith('Z') ? dateText : formatAmzDate(date)
  refuseOtherScope(scope, amzDate, context)
  return { accessKeyId, scope, signedHeaders, signature, amzDate, sessionToken, omittedParameters }
}

function readParameters(
  target: string,
  headers: HeaderIndex,
  service: SignedService,
): SignatureParameters {
  refuseRepeatedHeaders(headers, service)
  const authorization = headerValue(headers, 'authorization')
  const query = target.includes('?') ? readQueryParameters(target) : undefined
  if (query?.has('X-Amz-Algorithm') === true) {
    if (authorization === undefined) return readQueryForm(query, headers, service)
    throw authenticationError(
      service,
      'InvalidSignatureException',
      "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
    )
  }
  if (authorization?.startsWith('AWS4-') !== true) {
    throw authenticationError(
      service,
      'MissingAuthenticationTokenException',
      'Request is missing Authentication Token',
    )
  }
  return readHeaderForm(authorization, headers, service)
}

/** Stricter than what is known of AWS, whose words for it are not known either. */
function refuseRepeatedHeaders(headers: HeaderIndex, service: SignedService): void {
  for (const name of singleHeaders) {
    if ((headers.get(name)?.length ?? 0) < 2) continue
    throw authenticationError(
      service,
      'InvalidSignatureException',
      `Found more than one '${name}' header.`,
    )
  }
}

function isHost(name: string): boolean {
  return name.toLowerCase() === 'host'
}

function refuseOtherScope(
  scope: CredentialScope,
  amzDate: string,
  { service, region }: ClaimContext,
): void {
  const day = amzDate.slice(0, 8)
  const wrong = [
    // SDKs sign for a global service's own region, or for the client's where they are given an endpoint, as they are here.
    [service.signingRegion, region].includes(scope.region)
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
