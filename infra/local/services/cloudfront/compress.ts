/**
 * Compresses what CloudFront would compress, and remembers it: the same files are asked for again and again.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html
 */
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const compressible: ReadonlySet<string> = new Set([
  'application/javascript',
  'application/json',
  'application/manifest+json',
  'application/wasm',
  'application/xml',
  'font/otf',
  'font/ttf',
  'image/svg+xml',
  'text/css',
  'text/html',
  'text/javascript',
  'text/plain',
  'text/xml',
])

const [minBytes, maxBytes] = [1_000, 10_000_000]
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

export interface Compressed {
  readonly encoding: 'br' | 'gzip'
  readonly bytes: Uint8Array
}

export interface Compressor {
  /** `undefined` where it is sent as it is. */
  compress(
    content: {
      readonly bytes: Uint8Array
      readonly contentType: string | undefined
      readonly isEncoded: boolean
      readonly etag: string
    },
    acceptEncoding: string | undefined,
  ): Promise<Compressed | undefined>
}

/** As many files as an app has, several times over. */
const remembered = 500

export function createCompressor(): Compressor {
  const known = new Map<string, Promise<Uint8Array>>()
  return {
    async compress({ bytes, contentType = '', isEncoded, etag }, acceptEncoding = '') {
      const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
      const isInBounds = bytes.length >= minBytes && bytes.length <= maxBytes
      if (isEncoded || !isInBounds || !compressible.has(type)) return undefined
      const encoding = preferred(acceptEncoding)
      if (encoding === undefined) return undefined
      const key = `${encoding} ${etag} ${String(bytes.length)}`
      let compressed = known.get(key)
      if (compressed === undefined) {
        compressed =
          encoding === 'br'
            ? promisify(brotliCompress)(bytes, brotliOptions)
            : promisify(gzip)(bytes)
        if (known.size >= remembered) known.clear()
        known.set(key, compressed)
      }
      return { encoding, bytes: await compressed }
    },
  }
}

/** Brotli where both are taken. */
function preferred(acceptEncoding: string): Compressed['encoding'] | undefined {
  const taken = acceptEncoding
    .split(',')
    .map((each) => each.trim().toLowerCase())
    .filter((each) => !/;\s*q=0(?:\.0*)?$/.test(each))
    .map((each) => each.split(';', 1)[0])
  return (['br', 'gzip'] as const).find((encoding) => taken.includes(encoding))
}
