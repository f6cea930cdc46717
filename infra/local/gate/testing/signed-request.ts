/** Requests as they arrive, signed by our own code, for tests. That others sign alike is tested in src/sigv4. */
import { canonicalRequest } from '../../../../src/sigv4/canonical-request.ts'
import { formatAmzDate } from '../../../../src/sigv4/amz-date.ts'
import { formatScope } from '../../../../src/sigv4/credential-scope.ts'
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
  readonly target?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly service?: string
  readonly region?: string
  readonly signingDate?: Date
  /** What is signed in place of the body's hash. */
  readonly payloadHash?: string
}

/** All headers are signed. Text is sent as UTF-8, which Node gives byte by byte. */
export function signedRequest(keys: SigningKeys, parts: Unsigned = {}): RawRequest {
  const { target = '/', body = '{"TableName":"GameScores"}', signingDate = now } = parts
  const amzDate = formatAmzDate(signingDate)
  const payloadHash = parts.payloadHash ?? nodeHashes.sha256Hex(body)
  const headers: Record<string, string> = {
    'content-type': 'application/x-amz-json-1.0',
    host: 'localhost:4566',
    'x-amz-content-sha256': payloadHash,
    'x-amz-date': amzDate,
    'x-amz-target': 'DynamoDB_20120810.DescribeTable',
    ...(keys.sessionToken === undefined ? {} : { 'x-amz-security-token': keys.sessionToken }),
    ...parts.headers,
  }
  const scope = {
    date: amzDate.slice(0, 8),
    region: parts.region ?? region,
    service: parts.service ?? 'dynamodb',
    terminator: 'aws4_request',
  }
  const signedHeaders = Object.keys(headers).sort()
  const rawHeaders = Object.entries(headers).flat()
  const text = stringToSign(
    {
      amzDate,
      scope,
      canonicalRequest: canonicalRequest({
        method: 'POST',
        target,
        rawHeaders,
        signedHeaders,
        payloadHash,
      }),
    },
    nodeHashes,
  )
  const signingKey = deriveSigningKey(keys.secretAccessKey, scope, nodeHashes)
  const authorization = [
    `${algorithm} Credential=${keys.accessKeyId}/${formatScope(scope)}`,
    `SignedHeaders=${signedHeaders.join(';')}`,
    `Signature=${calculateSignature(signingKey, text, nodeHashes)}`,
  ].join(', ')
  return {
    method: 'POST',
    target: toWire(target),
    rawHeaders: [...rawHeaders, 'authorization', authorization].map(toWire),
    body: Buffer.from(body),
  }
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
