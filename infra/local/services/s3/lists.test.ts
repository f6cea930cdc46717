/** Lists through the real SDK: of what is there, and of what is to go. */
import {
  DeleteObjectsCommand,
  ListObjectsV2Command,
  paginateListObjectsV2,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  files,
  guestArn,
  keysIn,
  s3Refusal,
  startS3Server,
  type S3Server,
} from '../../testing/s3-server.ts'

const me = 'us-west-2:11111111-2222-3333-4444-555555555555'
const rival = 'us-west-2:66666666-7777-8888-9999-000000000000'

let server: S3Server
let admin: S3Client
let guest: S3Client

beforeAll(async () => {
  server = await startS3Server()
  admin = server.client(server.administrator)
  guest = server.client(await server.guest(me))
})

afterEach(async () => {
  for (const key of await keysIn(server)) await server.objects.delete(files, key)
})

afterAll(async () => {
  expect(server.bugs).toEqual([])
  await server.close()
})

const put = (Key: string, Body = 'hello') =>
  admin.send(new PutObjectCommand({ Bucket: files, Key, Body }))

describe('a list', () => {
  const list = (input: object) => admin.send(new ListObjectsV2Command({ Bucket: files, ...input }))

  it('is in the order of UTF-8 bytes, and says what it was asked', async () => {
    for (const key of ['b', 'a/2', 'a/1', 'a', '\u{1f600}', '\uffff']) await put(key)
    const page = await list({})
    expect(page.Contents?.map(({ Key }) => Key)).toEqual(['a', 'a/1', 'a/2', 'b', '\uffff', '\u{1f600}']) // prettier-ignore
    expect(page).toMatchObject({ Name: files, KeyCount: 6, MaxKeys: 1000, IsTruncated: false })
    expect(page.Contents?.[0]).toMatchObject({
      Size: 5,
      ETag: '"5d41402abc4b2a76b9719d911017c592"',
      StorageClass: 'STANDARD',
    })
    expect(page.Contents?.[0]?.LastModified?.getMilliseconds()).toBe(0)
  })

  it('has what begins with a prefix, and counts what lies below a delimiter as one', async () => {
    for (const key of ['p/a/1', 'p/a/2', 'p/b', 'p/c/1', 'q']) await put(key)
    const page = await list({ Prefix: 'p/', Delimiter: '/' })
    expect(page.Contents?.map(({ Key }) => Key)).toEqual(['p/b'])
    expect(page.CommonPrefixes).toEqual([{ Prefix: 'p/a/' }, { Prefix: 'p/c/' }])
    expect(page).toMatchObject({ Prefix: 'p/', Delimiter: '/', KeyCount: 3 })
    expect((await list({ Prefix: 'p/a/1' })).KeyCount).toBe(1)
    expect((await list({ Prefix: 'r' })).KeyCount).toBe(0)
  })

  it('goes on where the page before ended, whatever it ended with', async () => {
    const all = ['a', 'b/1', 'b/2', 'c', 'd/1', 'e/1', 'e/2', 'f']
    for (const key of all) await put(key)
    for (const pageSize of [1, 2, 3]) {
      const config = { client: admin, pageSize }
      const seen: (string | undefined)[] = []
      for await (const page of paginateListObjectsV2(config, { Bucket: files, Delimiter: '/' })) {
        expect(page.KeyCount).toBeLessThanOrEqual(pageSize)
        seen.push(...(page.Contents ?? []).map(({ Key }) => Key))
        seen.push(...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix))
      }
      expect(seen.sort()).toEqual(['a', 'b/', 'c', 'd/', 'e/', 'f'])
    }
  })

  it('begins after a key', async () => {
    for (const key of ['a', 'b', 'c']) await put(key)
    const page = await list({ StartAfter: 'a', MaxKeys: 1 })
    expect(page.Contents?.map(({ Key }) => Key)).toEqual(['b'])
    expect(page.IsTruncated).toBe(true)
    const next = await list({ ContinuationToken: page.NextContinuationToken, StartAfter: 'z' })
    expect(next.Contents?.map(({ Key }) => Key)).toEqual(['c'])
    expect((await list({ MaxKeys: 0 })).IsTruncated).toBe(false)
  })

  it('spells keys as a URL where asked to', async () => {
    await put('a b/ü+1.png')
    const page = await list({ EncodingType: 'url', Prefix: 'a b', Delimiter: '+' })
    expect(page.CommonPrefixes).toEqual([{ Prefix: 'a+b/%C3%BC%2B' }])
    expect(page).toMatchObject({ Prefix: 'a+b', Delimiter: '%2B', EncodingType: 'url' })
  })

  it('of a token that is none, or of too few keys, is refused', async () => {
    expect(await s3Refusal(list({ ContinuationToken: 'x' }))).toEqual({
      name: 'InvalidArgument',
      message: 'The continuation token provided is incorrect',
      status: 400,
    })
    expect(await s3Refusal(list({ MaxKeys: -1 }))).toMatchObject({ name: 'InvalidArgument' })
  })
})

describe('deleting many', () => {
  const deleteAll = (client: S3Client, keysToDelete: readonly string[], Quiet = false) =>
    client.send(
      new DeleteObjectsCommand({
        Bucket: files,
        Delete: { Objects: keysToDelete.map((Key) => ({ Key })), Quiet },
      }),
    )

  it('deletes each, and says so unless it is to be quiet', async () => {
    for (const key of ['a', 'b&<>', "c'"]) await put(key)
    const { Deleted, Errors } = await deleteAll(admin, ['a', 'b&<>', 'none'])
    expect(Deleted?.map(({ Key }) => Key)).toEqual(['a', 'b&<>', 'none'])
    expect(Errors).toBeUndefined()
    expect(await keysIn(server)).toEqual(["c'"])
    expect((await deleteAll(admin, ["c'"], true)).Deleted).toBeUndefined()
    expect(await keysIn(server)).toEqual([])
  })

  it('decides each key for itself, and tells which ones it refused', async () => {
    for (const key of [`${me}/a.png`, `${rival}/a.png`]) await put(key)
    const { Deleted, Errors } = await deleteAll(guest, [`${rival}/a.png`, `${me}/a.png`])
    expect(Deleted?.map(({ Key }) => Key)).toEqual([`${me}/a.png`])
    expect(Errors).toEqual([
      {
        Key: `${rival}/a.png`,
        Code: 'AccessDenied',
        Message: `User: ${guestArn} is not authorized to perform: s3:DeleteObject on resource: "arn:aws:s3:::${files}/${rival}/a.png" because no identity-based policy allows the s3:DeleteObject action`,
      },
    ])
    expect(await keysIn(server)).toEqual([`${rival}/a.png`])
  })

  it('takes a thousand keys and no more', async () => {
    const many = Array.from({ length: 1001 }, (_none, index) => String(index))
    expect((await deleteAll(admin, many.slice(1))).Deleted).toHaveLength(1000)
    expect(await s3Refusal(deleteAll(admin, many))).toMatchObject({ name: 'MalformedXML' })
  })
})
