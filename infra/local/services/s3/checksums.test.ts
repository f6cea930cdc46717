/** Checksums against the check values of their definitions, and what is said of wrong ones. */
import { describe, expect, it } from 'vitest'
import { ServiceError, UnsupportedError } from '../../errors.ts'
import type { RestRequest } from '../../http/rest.ts'
import { checkBody, checksumOf, checksumToKeep } from './checksums.ts'

const bytes = Buffer.from('123456789')

/** The catalogue's check values: those of the text 123456789. @see https://reveng.sourceforge.io/crc-catalogue/all.htm */
it.each([
  ['CRC32', 'cbf43926'],
  ['CRC32C', 'e3069283'],
  ['CRC64NVME', 'ae8b14860a799888'],
  ['SHA1', 'f7c3bc1d808e04732adf679965ccc34ca7ae3441'],
  ['SHA256', '15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225'],
])('calculates %s', (algorithm, hexadecimal) => {
  expect(Buffer.from(checksumOf(algorithm, bytes), 'base64').toString('hex')).toBe(hexadecimal)
})

const right = 'y/Q5Jg=='

function check(
  headers: Readonly<Record<string, string>>,
  trailers: readonly [string, string][] = [],
) {
  const request: RestRequest = {
    method: 'PUT',
    target: '/b/k',
    query: new Map(),
    headers: new Map(Object.entries(headers).map(([name, value]) => [name, [value]])),
    payload: () => ({ bytes, trailers: new Map() }),
  }
  return checkBody(request, { bytes, trailers: new Map(trailers) })
}

function refusal(
  headers: Readonly<Record<string, string>>,
  trailers: readonly [string, string][] = [],
) {
  try {
    check(headers, trailers)
  } catch (error) {
    if (error instanceof ServiceError) return [error.code, error.message]
    if (error instanceof UnsupportedError) return ['unsupported', error.message]
    throw error
  }
  throw new Error('It was not refused.')
}

describe('what a client gives', () => {
  it('is taken from a header or from a trailer', () => {
    const checksum = { algorithm: 'CRC32', value: right }
    expect(check({ 'x-amz-checksum-crc32': right }).checksum).toEqual(checksum)
    expect(check({}, [['x-amz-checksum-crc32', right]]).checksum).toEqual(checksum)
    expect(check({ 'content-md5': 'JfnnlDI7RTiF9RgfG2JNCw==' })).toEqual({
      checksum: undefined,
      hasMd5: true,
    })
  })

  it('is made where there is none', () => {
    expect(checksumToKeep(undefined, bytes)).toEqual({
      algorithm: 'CRC64NVME',
      value: 'rosUhgp5mIg=',
    })
  })

  it.each<[string, Record<string, string>, [string, string][], string, string]>([
    ['a wrong one', { 'x-amz-checksum-crc32': 'AAAAAA==' }, [], 'BadDigest', 'The CRC32 you specified did not match the calculated checksum.'],
    ['a wrong trailer', {}, [['x-amz-checksum-crc64nvme', 'AAAAAAAAAAA=']], 'BadDigest', 'The CRC64NVME you specified did not match the calculated checksum.'],
    ['one of another length', { 'x-amz-checksum-crc32': 'AAAA' }, [], 'InvalidRequest', 'Value for x-amz-checksum-crc32 header is invalid.'],
    ['one that is no base64', { 'x-amz-checksum-crc32': 'y/Q5Jg' }, [], 'InvalidRequest', 'Value for x-amz-checksum-crc32 header is invalid.'],
    ['two', { 'x-amz-checksum-crc32': right, 'x-amz-checksum-sha1': 'x' }, [], 'InvalidRequest', 'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.'],
    ['one twice, the second as a trailer', { 'x-amz-checksum-crc32': right }, [['x-amz-checksum-crc32', right]], 'InvalidRequest', 'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.'],
    ['none of what is announced', { 'x-amz-sdk-checksum-algorithm': 'CRC32' }, [], 'InvalidRequest', 'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.'],
    ['another than is announced', { 'x-amz-sdk-checksum-algorithm': 'SHA1', 'x-amz-checksum-crc32': right }, [], 'InvalidRequest', 'Value for x-amz-sdk-checksum-algorithm header is invalid.'],
    ['one that is not known here', { 'x-amz-checksum-xxhash64': 'AAAAAAAAAAA=' }, [], 'unsupported', 'The stand-in does not support the checksum x-amz-checksum-xxhash64 of S3.'],
    ['a trailer that is none', {}, [['x-other', 'y']], 'unsupported', 'The stand-in does not support the trailer x-other of S3.'],
    ['a wrong MD5', { 'content-md5': 'AAAAAAAAAAAAAAAAAAAAAA==' }, [], 'BadDigest', 'The Content-MD5 you specified did not match what we received.'],
    ['an MD5 that is none', { 'content-md5': 'x' }, [], 'InvalidDigest', 'The Content-MD5 you specified was invalid.'],
  ])('is refused: %s', (_what, headers, trailers, code, message) => {
    expect(refusal(headers, trailers)).toEqual([code, message])
  }) // prettier-ignore
})
