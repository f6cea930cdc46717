/**
 * The rungs as S3 has them (aws-semantics E.3): which request is S3's, what a signature claims, the key, the signature, the
 * token, the bucket, IAM, and only then the body.
 */
import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { SigningKeys } from '../gate/testing/signed-request.ts'
import { sendBytes, toBytes } from '../testing/raw-http.ts'
import {
  elementOf,
  now,
  presignedS3Request,
  refusalIn,
  s3Request,
  type PresignedParts,
  type S3Parts,
  type S3Refusal,
} from '../testing/s3-request.ts'
import { files, filesBucket, startS3Server, type S3Server } from '../testing/s3-server.ts'
import type { RawRequest } from './raw-request.ts'

const me = 'us-west-2:11111111-2222-3333-4444-555555555555'

let server: S3Server
let admin: SigningKeys
let guest: SigningKeys

beforeAll(async () => {
  server = await startS3Server(now)
  admin = server.administrator
  guest = await server.guest(me)
  await put('k', 'hello')
})

afterEach(() => {
  server.setNow(now)
})

afterAll(async () => {
  expect(server.bugs).toEqual([])
  await server.close()
})

const send = (request: RawRequest) => sendBytes(server.url, toBytes(request))

async function put(key: string, body: string): Promise<void> {
  const { status } = await send(
    s3Request(admin, { method: 'PUT', target: `/${files}/${key}`, body }),
  )
  expect(status).toBe(200)
}

const refusal = async (request: RawRequest) => refusalIn(await send(request))

const mismatch: S3Refusal = [
  403,
  'SignatureDoesNotMatch',
  'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
]

describe('an answer', () => {
  it("has S3's two request IDs, in the error too", async () => {
    const { headers, body } = await send(s3Request(admin, { target: `/${files}/none` }))
    expect(headers['x-amz-request-id']).toMatch(/^[0-9A-Z]{16}$/)
    expect(headers['server']).toBe('AmazonS3')
    expect(headers['content-type']).toBe('application/xml')
    expect(body).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>none</Key><RequestId>${headers['x-amz-request-id'] ?? ''}</RequestId><HostId>${headers['x-amz-id-2'] ?? ''}</HostId></Error>`,
    )
  })

  it('to HEAD has no body, and the length that it would have', async () => {
    const found = await send(s3Request(admin, { method: 'HEAD' }))
    expect([found.status, found.headers['content-length'], found.body]).toEqual([200, '5', ''])
    const missing = await send(s3Request(admin, { method: 'HEAD', target: `/${files}/none` }))
    expect([missing.status, missing.body]).toEqual([404, ''])
  })
})

describe('whose request it is', () => {
  it.each<[string, S3Parts]>([
    ['by its path', {}],
    ['by the host of S3', { headers: { host: 's3.localhost:4566' } }],
    ['by the host of S3 in its region', { headers: { host: 's3.us-west-2.localhost' } }],
    [
      'by the host of its bucket',
      { target: '/k', headers: { host: `${files}.s3.localhost:4566` } },
    ],
    ['by the host of its bucket in its region', { target: '/k', headers: { host: `${files}.s3.us-west-2.localhost:4566` } }], // prettier-ignore
    ['by the short host of its bucket', { target: '/k', headers: { host: `${files}.localhost:4566` } }], // prettier-ignore
    ['whatever the case of the host', { target: '/k', headers: { host: `${files.toUpperCase()}.S3.localhost` } }], // prettier-ignore
  ])('is told %s', async (_how, parts) => {
    expect(await send(s3Request(admin, parts))).toMatchObject({ status: 200, body: 'hello' })
  })

  it('is told by its signature where there is no path', async () => {
    const { status, body } = await send(s3Request(admin, { target: '/' }))
    expect([status, elementOf(body, 'Name')]).toEqual([200, files])
  })

  it('is asked by the key below the host, also one that looks like a path', async () => {
    await put('player-files/k', 'nested')
    const host = `${files}.s3.localhost`
    const parts = { target: `/${files}/k`, headers: { host } }
    expect((await send(s3Request(admin, parts))).body).toBe('nested')
  })

  it.each([
    ['DELETE of all', { method: 'DELETE', target: '/' }, 'SERVICE'],
    ['PATCH of a key', { method: 'PATCH' }, 'OBJECT'],
    ['POST of a key', { method: 'POST' }, 'OBJECT'],
    ['PUT of a location', { method: 'PUT', target: `/${files}?location` }, 'BUCKET'],
  ])('is none of S3: %s', async (_what, parts, resourceType) => {
    const { status, body } = await send(s3Request(admin, parts))
    expect([status, elementOf(body, 'Code'), elementOf(body, 'ResourceType')]).toEqual([
      405,
      'MethodNotAllowed',
      resourceType,
    ])
  })

  it('is refused where it is two at once', async () => {
    const request = s3Request(admin, { target: `/${files}?acl&policy` })
    expect(await refusal(request)).toEqual([
      400,
      'InvalidArgument',
      'Conflicting query string parameters: acl, policy',
    ])
  })

  it.each([`/${files}/%ff`, `/${files}/a%C3`])(
    'is refused where %s is no UTF-8',
    async (target) => {
      expect(await refusal(s3Request(admin, { target }))).toEqual([
        400,
        'InvalidURI',
        "Couldn't parse the specified URI.",
      ])
    },
  )
})

describe('what a signature claims', () => {
  it.each<[what: string, change: (header: string) => string, ...refusal: S3Refusal]>([
    ['version 2', () => 'AWS AKIAIOSFODNN7EXAMPLE:x', 400, 'InvalidRequest', 'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.'],
    ['another type', () => 'Bearer x', 400, 'InvalidArgument', 'Unsupported Authorization Type'],
    ['no credential', (text) => text.replace(/Credential=[^,]*, /, ''), 400, 'AuthorizationHeaderMalformed', 'The authorization header is malformed; the authorization header requires three components: Credential, SignedHeaders, and Signature.'],
    ['two signatures', (text) => `${text}, Signature=0`, 400, 'AuthorizationHeaderMalformed', 'The authorization header is malformed; the authorization header requires three components: Credential, SignedHeaders, and Signature.'],
    ['half a credential', (text) => text.replace('/s3/', '/'), 400, 'AuthorizationHeaderMalformed', 'The authorization header is malformed; the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".'],
    ['another service', (text) => text.replace('/s3/', '/dynamodb/'), 400, 'AuthorizationHeaderMalformed', 'The authorization header is malformed; incorrect service "dynamodb". This endpoint belongs to "s3".'],
    ['another region', (text) => text.replace('us-west-2', 'eu-west-1'), 400, 'AuthorizationHeaderMalformed', "The authorization header is malformed; the region 'eu-west-1' is wrong; expecting 'us-west-2'"],
    ['another ending', (text) => text.replace('aws4_request', 'aws5_request'), 400, 'AuthorizationHeaderMalformed', 'The authorization header is malformed; incorrect terminal "aws5_request". This endpoint uses "aws4_request".'],
    ['another day', (text) => text.replace('20261122', '20261121'), 400, 'AuthorizationHeaderMalformed', 'The authorization header is malformed; Invalid credential date "20261121". This date is not the same as X-Amz-Date: "20261122".'],
    ['no host', (text) => text.replace('host;', ''), 403, 'AccessDenied', 'There were headers present in the request which were not signed'],
    ['an unknown key', (text) => text.replace('AKIAIOSFODNN7EXAMPLE', 'AKIAIOSFODNN7EXAMPLF'), 403, 'InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.'],
    ['a wrong signature', (text) => text.replace(/.$/, (last) => (last === '0' ? '1' : '0')), ...mismatch],
  ])('is refused with %s', async (_what, change, ...expected) => {
    const host = 's3.localhost:4566'
    const request = s3Request(admin, { headers: { host } })
    const rawHeaders = [...request.rawHeaders.slice(0, -1), change(request.rawHeaders.at(-1) ?? '')]
    expect(await refusal({ ...request, rawHeaders })).toEqual(expected)
  }) // prettier-ignore

  it('shows what should have been signed', async () => {
    const { body } = await send(
      s3Request({ ...admin, secretAccessKey: 'other' }, { target: `/${files}/a%20b?x=1` }),
    )
    expect(elementOf(body, 'AWSAccessKeyId')).toBe(admin.accessKeyId)
    const empty = createHash('sha256').digest('hex')
    const canonical = `GET\n/${files}/a%20b\nx=1\nhost:localhost:4566\nx-amz-content-sha256:${empty}\nx-amz-date:20261122T083000Z\n\nhost;x-amz-content-sha256;x-amz-date\n${empty}`
    expect(elementOf(body, 'CanonicalRequest')).toBe(canonical)
    const hash = createHash('sha256').update(canonical).digest('hex')
    expect(elementOf(body, 'StringToSign')).toBe(
      `AWS4-HMAC-SHA256\n20261122T083000Z\n20261122/us-west-2/s3/aws4_request\n${hash}`,
    )
    expect(elementOf(body, 'StringToSignBytes')).toMatch(/^41 57 53 34 2d /)
  })

  it.each([
    ['no date', { 'x-amz-date': undefined }],
    ['a date that is none', { 'x-amz-date': 'today' }],
  ])('is refused with %s', async (_what, headers) => {
    expect(await refusal(s3Request(admin, { headers }))).toEqual([
      403,
      'AccessDenied',
      'AWS authentication requires a valid Date or x-amz-date header',
    ])
  })

  it.each([-15, 15])('may be %d minutes off, and no more', async (minutes) => {
    const at = now.getTime() + minutes * 60_000
    expect((await send(s3Request(admin, { signedAt: new Date(at) }))).status).toBe(200)
    const beyond = new Date(at + Math.sign(minutes) * 1000)
    const answer = await send(s3Request(admin, { signedAt: beyond }))
    expect(refusalIn(answer)).toEqual([
      403,
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
    ])
    expect(elementOf(answer.body, 'MaxAllowedSkewMilliseconds')).toBe('900000')
  })

  it('covers every header that is S3s own', async () => {
    const request = s3Request(admin, {
      method: 'PUT',
      target: `/${files}/other`,
      headers: { 'x-amz-meta-a': 'b' },
      unsigned: ['x-amz-meta-a'],
    })
    const answer = await send(request)
    expect(refusalIn(answer)).toEqual([
      403,
      'AccessDenied',
      'There were headers present in the request which were not signed',
    ])
    expect(elementOf(answer.body, 'HeadersNotSigned')).toBe('x-amz-meta-a')
  })

  it.each(['authorization', 'host', 'x-amz-date', 'x-amz-content-sha256', 'range'])(
    'is refused with two headers %s',
    async (name) => {
      const { rawHeaders, ...request } = s3Request(admin, { headers: { range: 'bytes=0-1' } })
      const value = rawHeaders[rawHeaders.indexOf(name) + 1] ?? ''
      const answer = await send({ ...request, rawHeaders: [...rawHeaders, name, value] })
      // Node itself answers 400 to a second host.
      expect(answer.status).toBe(400)
    },
  )

  it.each<[what: string, request: (request: RawRequest) => RawRequest]>([
    ['method', (request) => ({ ...request, method: 'DELETE' })],
    ['bucket', (request) => ({ ...request, target: '/other-bucket/k' })],
    ['key', (request) => ({ ...request, target: `/${files}/l` })],
    ['key, by its case', (request) => ({ ...request, target: `/${files}/K` })],
    ['key, by a slash', (request) => ({ ...request, target: `/${files}//k` })],
    ['key, by a dot', (request) => ({ ...request, target: `/${files}/./k` })],
    ['parameters', (request) => ({ ...request, target: `${request.target}?acl` })],
  ])('is that of one %s', async (_what, change) => {
    expect(await refusal(change(s3Request(admin)))).toEqual(mismatch)
  })

  it('is that of one host, and so of one bucket', async () => {
    server.setBuckets([filesBucket, { ...filesBucket, name: 'other-bucket' }])
    const request = s3Request(admin, { target: '/k', headers: { host: `${files}.s3.localhost` } })
    const rawHeaders = request.rawHeaders.map((text) =>
      text === `${files}.s3.localhost` ? 'other-bucket.s3.localhost' : text,
    )
    expect(await refusal({ ...request, rawHeaders })).toEqual(mismatch)
    server.setBuckets([filesBucket])
  })

  it('holds however the path is escaped, since all of them are one key', async () => {
    await put('%27a%20b%27', 'quoted')
    const request = s3Request(admin, { target: `/${files}/%27a%20b%27` })
    expect((await send(request)).body).toBe('quoted')
    expect((await send({ ...request, target: `/${files}/'a%20b'` })).body).toBe('quoted')
  })
})

describe('a session', () => {
  const own = { target: `/${files}/${encodeURIComponent(me)}/none.png` }

  it('that is expired is refused with 400', async () => {
    server.setNow(new Date(now.getTime() + 2 * 3_600_000))
    const signedAt = new Date(now.getTime() + 2 * 3_600_000)
    expect(await refusal(s3Request(guest, { ...own, signedAt }))).toEqual([
      400,
      'ExpiredToken',
      'The provided token has expired.',
    ])
  })

  it.each<[string, Partial<SigningKeys>, ...S3Refusal]>([
    ['with a token that is none', { sessionToken: 'x' }, 400, 'InvalidToken', 'The provided token is malformed or otherwise invalid.'],
    ['with no token', { sessionToken: '' }, 403, 'InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.'],
  ])('is refused %s', async (_what, change, ...expected) => {
    const { sessionToken, ...keys } = { ...guest, ...change }
    const sent = sessionToken === '' ? keys : { ...keys, sessionToken }
    expect(await refusal(s3Request(sent as SigningKeys, own))).toEqual(expected)
  }) // prettier-ignore

  it('has a token of its own, and a user has none', async () => {
    const rival = await server.guest('us-west-2:66666666-7777-8888-9999-000000000000')
    const mixed = { ...guest, sessionToken: rival.sessionToken ?? '' }
    expect((await refusal(s3Request(mixed, own)))[1]).toBe('InvalidToken')
    const token = { ...admin, sessionToken: guest.sessionToken ?? '' }
    expect((await refusal(s3Request(token)))[1]).toBe('InvalidToken')
  })
})

describe('a presigned URL', () => {
  it('holds as long as it says, up to a week', async () => {
    const week = { parameters: { 'X-Amz-Expires': '604800' } }
    server.setNow(new Date(now.getTime() + 604_800_000))
    expect((await send(presignedS3Request(admin, week))).body).toBe('hello')
    server.setNow(new Date(now.getTime() + 604_801_000))
    const answer = await send(presignedS3Request(admin, week))
    expect(refusalIn(answer)).toEqual([403, 'AccessDenied', 'Request has expired'])
    expect(elementOf(answer.body, 'Expires')).toBe('2026-11-29T08:30:00Z')
  })

  it('carries the token of a session', async () => {
    const target = `/${files}/${encodeURIComponent(me)}/p.png`
    expect((await send(presignedS3Request(guest, { method: 'PUT', target, body: 'mine' }))).status).toBe(200) // prettier-ignore
    expect((await send(presignedS3Request(guest, { target }))).body).toBe('mine')
  })

  it.each<[what: string, parts: PresignedParts, code: string, message: string]>([
    ['no lifetime', { parameters: { 'X-Amz-Expires': undefined } }, 'AuthorizationQueryParametersError', 'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.'],
    ['a lifetime that is none', { parameters: { 'X-Amz-Expires': 'x' } }, 'AuthorizationQueryParametersError', 'X-Amz-Expires should be a number'],
    ['a lifetime of less than nothing', { parameters: { 'X-Amz-Expires': '-1' } }, 'AuthorizationQueryParametersError', 'X-Amz-Expires must be non-negative'],
    ['more than a week', { parameters: { 'X-Amz-Expires': '604801' } }, 'AuthorizationQueryParametersError', 'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds'],
    ['another region', { scope: { region: 'eu-west-1' } }, 'AuthorizationQueryParametersError', "Error parsing the X-Amz-Credential parameter; the region 'eu-west-1' is wrong; expecting 'us-west-2'"],
    ['another algorithm', { parameters: { 'X-Amz-Algorithm': 'AWS4-HMAC-SHA1' } }, 'AuthorizationQueryParametersError', 'X-Amz-Algorithm only supports "AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256"'],
    ['a date of another form', { parameters: { 'X-Amz-Date': '2026-11-22' } }, 'AuthorizationQueryParametersError', 'X-Amz-Date must be in the ISO8601 Long Format "yyyyMMdd\'T\'HHmmss\'Z\'"'],
    ['a date to come', { signedAt: new Date(now.getTime() + 901_000) }, 'AccessDenied', 'Request is not valid yet'],
    ['an unsigned header of S3', { payloadHash: createHash('sha256').digest('hex'), headers: { 'x-amz-content-sha256': 'x' } }, 'InvalidArgument', 'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER, STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD, STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER or a valid sha256 value.'],
  ])('is refused with %s', async (_what, parts, code, message) => {
    const [, ...rest] = await refusal(presignedS3Request(admin, parts))
    expect(rest).toEqual([code, message])
  }) // prettier-ignore

  it('is none beside a header, or of version 2', async () => {
    const { target } = presignedS3Request(admin)
    const both = { ...s3Request(admin), target }
    expect((await refusal(both))[2]).toMatch(/^Only one auth mechanism allowed/)
    const old = `/${files}/k?AWSAccessKeyId=${admin.accessKeyId}&Signature=x&Expires=1`
    const request = { method: 'GET', target: old, rawHeaders: ['host', 'localhost'], body: Buffer.of() } // prettier-ignore
    expect((await refusal(request))[1]).toBe('InvalidRequest')
  })

  it('is that of one key', async () => {
    const request = presignedS3Request(admin)
    const target = request.target.replace('/k?', '/l?')
    expect(await refusal({ ...request, target })).toEqual(mismatch)
  })
})

describe('who does not sign', () => {
  const anonymous = (parts: Partial<RawRequest>): RawRequest => ({
    ...{ method: 'GET', target: `/${files}/k`, rawHeaders: ['host', 'localhost:4566'] },
    ...{ body: Buffer.of() },
    ...parts,
  })

  it.each<[string, Partial<RawRequest>]>([
    ['reads', {}],
    ['writes', { method: 'PUT', target: `/${files}/new` }],
    ['deletes', { method: 'DELETE' }],
    ['lists', { target: `/${files}?list-type=2` }],
    ['asks for what the stand-in does not have', { target: `/${files}?acl` }],
    ['sends a form', { method: 'POST', target: `/${files}`, body: Buffer.from('--x') }],
    ['makes a bucket', { method: 'PUT', target: '/new-bucket' }],
  ])('is denied when he %s', async (_what, parts) => {
    expect(await refusal(anonymous(parts))).toEqual([403, 'AccessDenied', 'Access Denied'])
  })

  it('is denied all buckets', async () => {
    const request = anonymous({ target: '/', rawHeaders: ['host', 's3.localhost'] })
    expect(await refusal(request)).toEqual([403, 'AccessDenied', 'Access Denied'])
  })
})
