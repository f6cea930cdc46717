/** S3's last rung: the body against what was signed for it, once IAM has allowed (aws-semantics E.3). */
import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { SigningKeys } from '../gate/testing/signed-request.ts'
import { sendBytes, toBytes } from '../testing/raw-http.ts'
import {
  chunkedS3Request,
  elementOf,
  now,
  refusalIn,
  s3Request,
  type ChunkedParts,
} from '../testing/s3-request.ts'
import { files, startS3Server, type S3Server } from '../testing/s3-server.ts'
import type { RawRequest } from './raw-request.ts'

const me = 'us-west-2:11111111-2222-3333-4444-555555555555'

let server: S3Server
let admin: SigningKeys
let guest: SigningKeys

beforeAll(async () => {
  server = await startS3Server(now)
  admin = server.administrator
  guest = await server.guest(me)
})

afterAll(async () => {
  expect(server.bugs).toEqual([])
  await server.close()
})

const send = (request: RawRequest) => sendBytes(server.url, toBytes(request))

const refusal = async (request: RawRequest) => refusalIn(await send(request))

describe('the body', () => {
  const upload = { method: 'PUT', target: `/${files}/body` }
  const read = async () => (await send(s3Request(admin, { target: `/${files}/body` }))).body

  it('must have the hash that was signed', async () => {
    const request = s3Request(admin, { ...upload, body: 'signed' })
    const answer = await send({ ...request, body: Buffer.from('other!') })
    expect(refusalIn(answer)).toEqual([
      400,
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    ])
    expect(elementOf(answer.body, 'S3ComputedContentSHA256')).toBe(
      createHash('sha256').update('other!').digest('hex'),
    )
    expect((await send(s3Request(admin, { target: `/${files}/body` }))).status).toBe(404)
  })

  it('may go unsigned where that is said and signed', async () => {
    const unsigned = { ...upload, body: 'anything', payloadHash: 'UNSIGNED-PAYLOAD' }
    expect((await send(s3Request(admin, unsigned))).status).toBe(200)
    expect(await read()).toBe('anything')
  })

  it.each([
    ['no word for it', undefined, 'InvalidRequest', 'Missing required header for this request: x-amz-content-sha256'],
    ['another word', 'unsigned', 'InvalidArgument', 'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER, STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD, STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER or a valid sha256 value.'],
    ['an asymmetric signature', 'STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD', 'StandIn#Unsupported', 'The stand-in does not support the payload STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD of S3.'],
  ])('is refused with %s', async (_what, word, code, message) => {
    const request = s3Request(admin, { ...upload, headers: { 'x-amz-content-sha256': word } })
    const [, ...rest] = await refusal(request)
    expect(rest).toEqual([code, message])
  }) // prettier-ignore

  it('is looked at only once IAM has allowed', async () => {
    const target = `/${files}/rival/x.png`
    const request = s3Request(guest, { ...upload, target, body: 'signed' })
    const answer = await refusal({ ...request, body: Buffer.from('other') })
    expect(answer.slice(0, 2)).toEqual([403, 'AccessDenied'])
  })

  it('that is too large is denied or refused, in that order', async () => {
    const body = Buffer.alloc(16 * 1024 * 1024 + 1)
    expect((await refusal(s3Request(admin, { ...upload, body }))).slice(0, 2)).toEqual([
      400,
      'EntityTooLarge',
    ])
    const target = `/${files}/rival/x.png`
    expect((await refusal(s3Request(guest, { ...upload, target, body }))).slice(0, 2)).toEqual([
      403,
      'AccessDenied',
    ])
  })
})

describe('a body in chunks', () => {
  const target = `/${files}/chunks`
  const large = 'x'.repeat(8192)
  const crc = (text: string) => {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(crc32(text))
    return bytes.toString('base64')
  }
  const chunked = (parts: Partial<ChunkedParts>, keys = admin) =>
    chunkedS3Request(keys, { target, chunks: [large, 'hello'], isSigned: true, ...parts })
  const trailers = [['x-amz-checksum-crc32', crc(`${large}hello`)]] as const

  afterEach(async () => {
    await send(s3Request(admin, { method: 'DELETE', target }))
  })

  it.each<[string, Partial<ChunkedParts>]>([
    ['each chunk signed', {}],
    ['each chunk signed, and a signed trailer', { trailers }],
    ['nothing signed, and a trailer', { isSigned: false, trailers }],
    ['one chunk', { chunks: [`${large}hello`] }],
  ])('is taken with %s', async (_what, parts) => {
    expect((await send(chunked(parts))).status).toBe(200)
    const found = await send(s3Request(admin, { target }))
    expect(found.body).toBe(`${large}hello`)
    expect(found.headers['content-encoding']).toBeUndefined()
  })

  it('keeps the encoding that is not of the way', async () => {
    await send(chunked({ headers: { 'content-encoding': 'gzip,aws-chunked' } }))
    expect((await send(s3Request(admin, { target }))).headers['content-encoding']).toBe('gzip')
  })

  it.each<[what: string, parts: Partial<ChunkedParts>, code: string]>([
    ['a changed chunk', { change: (body) => body.replace('hello', 'jello') }, 'SignatureDoesNotMatch'],
    ['a changed first chunk', { change: (body) => body.replace('xxx', 'yxx') }, 'SignatureDoesNotMatch'],
    ['a changed signature', { change: (body) => body.replace(/signature=./, 'signature=f') }, 'SignatureDoesNotMatch'],
    ['no signature', { change: (body) => body.replace(/;chunk-signature=[0-9a-f]+/g, '') }, 'SignatureDoesNotMatch'],
    ['no signature of the end', { change: (body) => body.replace(/\r\n0;[^\r]+/, '\r\n0') }, 'SignatureDoesNotMatch'],
    ['chunks left out', { chunks: [large, large, 'hello'], change: (body) => body.replace(/^2000;[^]*?(?=2000;)/, ''), headers: { 'x-amz-decoded-content-length': '8197' } }, 'SignatureDoesNotMatch'],
    ['chunks in another order', { chunks: [large, 'y'.repeat(8192)], change: (body) => body.replace(/^([^]*?\r\n)(2000;[^]*)(0;)/, (_all, one: string, two: string, end: string) => two + one + end) }, 'SignatureDoesNotMatch'],
    ['a trailer without its signature', { trailers, change: (body) => body.replace(/x-amz-trailer-signature:[0-9a-f]+\r\n/, '') }, 'SignatureDoesNotMatch'],
    ['a changed trailer', { trailers, change: (body) => body.replace(/(crc32:)./, '$1A') }, 'SignatureDoesNotMatch'],
    ['a trailer that does not fit', { trailers: [['x-amz-checksum-crc32', 'AAAAAA==']] }, 'BadDigest'],
    ['an unsigned trailer that does not fit', { isSigned: false, trailers: [['x-amz-checksum-crc32', 'AAAAAA==']] }, 'BadDigest'],
    ['a trailer that is not announced', { isSigned: false, trailers, headers: { 'x-amz-trailer': undefined } }, 'MalformedTrailerError'],
    ['no trailer that is announced', { isSigned: false, trailers, change: (body) => body.replace(/x-amz-checksum[^]*?\r\n/, '') }, 'MalformedTrailerError'],
    ['signatures that nobody announced', { isSigned: false, trailers, change: (body) => body.replace('\r\nhello', `;chunk-signature=${'0'.repeat(64)}\r\nhello`) }, 'MalformedTrailerError'],
    ['small chunks', { chunks: ['hello', 'world', '!'] }, 'InvalidChunkSizeError'],
    ['another length than it says', { headers: { 'x-amz-decoded-content-length': '5' } }, 'IncompleteBody'],
    ['no length', { headers: { 'x-amz-decoded-content-length': undefined } }, 'MissingContentLength'],
    ['no end', { change: (body) => body.slice(0, -90) }, 'IncompleteBody'],
    ['no chunks', { change: () => 'hello' }, 'IncompleteBody'],
  ])('is refused with %s', async (_what, parts, code) => {
    expect((await refusal(chunked(parts)))[1]).toBe(code)
    expect((await send(s3Request(admin, { target }))).status).toBe(404)
  }) // prettier-ignore

  it('is announced, or refused by name', async () => {
    const request = s3Request(admin, {
      ...{ method: 'PUT', target, body: '5\r\nhello\r\n0\r\n\r\n' },
      headers: { 'content-encoding': 'aws-chunked' },
    })
    expect((await refusal(request)).slice(0, 2)).toEqual([501, 'StandIn#Unsupported'])
  })

  it('of a guest is gated like any other', async () => {
    const denied = await refusal(chunked({}, guest))
    expect(denied.slice(0, 2)).toEqual([403, 'AccessDenied'])
  })
})
