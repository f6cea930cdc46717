/** Requests as they arrive, signed by our own code, for tests. That others sign alike is tested in src/sigv4. */
import {
  canonicalRequest,
  type CanonicalRequestParts,
} from '../../../../src/sigv4/canonical-request.ts'
import { formatAmzDate } from '../../../../src/sigv4/amz-date.ts'
import { indexHeaders } from '../../../../src/sigv4/header-index.ts'
import { formatScope, type CredentialScope } from '../../../../src/sigv4/credential-scope.ts'
import { calculateSignature } from '../../../../src/sigv4/signature.ts'
import { deriveSigningKey } from '../../../../src/sigv4/signing-key.ts'
import { algorithm, stringToSign } from '../../../../src/sigv4/string-to-sign.ts'
import type { RawRequest } from '../../http/raw-request.ts'
import { nodeHashes } from '../node-hashes.ts'

export const region = 'us-west-2'
export const now = new Date('2026-11-22T08:30:00Z')

export interface SigningKeys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

export interface Unsigned {
  readonly method?: string
  readonly target?: string
  /** `undefined` leaves out a header that is sent otherwise. */
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly body?: string | Uint8Array
  readonly service?: string
  readonly region?: string
  readonly terminator?: string
  readonly signingDate?: Date
  /** What is signed in place of the body's hash. */
  readonly payloadHash?: string
  /** Headers that are sent and not signed. */
  readonly unsigned?: readonly string[]
}

/** All headers are signed. Text is sent as UTF-8, which Node gives byte by byte. */
export function signedRequest(keys: SigningKeys, parts: Unsigned = {}): RawRequest {
  const { method = 'POST', target = '/', body = '{"TableName":"GameScores"}' } = parts
  const amzDate = formatAmzDate(parts.signingDate ?? now)
  const payloadHash = parts.payloadHash ?? nodeHashes.sha256Hex(body)
  const headers = headersOf({
    'content-type': 'application/x-amz-json-1.0',
    host: 'localhost:4566',
    'x-amz-content-sha256': payloadHash,
    'x-amz-date': amzDate,
    'x-amz-target': 'DynamoDB_20120810.DescribeTable',
    'x-amz-security-token': keys.sessionToken,
    ...parts.headers,
  })
  const { unsigned = [] } = parts
  const signedHeaders = Object.keys(headers)
    .filter((name) => !unsigned.includes(name))
    .sort()
  const rawHeaders = Object.entries(headers).flat()
  const { scope, signature } = sign(keys, parts, {
    method,
    target,
    headers: indexHeaders(rawHeaders),
    signedHeaders,
    payloadHash,
  })
  const authorization = [
    `${algorithm} Credential=${keys.accessKeyId}/${scope}`,
    `SignedHeaders=${signedHeaders.join(';')}`,
    `Signature=${signature}`,
  ].join(', ')
  return {
    method,
    target: toWire(target),
    rawHeaders: [...rawHeaders, 'authorization', authorization].map(toWire),
    body: Buffer.from(body),
  }
}

export interface Presigned extends Unsigned {
  /** Changes or leaves out parameters before they are signed. */
  readonly parameters?: Readonly<Record<string, string | undefined>>
}

/** The signature in the query string; all headers are signed. */
export function presignedRequest(keys: SigningKeys, parts: Presigned = {}): RawRequest {
  const { method = 'POST', target = '/', body = '{"TableName":"GameScores"}' } = parts
  const headers = headersOf({
    'content-type': 'application/x-amz-json-1.0',
    host: 'localhost:4566',
    'x-amz-target': 'DynamoDB_20120810.DescribeTable',
    ...parts.headers,
  })
  const { unsigned = [] } = parts
  const signedHeaders = Object.keys(headers)
    .filter((name) => !unsigned.includes(name))
    .sort()
  const rawHeaders = Object.entries(headers).flat()
  const parameters = headersOf({
    'X-Amz-Algorithm': algorithm,
    'X-Amz-Credential': `${keys.accessKeyId}/${formatScope(scopeOf(parts))}`,
    'X-Amz-Date': formatAmzDate(parts.signingDate ?? now),
    'X-Amz-Expires': '300',
    'X-Amz-SignedHeaders': signedHeaders.join(';'),
    'X-Amz-Security-Token': keys.sessionToken,
    ...parts.parameters,
  })
  const query = Object.entries(parameters)
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .join('&')
  const unsignedTarget = `${target}${target.includes('?') ? '&' : '?'}${query}`
  const { signature } = sign(keys, parts, {
    method,
    target: unsignedTarget,
    headers: indexHeaders(rawHeaders),
    signedHeaders,
    payloadHash: parts.payloadHash ?? nodeHashes.sha256Hex(body),
  })
  return {
    method,
    target: `${unsignedTarget}&X-Amz-Signature=${signature}`,
    rawHeaders: rawHeaders.map(toWire),
    body: Buffer.from(body),
  }
}

function sign(keys: SigningKeys, parts: Unsigned, canonical: CanonicalRequestParts) {
  const scope = scopeOf(parts)
  const amzDate = formatAmzDate(parts.signingDate ?? now)
  const text = stringToSign(
    { amzDate, scope, canonicalRequest: canonicalRequest(canonical) },
    nodeHashes,
  )
  const signingKey = deriveSigningKey(keys.secretAccessKey, scope, nodeHashes)
  return {
    scope: formatScope(scope),
    signature: calculateSignature(signingKey, text, nodeHashes),
  }
}

function scopeOf(parts: Unsigned): CredentialScope {
  return {
    date: formatAmzDate(parts.signingDate ?? now).slice(0, 8),
    region: parts.region ?? region,
    service: parts.service ?? 'dynamodb',
    terminator: parts.terminator ?? 'aws4_request',
  }
}

function headersOf(
  headers: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  )
}

/** The request with the value of one header changed. */
export function withHeader(
  request: RawRequest,
  name: string,
  change: (value: string) => string,
): RawRequest {
  const { rawHeaders } = request
  return {
    ...request,
    rawHeaders: rawHeaders.map((text, index) =>
      index % 2 === 1 && rawHeaders[index - 1] === name ? change(text) : text,
    ),
  }
}

/** The request with one header left out. */
export function withoutHeader(request: RawRequest, name: string): RawRequest {
  const index = request.rawHeaders.indexOf(name)
  return {
    ...request,
    rawHeaders: request.rawHeaders.filter((_text, at) => at !== index && at !== index + 1),
  }
}

/** Random bytes that repeat from run to run: 1, 2, 3… */
export function countingBytes(): (sizeBytes: number) => Uint8Array {
  let last = 0
  return (sizeBytes) => Uint8Array.from({ length: sizeBytes }, () => (last += 1) & 255)
}

function toWire(text: string): string {
  return Buffer.from(text).toString('latin1')
}
