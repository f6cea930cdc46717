/** Objects through the real SDK: put, get, head, delete, ranges, conditions, limits. */
import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
} from '@aws-sdk/client-s3'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { files, keysIn, s3Refusal, startS3Server, type S3Server } from '../../testing/s3-server.ts'

let server: S3Server
let admin: S3Client

beforeAll(async () => {
  server = await startS3Server()
  admin = server.client(server.administrator)
})

afterEach(async () => {
  for (const key of await keysIn(server)) await server.objects.delete(files, key)
})

afterAll(async () => {
  expect(server.bugs).toEqual([])
  await server.close()
})

const put = (Key: string, Body = 'hello', more: Partial<PutObjectCommandInput> = {}) =>
  admin.send(new PutObjectCommand({ Bucket: files, Key, Body, ...more }))
const get = (Key: string, client = admin) =>
  client.send(new GetObjectCommand({ Bucket: files, Key }))
const textOf = async (Key: string) => (await get(Key)).Body?.transformToString()

describe('an object', () => {
  it('comes back as it was put, with all that was said of it', async () => {
    const bytes = randomBytes(100_000)
    const { ETag } = await admin.send(
      new PutObjectCommand({
        Bucket: files,
        Key: 'a/b.png',
        Body: bytes,
        ContentType: 'image/png',
        CacheControl: 'max-age=60',
        ContentDisposition: 'inline',
        ContentLanguage: 'en',
        Metadata: { alias: 'Ann' },
      }),
    )
    const found = await get('a/b.png')
    expect(Buffer.from((await found.Body?.transformToByteArray()) ?? [])).toEqual(bytes)
    expect(found).toMatchObject({
      ETag,
      ContentType: 'image/png',
      CacheControl: 'max-age=60',
      ContentDisposition: 'inline',
      ContentLanguage: 'en',
      Metadata: { alias: 'Ann' },
      ContentLength: 100_000,
      AcceptRanges: 'bytes',
      ServerSideEncryption: 'AES256',
    })
    const head = await admin.send(new HeadObjectCommand({ Bucket: files, Key: 'a/b.png' }))
    expect(head).toMatchObject({ ETag, ContentLength: 100_000, Metadata: { alias: 'Ann' } })
    expect(head.LastModified).toEqual(found.LastModified)
  })

  it('has the MD5 of its bytes as its entity tag', async () => {
    expect((await put('k', 'hello')).ETag).toBe('"5d41402abc4b2a76b9719d911017c592"')
  })

  it.each(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const)(
    'is held against its %s, which comes back',
    async (ChecksumAlgorithm) => {
      await put('k', 'hello', { ChecksumAlgorithm })
      const found = await admin.send(
        new GetObjectCommand({ Bucket: files, Key: 'k', ChecksumMode: 'ENABLED' }),
      )
      expect(await found.Body?.transformToString()).toBe('hello')
      expect(found[`Checksum${ChecksumAlgorithm}`]).toBeTruthy()
      expect(found.ChecksumType).toBe('FULL_OBJECT')
    },
  )

  it('is taken as a stream, in chunks with a trailer', async () => {
    const chunks = [randomBytes(10_000), randomBytes(9000), randomBytes(7)]
    await admin.send(
      new PutObjectCommand({
        Bucket: files,
        Key: 'stream',
        Body: Readable.from(chunks),
        ContentLength: 19_007,
        ContentEncoding: 'identity',
      }),
    )
    const found = await get('stream')
    expect(Buffer.from((await found.Body?.transformToByteArray()) ?? [])).toEqual(
      Buffer.concat(chunks),
    )
    expect(found.ContentEncoding).toBe('identity')
  })

  it('is replaced, and deleted, and then not there', async () => {
    await put('k', 'one')
    await put('k', 'two')
    expect(await textOf('k')).toBe('two')
    await admin.send(new DeleteObjectCommand({ Bucket: files, Key: 'k' }))
    await admin.send(new DeleteObjectCommand({ Bucket: files, Key: 'k' }))
    expect(await s3Refusal(get('k'))).toEqual({
      name: 'NoSuchKey',
      message: 'The specified key does not exist.',
      status: 404,
    })
    const head = admin.send(new HeadObjectCommand({ Bucket: files, Key: 'k' }))
    expect(await s3Refusal(head)).toMatchObject({ name: 'NotFound', status: 404 })
  })

  it.each(['..', '../x', 'a/../b', 'a//b', '/a', './a', 'us-west-2:1/a', 'a b+c%20d', "(*)'!~", 'ü/\u{1f600}', 'a\nb', '?x=y#z', '&<>"'])(
    'may be called %j',
    async (key) => {
      await put(key, key)
      expect(await textOf(key)).toBe(key)
      expect(await keysIn(server)).toEqual([key])
      const page = await admin.send(new ListObjectsV2Command({ Bucket: files }))
      expect(page.Contents?.map(({ Key }) => Key)).toEqual([key])
    },
  ) // prettier-ignore

  it('of nothing is an object, too', async () => {
    await admin.send(new PutObjectCommand({ Bucket: files, Key: 'empty', Body: new Uint8Array() }))
    const found = await get('empty')
    expect(await found.Body?.transformToString()).toBe('')
    expect(found.ContentLength).toBe(0)
  })

  it('is read in part', async () => {
    await put('k', 'hello world')
    const part = async (Range: string) => {
      const found = await admin.send(new GetObjectCommand({ Bucket: files, Key: 'k', Range }))
      const { httpStatusCode } = found.$metadata
      return [await found.Body?.transformToString(), found.ContentRange, httpStatusCode]
    }
    expect(await part('bytes=0-4')).toEqual(['hello', 'bytes 0-4/11', 206])
    expect(await part('bytes=6-')).toEqual(['world', 'bytes 6-10/11', 206])
    expect(await part('bytes=-5')).toEqual(['world', 'bytes 6-10/11', 206])
    expect(await part('bytes=6-999')).toEqual(['world', 'bytes 6-10/11', 206])
    expect(await part('bytes=5-4')).toEqual(['hello world', undefined, 200])
    expect(await part('lines=1-2')).toEqual(['hello world', undefined, 200])
    expect(await s3Refusal(part('bytes=11-'))).toEqual({
      name: 'InvalidRange',
      message: 'The requested range is not satisfiable',
      status: 416,
    })
    const { message, status } = await s3Refusal(part('bytes=0-1,3-4'))
    expect([status, message]).toEqual([
      501,
      'The stand-in does not support several ranges of S3 GetObject.',
    ])
  })

  it('is read again only where it has changed', async () => {
    const { ETag } = await put('k')
    const again = (conditions: object) =>
      admin.send(new GetObjectCommand({ Bucket: files, Key: 'k', ...conditions }))
    expect(await s3Refusal(again({ IfNoneMatch: ETag }))).toMatchObject({ status: 304 })
    expect(await s3Refusal(again({ IfModifiedSince: new Date(Date.now() + 5000) }))).toMatchObject({
      status: 304,
    })
    expect((await again({ IfNoneMatch: '"other"' })).$metadata.httpStatusCode).toBe(200)
    expect((await again({ IfMatch: ETag })).$metadata.httpStatusCode).toBe(200)
    expect(await s3Refusal(again({ IfMatch: '"other"' }))).toEqual({
      name: 'PreconditionFailed',
      message: 'At least one of the pre-conditions you specified did not hold',
      status: 412,
    })
  })

  it('is written on condition', async () => {
    const { ETag } = await put('k', 'one', { IfNoneMatch: '*' })
    expect(await s3Refusal(put('k', 'two', { IfNoneMatch: '*' }))).toMatchObject({ status: 412 })
    expect(await s3Refusal(put('k', 'two', { IfMatch: '"other"' }))).toMatchObject({ status: 412 })
    expect(await s3Refusal(put('none', 'two', { IfMatch: ETag ?? '' }))).toMatchObject({
      name: 'NoSuchKey',
    })
    expect(await textOf('k')).toBe('one')
    await put('k', 'three', { IfMatch: ETag ?? '' })
    expect(await textOf('k')).toBe('three')
  })

  it('has a key and metadata of so many bytes', async () => {
    await put('ü'.repeat(512))
    expect(await s3Refusal(put(`${'ü'.repeat(512)}x`))).toEqual({
      name: 'KeyTooLongError',
      message: 'Your key is too long',
      status: 400,
    })
    expect(await s3Refusal(put('k', 'x', { Metadata: { a: 'x'.repeat(2048) } }))).toMatchObject({
      name: 'MetadataTooLarge',
      status: 400,
    })
  })

  it('of 16 MiB is kept, and one of more refused', async () => {
    const size = 16 * 1024 * 1024
    const bytes = Buffer.alloc(size, 'x')
    await admin.send(new PutObjectCommand({ Bucket: files, Key: 'large', Body: bytes }))
    const head = await admin.send(new HeadObjectCommand({ Bucket: files, Key: 'large' }))
    expect(head.ContentLength).toBe(size)
    const more = new PutObjectCommand({
      Bucket: files,
      Key: 'larger',
      Body: Buffer.alloc(size + 1, 'x'),
    })
    expect(await s3Refusal(admin.send(more))).toMatchObject({ name: 'EntityTooLarge', status: 400 })
  })

  it.each<[what: string, more: Partial<PutObjectCommandInput>, says: string]>([
    ['another storage class', { StorageClass: 'GLACIER' }, 'the storage class GLACIER of S3'],
    ['another encryption', { ServerSideEncryption: 'aws:kms' }, 'the encryption aws:kms of S3'],
    ['tags', { Tagging: 'a=b' }, 'the header x-amz-tagging of S3 PutObject'],
    ['a redirect', { WebsiteRedirectLocation: '/x' }, 'the header x-amz-website-redirect-location of S3 PutObject'], // prettier-ignore
  ])('is refused by name with %s', async (_what, more, says) => {
    expect(await s3Refusal(put('k', 'x', more))).toMatchObject({
      status: 501,
      message: `The stand-in does not support ${says}.`,
    })
    expect(await keysIn(server)).toEqual([])
  })

  it('takes no list of who may read it', async () => {
    await put('k', 'x', { ACL: 'bucket-owner-full-control' })
    expect(await s3Refusal(put('k', 'x', { ACL: 'public-read' }))).toEqual({
      name: 'AccessControlListNotSupported',
      message: 'The bucket does not allow ACLs',
      status: 400,
    })
  })
})
