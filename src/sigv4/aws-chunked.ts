/**
 * S3's `aws-chunked` bodies: chunks with their sizes, each signed or not, and trailers after the last. Reading them and
 * calculating what their signatures must be; comparing is the caller's part.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
import { formatScope, type CredentialScope } from './credential-scope.ts'
import type { Hashes } from './hashes.ts'
import { calculateSignature } from './signature.ts'

export interface AwsChunk {
  readonly data: Uint8Array
  readonly signature: string | undefined
}

export interface AwsChunkedBody {
  /** In the order sent. The last is empty: it ends the data. */
  readonly chunks: readonly AwsChunk[]
  /** Names in lower case, values trimmed, in the order sent; the signature is not among them. */
  readonly trailers: readonly (readonly [name: string, value: string])[]
  readonly trailerSignature: string | undefined
}

/** What each signature of a body is made of, besides the data. */
export interface ChunkSigning {
  readonly signingKey: Uint8Array
  /** `20150830T123600Z` */
  readonly amzDate: string
  readonly scope: CredentialScope
  /** The request's own signature, from which the chain begins. */
  readonly seedSignature: string
}

/** Longer lines than any size, signature or checksum needs. */
const maxLineBytes = 1024
const maxTrailers = 10

/** `undefined` where the body is cut off, goes on after its end, or is otherwise none of the kind. */
export function readAwsChunked(body: Uint8Array): AwsChunkedBody | undefined {
  const chunks: AwsChunk[] = []
  let at = 0
  for (;;) {
    const head = lineAt(body, at)
    const chunk = head && /^([0-9a-fA-F]{1,8})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(head.text)
    if (!head || !chunk) return undefined
    const sizeBytes = Number.parseInt(chunk[1] ?? '', 16)
    at = head.next
    chunks.push({ data: body.subarray(at, at + sizeBytes), signature: chunk[2] })
    if (sizeBytes === 0) break
    at += sizeBytes
    if (body[at] !== 0x0d || body[at + 1] !== 0x0a) return undefined
    at += 2
  }
  const trailers: (readonly [string, string])[] = []
  let trailerSignature: string | undefined
  for (;;) {
    const line = lineAt(body, at)
    if (!line || trailers.length > maxTrailers) return undefined
    at = line.next
    if (line.text === '') break
    const colon = line.text.indexOf(':')
    // The signature covers all trailers, so none may follow it.
    if (colon <= 0 || trailerSignature !== undefined) return undefined
    const name = line.text.slice(0, colon).toLowerCase()
    const value = line.text.slice(colon + 1).trim()
    if (name === 'x-amz-trailer-signature') trailerSignature = value
    else trailers.push([name, value])
  }
  return at === body.length ? { chunks, trailers, trailerSignature } : undefined
}

/** What the signature of each chunk must be, in order. Each covers the one before. */
export function chunkSignatures(
  chunks: readonly AwsChunk[],
  signing: ChunkSigning,
  hashes: Hashes,
): readonly string[] {
  const emptyHash = hashes.sha256Hex('')
  let previous = signing.seedSignature
  return chunks.map(({ data }) => {
    const hash = hashes.sha256Hex(data)
    previous = sign('AWS4-HMAC-SHA256-PAYLOAD', [previous, emptyHash, hash], signing, hashes)
    return previous
  })
}

/** @param lastChunkSignature That of the empty chunk. */
export function trailerSignature(
  trailers: AwsChunkedBody['trailers'],
  lastChunkSignature: string,
  signing: ChunkSigning,
  hashes: Hashes,
): string {
  const lines = trailers.map(([name, value]) => `${name}:${value}\n`).join('')
  const parts = [lastChunkSignature, hashes.sha256Hex(lines)]
  return sign('AWS4-HMAC-SHA256-TRAILER', parts, signing, hashes)
}

function sign(
  algorithm: string,
  parts: readonly string[],
  { signingKey, amzDate, scope }: ChunkSigning,
  hashes: Hashes,
): string {
  const text = [algorithm, amzDate, formatScope(scope), ...parts].join('\n')
  return calculateSignature(signingKey, text, hashes)
}

/** A line of ASCII that ends in CR LF, and where the next one begins. */
function lineAt(body: Uint8Array, start: number): { text: string; next: number } | undefined {
  const end = body.indexOf(0x0a, start)
  if (end < start + 1 || end - start > maxLineBytes || body[end - 1] !== 0x0d) return undefined
  return { text: new TextDecoder().decode(body.subarray(start, end - 1)), next: end + 1 }
}
