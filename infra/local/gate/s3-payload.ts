/**
 * Holds the body of a request to S3 against what was signed for it: a hash, nothing, or the first of a chain of signatures.
 * S3 does so while it reads the body, once it is known that the caller may send it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-auth-using-authorization-header.html
 */
import { timingSafeEqual } from 'node:crypto'
import {
  chunkSignatures,
  readAwsChunked,
  trailerSignature,
  type AwsChunkedBody,
} from '../../../src/sigv4/aws-chunked.ts'
import { indexHeaders, type HeaderIndex } from '../../../src/sigv4/header-index.ts'
import { UnsupportedError } from '../errors.ts'
import type { RawRequest } from '../http/raw-request.ts'
import type { RestPayload } from '../http/rest.ts'
import type { ClaimedSignature } from './claimed-signature.ts'
import { nodeHashes } from './node-hashes.ts'
import { headerValue } from './request-headers.ts'
import { accessDenied, invalidArgument, s3Error } from './s3-errors.ts'

const streamed = {
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER': { isSigned: false, hasTrailer: true },
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD': { isSigned: true, hasTrailer: false },
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER': { isSigned: true, hasTrailer: true },
} as const

type Streamed = (typeof streamed)[keyof typeof streamed]

const asymmetric = [
  'STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD',
  'STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER',
]

/** Smaller ones only at the end. Observed: `<Chunk>2</Chunk><BadChunkSize>3</BadChunkSize>`, status 403. */
const minChunkBytes = 8192
const maxObjectBytes = 16 * 1024 * 1024

/** @throws ServiceError for a header that is neither a hash nor one of the words that stand for one */
export function checkContentSha256(value: string): void {
  if (asymmetric.includes(value)) throw new UnsupportedError(`the payload ${value} of S3`)
  if (/^[0-9a-f]{64}$/.test(value) || value === 'UNSIGNED-PAYLOAD' || isStreamed(value)) return
  throw invalidArgument(
    'x-amz-content-sha256',
    value,
    'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER, STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD, STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER or a valid sha256 value.',
  )
}

function isStreamed(value: string): value is keyof typeof streamed {
  return Object.hasOwn(streamed, value)
}

/** A signature that was found right, with the key that it was made with. */
export interface Verified {
  readonly claimed: ClaimedSignature
  readonly signingKey: Uint8Array
}

/** Bodies of requests that were authenticated; of any other request nobody gets to see one. */
export interface VerifiedPayloads {
  /** @param verified `undefined` for a request that is not signed, which S3 takes. */
  remember(request: RawRequest, verified: Verified | undefined): void
  /** @throws ServiceError where the body is another than was signed, or longer than the stand-in reads */
  readonly open: (request: RawRequest) => RestPayload
}

export function createVerifiedPayloads(): VerifiedPayloads {
  const requests = new WeakMap<RawRequest, { readonly verified: Verified | undefined }>()
  return {
    remember(request, verified) {
      requests.set(request, { verified })
    },
    open(request) {
      const known = requests.get(request)
      if (known === undefined) throw new Error('The request was not authenticated.')
      return openPayload(request, known.verified)
    },
  }
}

function openPayload(request: RawRequest, verified: Verified | undefined): RestPayload {
  const { body, rawHeaders } = request
  const headers = indexHeaders(rawHeaders)
  refuseTooLarge(request, headers)
  const contentSha256 =
    verified?.claimed.payloadHash ?? headerValue(headers, 'x-amz-content-sha256')
  if (contentSha256 !== undefined && isStreamed(contentSha256)) {
    const how = streamed[contentSha256]
    if (how.isSigned && verified === undefined) throw accessDenied()
    return openChunks(body, headers, how, verified)
  }
  if (/aws-chunked/i.test(headerValue(headers, 'content-encoding') ?? ''))
    throw new UnsupportedError('aws-chunked bodies that x-amz-content-sha256 does not announce')
  if (contentSha256 !== undefined && contentSha256 !== 'UNSIGNED-PAYLOAD') {
    const actual = nodeHashes.sha256Hex(body)
    if (actual !== contentSha256)
      throw s3Error(
        400,
        'XAmzContentSHA256Mismatch',
        "The provided 'x-amz-content-sha256' header does not match what was computed.",
        { ClientComputedContentSHA256: contentSha256, S3ComputedContentSHA256: actual },
      )
  }
  return { bytes: body, trailers: new Map() }
}

/** S3 takes 5 GB at once; here it is what the stand-in reads of any request. */
function refuseTooLarge({ isTooLarge }: RawRequest, headers: HeaderIndex): void {
  if (isTooLarge !== true) return
  const proposed =
    headerValue(headers, 'x-amz-decoded-content-length') ?? headerValue(headers, 'content-length')
  throw s3Error(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', {
    ...(proposed !== undefined && { ProposedSize: proposed }),
    MaxSizeAllowed: String(maxObjectBytes),
  })
}

function openChunks(
  body: Uint8Array,
  headers: HeaderIndex,
  { isSigned, hasTrailer }: Streamed,
  verified: Verified | undefined,
): RestPayload {
  const decodedLength = headerValue(headers, 'x-amz-decoded-content-length')
  if (decodedLength === undefined || !/^\d{1,12}$/.test(decodedLength))
    throw s3Error(411, 'MissingContentLength', 'You must provide the Content-Length HTTP header.')
  const read = readAwsChunked(body)
  if (read === undefined) throw incompleteBody()
  refuseSmallChunks(read)
  if (isSigned && verified !== undefined) verifySignatures(read, hasTrailer, verified)
  else if (read.chunks.some(({ signature }) => signature !== undefined)) throw malformedTrailer()
  refuseOtherTrailers(read, hasTrailer ? headerValue(headers, 'x-amz-trailer') : undefined)
  const bytes = Buffer.concat(read.chunks.map(({ data }) => data))
  if (bytes.length !== Number(decodedLength)) throw incompleteBody()
  return { bytes, trailers: new Map(read.trailers) }
}

function refuseSmallChunks({ chunks }: AwsChunkedBody): void {
  // The last two are the last with data and the empty one that ends them.
  for (const [index, { data }] of chunks.slice(0, -2).entries()) {
    if (data.length >= minChunkBytes) continue
    throw s3Error(
      403,
      'InvalidChunkSizeError',
      'Only the last chunk is allowed to have a size less than 8192 bytes',
      { Chunk: String(index + 2), BadChunkSize: String(data.length) },
    )
  }
}

function verifySignatures(
  { chunks, trailers, trailerSignature: given }: AwsChunkedBody,
  hasTrailer: boolean,
  { claimed, signingKey }: Verified,
): void {
  const { amzDate, scope, signature: seedSignature } = claimed
  const signing = { signingKey, amzDate, scope, seedSignature }
  const expected = chunkSignatures(chunks, signing, nodeHashes)
  const last = expected.at(-1) ?? ''
  const pairs = chunks.map(({ signature }, index) => [signature, expected[index]] as const)
  if (hasTrailer) pairs.push([given, trailerSignature(trailers, last, signing, nodeHashes)])
  if (pairs.every(([one, other]) => isSame(one, other))) return
  throw s3Error(
    403,
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    { AWSAccessKeyId: claimed.accessKeyId },
  )
}

function isSame(given: string | undefined, expected: string | undefined): boolean {
  const one = Buffer.from(given ?? '')
  const other = Buffer.from(expected ?? '')
  return one.length > 0 && one.length === other.length && timingSafeEqual(one, other)
}

/** Those that the signed header names, and no other. */
function refuseOtherTrailers(
  { trailers, trailerSignature: signature }: AwsChunkedBody,
  announced = '',
) {
  const names = announced.split(',').flatMap((name) => name.trim().toLowerCase() || [])
  const isSame =
    names.length === trailers.length && names.every((name, index) => trailers[index]?.[0] === name)
  if (!isSame || (names.length === 0 && signature !== undefined)) throw malformedTrailer()
}

function incompleteBody(): Error {
  return s3Error(
    400,
    'IncompleteBody',
    'You did not provide the number of bytes specified by the Content-Length HTTP header',
  )
}

function malformedTrailer(): Error {
  return s3Error(
    400,
    'MalformedTrailerError',
    'The request contained trailing data that was not well-formed or did not conform to our published schema.',
  )
}
