/** Requests to S3 byte by byte, signed by our own code: that the SDK signs alike is seen wherever its client is used. */
import { chunkSignatures, trailerSignature, type AwsChunk } from '../../../src/sigv4/aws-chunked.ts'
import { formatAmzDate } from '../../../src/sigv4/amz-date.ts'
import { canonicalRequest } from '../../../src/sigv4/canonical-request.ts'
import { formatScope, type CredentialScope } from '../../../src/sigv4/credential-scope.ts'
import { indexHeaders } from '../../../src/sigv4/header-index.ts'
import { calculateSignature } from '../../../src/sigv4/signature.ts'
import { deriveSigningKey } from '../../../src/sigv4/signing-key.ts'
import { algorithm, stringToSign } from '../../../src/sigv4/string-to-sign.ts'
import { nodeHashes } from '../gate/node-hashes.ts'
import type { SigningKeys } from '../gate/testing/signed-request.ts'
import type { RawRequest } from '../http/raw-request.ts'
import type { RawAnswer } from './raw-http.ts'

export const now = new Date('2026-11-22T08:30:00Z')

export interface S3Parts {
  readonly method?: string
  /** Path and query, as sent. */
  readonly target?: string
  /** `undefined` leaves out a header that is sent otherwise. */
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly body?: string | Uint8Array
  /** What `x-amz-content-sha256` says and the signature covers. Default: the hash of the body. */
  readonly payloadHash?: string
  readonly signedAt?: Date
  readonly scope?: Partial<CredentialScope>
  readonly unsigned?: readonly string[]
}

/** A signed request; `seal` goes on signing where it began. */
export interface SealedRequest {
  readonly request: RawRequest
  readonly signature: string
  readonly signing: {
    readonly signingKey: Uint8Array
    readonly amzDate: string
    readonly scope: CredentialScope
    readonly seedSignature: string
  }
}

export function s3Request(keys: SigningKeys, parts: S3Parts = {}): RawRequest {
  return sealS3Request(keys, parts).request
}

export function sealS3Request(keys: SigningKeys, parts: S3Parts): SealedRequest {
  const { method = 'GET', target = '/player-files/k', body = '', unsigned = [] } = parts
  const amzDate = formatAmzDate(parts.signedAt ?? now)
  const payloadHash = parts.payloadHash ?? nodeHashes.sha256Hex(body)
  const scope = scopeOf(parts)
  const headers = definedOf({
    host: 'localhost:4566',
    'x-amz-content-sha256': payloadHash,
    'x-amz-date': amzDate,
    'x-amz-security-token': keys.sessionToken,
    ...parts.headers,
  })
  const rawHeaders = Object.entries(headers).flat()
  const signedHeaders = Object.keys(headers).filter((name) => !unsigned.includes(name)).sort() // prettier-ignore
  const { signature, signingKey } = sign(keys, {
    ...{ method, target, rawHeaders, signedHeaders, amzDate, scope },
    payloadHash: headers['x-amz-content-sha256'] ?? payloadHash,
  })
  const authorization = `${algorithm} Credential=${keys.accessKeyId}/${formatScope(scope)}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`
  return {
    request: rawRequest(method, target, [...rawHeaders, 'authorization', authorization], body),
    signature,
    signing: { signingKey, amzDate, scope, seedSignature: signature },
  }
}

export interface PresignedParts extends S3Parts {
  /** Changes or leaves out parameters before they are signed. */
  readonly parameters?: Readonly<Record<string, string | undefined>>
}

export function presignedS3Request(keys: SigningKeys, parts: PresignedParts = {}): RawRequest {
  const { method = 'GET', target = '/player-files/k', body = '' } = parts
  const amzDate = formatAmzDate(parts.signedAt ?? now)
  const scope = scopeOf(parts)
  const headers = definedOf({ host: 'localhost:4566', ...parts.headers })
  const rawHeaders = Object.entries(headers).flat()
  const signedHeaders = Object.keys(headers).sort()
  const parameters = definedOf({
    'X-Amz-Algorithm': algorithm,
    'X-Amz-Credential': `${keys.accessKeyId}/${formatScope(scope)}`,
    'X-Amz-Date': amzDate,
    'X-Amz-Expires': '3600',
    'X-Amz-SignedHeaders': signedHeaders.join(';'),
    'X-Amz-Security-Token': keys.sessionToken,
    ...parts.parameters,
  })
  const query = Object.entries(parameters)
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .join('&')
  const whole = `${target}${target.includes('?') ? '&' : '?'}${query}`
  const payloadHash = parts.payloadHash ?? 'UNSIGNED-PAYLOAD'
  const { signature } = sign(keys, {
    ...{ method, target: whole, rawHeaders, signedHeaders, amzDate, scope, payloadHash },
  })
  return rawRequest(method, `${whole}&X-Amz-Signature=${signature}`, rawHeaders, body)
}

export interface ChunkedParts extends S3Parts {
  readonly chunks: readonly string[]
  readonly isSigned: boolean
  readonly trailers?: readonly (readonly [name: string, value: string])[]
  /** Changes the body once it is signed. */
  readonly change?: (body: string) => string
}

/** A PUT in chunks, with a signature for each where they are signed. */
export function chunkedS3Request(keys: SigningKeys, parts: ChunkedParts): RawRequest {
  const { chunks, isSigned, trailers = [], change } = parts
  const hasTrailer = trailers.length > 0
  const seal = sealS3Request(keys, {
    method: 'PUT',
    ...parts,
    payloadHash: isSigned
      ? `STREAMING-AWS4-HMAC-SHA256-PAYLOAD${hasTrailer ? '-TRAILER' : ''}`
      : 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
    headers: {
      'content-encoding': 'aws-chunked',
      'x-amz-decoded-content-length': String(Buffer.byteLength(chunks.join(''))),
      'x-amz-trailer': hasTrailer ? trailers.map(([name]) => name).join(',') : undefined,
      ...parts.headers,
    },
  })
  const data = [...chunks, ''].map((text): AwsChunk => ({
    data: Buffer.from(text),
    signature: undefined,
  }))
  const signatures = chunkSignatures(data, seal.signing, nodeHashes)
  const lines = data.map(({ data: bytes }, index) => {
    const extension = isSigned ? `;chunk-signature=${signatures[index] ?? ''}` : ''
    const content = bytes.length === 0 ? '' : `${Buffer.from(bytes).toString('latin1')}\r\n`
    return `${bytes.length.toString(16)}${extension}\r\n${content}`
  })
  const ending = trailers.map(([name, value]) => `${name}:${value}\r\n`)
  if (isSigned && hasTrailer) {
    const signature = trailerSignature(trailers, signatures.at(-1) ?? '', seal.signing, nodeHashes)
    ending.push(`x-amz-trailer-signature:${signature}\r\n`)
  }
  const body = [...lines, ...ending, '\r\n'].join('')
  return { ...seal.request, body: Buffer.from(change?.(body) ?? body, 'latin1') }
}

interface SignParts {
  readonly method: string
  readonly target: string
  readonly rawHeaders: readonly string[]
  readonly signedHeaders: readonly string[]
  readonly amzDate: string
  readonly scope: CredentialScope
  readonly payloadHash: string
}

function sign(keys: SigningKeys, parts: SignParts) {
  const { amzDate, scope, rawHeaders } = parts
  const canonical = canonicalRequest({
    ...parts,
    headers: indexHeaders(rawHeaders),
    escapePathOnce: true,
    omittedParameters: ['X-Amz-Signature'],
  })
  const text = stringToSign({ amzDate, scope, canonicalRequest: canonical }, nodeHashes)
  const signingKey = deriveSigningKey(keys.secretAccessKey, scope, nodeHashes)
  return { signature: calculateSignature(signingKey, text, nodeHashes), signingKey }
}

function scopeOf({ signedAt = now, scope = {} }: S3Parts): CredentialScope {
  const date = formatAmzDate(signedAt).slice(0, 8)
  return { date, region: 'us-west-2', service: 's3', terminator: 'aws4_request', ...scope }
}

function rawRequest(
  method: string,
  target: string,
  rawHeaders: readonly string[],
  body: string | Uint8Array,
): RawRequest {
  return { method, target, rawHeaders, body: Buffer.from(body) }
}

function definedOf(
  values: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

/** The text of an element in S3's XML. */
export function elementOf(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^]*?)</${name}>`)
    .exec(xml)?.[1]
    ?.replace(/&#(\d+);/g, (_entity, code: string) => String.fromCharCode(Number(code)))
}

export type S3Refusal = readonly [
  status: number,
  code: string | undefined,
  message: string | undefined,
]

export function refusalIn({ status, body }: RawAnswer): S3Refusal {
  return [status, elementOf(body, 'Code'), elementOf(body, 'Message')]
}
