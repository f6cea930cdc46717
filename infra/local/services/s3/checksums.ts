/**
 * Checksums of bodies: those that a client gives, in a header or after the last chunk, are held against the bytes.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
 */
import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { UnsupportedError } from '../../errors.ts'
import type { RestPayload, RestRequest } from '../../http/rest.ts'
import { crc32c, crc64nvme } from './crc.ts'
import { invalidRequest, s3Error } from './errors.ts'
import { headerOf } from './input.ts'

export interface Checksum {
  /** `CRC32` */
  readonly algorithm: string
  /** Base64. */
  readonly value: string
}

const algorithms: Readonly<Record<string, (bytes: Uint8Array) => Buffer>> = {
  CRC32: (bytes) => words(crc32(bytes)),
  CRC32C: (bytes) => words(crc32c(bytes)),
  CRC64NVME: (bytes) => words(...crc64nvme(bytes)),
  SHA1: (bytes) => createHash('sha1').update(bytes).digest(),
  SHA256: (bytes) => createHash('sha256').update(bytes).digest(),
}

/** For `S3Operation.headers`. */
export const checksumHeaders = [
  'x-amz-checksum-*',
  'x-amz-decoded-content-length',
  'x-amz-sdk-checksum-algorithm',
  'x-amz-trailer',
]

const prefix = 'x-amz-checksum-'

/** Where a client gives none, S3 makes one of its own. */
export function checksumToKeep(given: Checksum | undefined, bytes: Uint8Array): Checksum {
  return given ?? { algorithm: 'CRC64NVME', value: checksumOf('CRC64NVME', bytes) }
}

/** @throws ServiceError for a checksum that does not fit, that is none, or where there are two */
export function checkBody(
  request: RestRequest,
  { bytes, trailers }: RestPayload,
): { readonly checksum: Checksum | undefined; readonly hasMd5: boolean } {
  const md5 = headerOf(request, 'content-md5')
  if (md5 !== undefined) checkMd5(md5, bytes)
  return { checksum: checkGiven(request, bytes, trailers), hasMd5: md5 !== undefined }
}

function checkGiven(
  request: RestRequest,
  bytes: Uint8Array,
  trailers: RestPayload['trailers'],
): Checksum | undefined {
  const inHeaders = [...request.headers].flatMap(([name]) => {
    if (!name.startsWith(prefix) || name === `${prefix}type`) return []
    return [[name, headerOf(request, name) ?? ''] as const]
  })
  const inTrailers = [...trailers].filter(([name]) => name.startsWith(prefix))
  const other = [...trailers.keys()].find((name) => !name.startsWith(prefix))
  if (other !== undefined) throw new UnsupportedError(`the trailer ${other} of S3`)
  const [given, ...more] = [...inHeaders, ...inTrailers]
  const announced = headerOf(request, 'x-amz-sdk-checksum-algorithm')
  if (given === undefined) {
    if (announced === undefined) return undefined
    throw invalidRequest(
      'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.',
    )
  }
  if (more.length > 0)
    throw invalidRequest(
      'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
    )
  const [name, value] = given
  const algorithm = name.slice(prefix.length).toUpperCase()
  const calculate = Object.hasOwn(algorithms, algorithm) ? algorithms[algorithm] : undefined
  if (calculate === undefined) throw new UnsupportedError(`the checksum ${name} of S3`)
  if (announced !== undefined && announced.toUpperCase() !== algorithm)
    throw invalidRequest('Value for x-amz-sdk-checksum-algorithm header is invalid.')
  const actual = calculate(bytes)
  if (!isBase64(value, actual.length)) throw invalidRequest(`Value for ${name} header is invalid.`)
  if (value !== actual.toString('base64'))
    throw s3Error(
      400,
      'BadDigest',
      `The ${algorithm} you specified did not match the calculated checksum.`,
    )
  return { algorithm, value }
}

function checkMd5(given: string, bytes: Uint8Array): void {
  if (!isBase64(given, 16))
    throw s3Error(400, 'InvalidDigest', 'The Content-MD5 you specified was invalid.', {
      'Content-MD5': given,
    })
  const actual = createHash('md5').update(bytes).digest('base64')
  if (given !== actual)
    throw s3Error(
      400,
      'BadDigest',
      'The Content-MD5 you specified did not match what we received.',
      { ExpectedDigest: given, CalculatedDigest: actual },
    )
}

/** @param algorithm One of those that are known. */
export function checksumOf(algorithm: string, bytes: Uint8Array): string {
  return algorithms[algorithm]?.(bytes).toString('base64') ?? ''
}

function isBase64(text: string, sizeBytes: number): boolean {
  const bytes = Buffer.from(text, 'base64')
  return bytes.length === sizeBytes && bytes.toString('base64') === text
}

function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, index * 4)
  return bytes
}
