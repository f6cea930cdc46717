/** AWS's published examples of a body in chunks, with and without trailers, and bodies that are none. */
import { createHash, createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { chunkSignatures, readAwsChunked, trailerSignature } from './aws-chunked.ts'
import { canonicalRequest } from './canonical-request.ts'
import type { Hashes } from './hashes.ts'
import { indexHeaders } from './header-index.ts'
import { calculateSignature } from './signature.ts'
import { deriveSigningKey } from './signing-key.ts'
import { stringToSign } from './string-to-sign.ts'

const hashes: Hashes = {
  sha256Hex: (data) => createHash('sha256').update(data).digest('hex'),
  hmacSha256: (key, data) => createHmac('sha256', key).update(data).digest(),
  hmacSha256Hex: (key, data) => createHmac('sha256', key).update(data).digest('hex'),
}

const amzDate = '20130524T000000Z'
const scope = { date: '20130524', region: 'us-east-1', service: 's3', terminator: 'aws4_request' }
const signingKey = deriveSigningKey('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', scope, hashes)

/** The examples' PUT of 66,560 times the letter a. */
function seedSignature(extra: readonly string[], payloadHash: string): string {
  const headers = indexHeaders([
    ...['Host', 's3.amazonaws.com', 'x-amz-date', amzDate],
    ...['x-amz-storage-class', 'REDUCED_REDUNDANCY', 'x-amz-content-sha256', payloadHash],
    ...['Content-Encoding', 'aws-chunked', 'x-amz-decoded-content-length', '66560', ...extra],
  ])
  const request = canonicalRequest({
    method: 'PUT',
    target: '/examplebucket/chunkObject.txt',
    headers,
    signedHeaders: [...headers.keys()].sort(),
    payloadHash,
    escapePathOnce: true,
  })
  const text = stringToSign({ amzDate, scope, canonicalRequest: request }, hashes)
  return calculateSignature(signingKey, text, hashes)
}

const plain = {
  seed: '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
  chunks: [
    'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
    '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
    'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
  ],
}

const withTrailer = {
  seed: '106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e',
  chunks: [
    'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2',
    '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7',
    '2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992',
  ],
  trailer: 'd81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435',
}

function bodyOf(signatures: readonly string[], ending: string): Buffer {
  const sizes = [65536, 1024, 0]
  const chunks = sizes.map((size, index) => {
    const data = size === 0 ? '' : `${'a'.repeat(size)}\r\n`
    return `${size.toString(16)};chunk-signature=${signatures[index] ?? ''}\r\n${data}`
  })
  return Buffer.from(chunks.join('') + ending)
}

describe("AWS's examples", () => {
  it('gives the signature of each chunk', () => {
    const seed = seedSignature(['Content-Length', '66824'], 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD')
    expect(seed).toBe(plain.seed)
    const body = readAwsChunked(bodyOf(plain.chunks, '\r\n'))
    expect(body?.chunks.map(({ data }) => data.length)).toEqual([65536, 1024, 0])
    expect(body?.chunks.map(({ signature }) => signature)).toEqual(plain.chunks)
    const signing = { signingKey, amzDate, scope, seedSignature: seed }
    expect(chunkSignatures(body?.chunks ?? [], signing, hashes)).toEqual(plain.chunks)
  })

  it('gives the signature of the trailer', () => {
    const body = readAwsChunked(
      bodyOf(
        withTrailer.chunks,
        `x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-trailer-signature:${withTrailer.trailer}\r\n\r\n`,
      ),
    )
    const signing = { signingKey, amzDate, scope, seedSignature: withTrailer.seed }
    expect(chunkSignatures(body?.chunks ?? [], signing, hashes)).toEqual(withTrailer.chunks)
    expect(body?.trailers).toEqual([['x-amz-checksum-crc32c', 'sOO8/Q==']])
    const last = withTrailer.chunks[2] ?? ''
    expect(trailerSignature(body?.trailers ?? [], last, signing, hashes)).toBe(withTrailer.trailer)
    expect(body?.trailerSignature).toBe(withTrailer.trailer)
  })
})

describe('what is read', () => {
  const read = (text: string) => readAwsChunked(Buffer.from(text, 'latin1'))

  it('takes what the JavaScript SDK sends', () => {
    const body = read('5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n')
    expect(body?.chunks.map(({ data }) => Buffer.from(data).toString())).toEqual(['hello', ''])
    expect(body?.trailers).toEqual([['x-amz-checksum-crc32', 'NhCmhg==']])
  })

  it.each([
    ['nothing', ''],
    ['no end', '5\r\nhello\r\n'],
    ['half a chunk', '5\r\nhel'],
    ['a chunk longer than it says', '3\r\nhello\r\n0\r\n\r\n'],
    ['a chunk shorter than it says', '6\r\nhello\r\n0\r\n\r\n'],
    ['a size that is none', '-5\r\nhello\r\n0\r\n\r\n'],
    ['a size with a sign', '+5\r\nhello\r\n0\r\n\r\n'],
    ['a size without end', `${'0'.repeat(2000)}5\r\nhello\r\n0\r\n\r\n`],
    ['another extension', '5;x=y\r\nhello\r\n0\r\n\r\n'],
    ['a signature of another length', '5;chunk-signature=ab\r\nhello\r\n0\r\n\r\n'],
    ['line feeds alone', '5\nhello\n0\n\n'],
    ['no empty line at the end', '5\r\nhello\r\n0\r\n'],
    ['bytes after the end', '5\r\nhello\r\n0\r\n\r\nx'],
    ['a trailer without a colon', '5\r\nhello\r\n0\r\nx\r\n\r\n'],
    ['a trailer after the signature', `0\r\nx-amz-trailer-signature:ab\r\nx:y\r\n\r\n`],
    ['trailers without number', `0\r\n${'x:y\r\n'.repeat(100)}\r\n`],
  ])('does not take %s', (_what, text) => {
    expect(read(text)).toBeUndefined()
  })
})
