/** Who may do what, through the real SDK: a guest, a bucket, its policy. */
import {
  DeleteObjectCommand,
  GetBucketAclCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  files,
  filesBucket,
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
  server.setBuckets([filesBucket])
  for (const key of await keysIn(server)) await server.objects.delete(files, key)
})

afterAll(async () => {
  expect(server.bugs).toEqual([])
  await server.close()
})

const put = (Key: string, Body = 'hello') =>
  admin.send(new PutObjectCommand({ Bucket: files, Key, Body }))
const get = (Key: string, client = admin) =>
  client.send(new GetObjectCommand({ Bucket: files, Key }))
const textOf = async (Key: string) => (await get(Key)).Body?.transformToString()

describe('a guest', () => {
  const as = (command: 'get' | 'put' | 'delete', Key: string): Promise<unknown> => {
    const input = { Bucket: files, Key }
    if (command === 'get') return guest.send(new GetObjectCommand(input))
    if (command === 'delete') return guest.send(new DeleteObjectCommand(input))
    return guest.send(new PutObjectCommand({ ...input, Body: 'x', ContentType: 'image/png' }))
  }
  const listAs = (input: object) =>
    guest.send(new ListObjectsV2Command({ Bucket: files, ...input }))

  it('writes, reads, lists and deletes below their own prefix', async () => {
    await as('put', `${me}/avatar.png`)
    expect(await as('get', `${me}/avatar.png`)).toMatchObject({ ContentType: 'image/png' })
    expect((await listAs({ Prefix: `${me}/` })).KeyCount).toBe(1)
    await as('delete', `${me}/avatar.png`)
    expect(await keysIn(server)).toEqual([])
  })

  it.each<['get' | 'put' | 'delete', string, string]>([
    ['get', `${rival}/avatar.png`, 's3:GetObject'],
    ['put', `${rival}/avatar.png`, 's3:PutObject'],
    ['delete', `${rival}/avatar.png`, 's3:DeleteObject'],
    ['put', `${me}/virus.exe`, 's3:PutObject'],
    ['put', `${me}.png`, 's3:PutObject'],
    ['get', me, 's3:GetObject'],
    ['get', `${rival}/../${me}/avatar.png`, 's3:GetObject'],
    ['get', `../${files}/${me}/avatar.png`, 's3:GetObject'],
    ['get', `/${me}/avatar.png`, 's3:GetObject'],
    ['get', `x/${me}/avatar.png`, 's3:GetObject'],
    ['put', `*`, 's3:PutObject'],
  ])("is denied to %s %s, in S3's words", async (command, key, action) => {
    await put(`${rival}/avatar.png`, 'theirs')
    expect(await s3Refusal(as(command, key))).toEqual({
      name: 'AccessDenied',
      message: `User: ${guestArn} is not authorized to perform: ${action} on resource: "arn:aws:s3:::${files}/${key}" because no identity-based policy allows the ${action} action`,
      status: 403,
    })
    expect(await textOf(`${rival}/avatar.png`)).toBe('theirs')
  })

  it.each([
    ['everything', {}],
    ['everything by name', { Prefix: '' }],
    ["a rival's files", { Prefix: `${rival}/` }],
    ['their own prefix without its slash', { Prefix: me }],
    ['the folders of all', { Prefix: 'us-west-2:', Delimiter: '/' }],
  ])('is denied a list of %s', async (_what, input) => {
    expect(await s3Refusal(listAs(input))).toEqual({
      name: 'AccessDenied',
      message: `User: ${guestArn} is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::${files}" because no identity-based policy allows the s3:ListBucket action`,
      status: 403,
    })
  })

  it("sees no more of a list with a rival's token than their own prefix", async () => {
    await put(`${me}/a.png`)
    await put(`${rival}/a.png`)
    const ContinuationToken = Buffer.from(`key:${me}/a.png`).toString('base64')
    expect((await listAs({ Prefix: `${me}/`, ContinuationToken })).KeyCount).toBe(0)
  })

  it('is denied what is not there, since they may not list the bucket', async () => {
    expect(await s3Refusal(as('get', `${me}/none.png`))).toMatchObject({
      name: 'AccessDenied',
      message: `User: ${guestArn} is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::${files}" because no identity-based policy allows the s3:ListBucket action`,
    })
    const head = guest.send(new HeadObjectCommand({ Bucket: files, Key: `${me}/none.png` }))
    expect(await s3Refusal(head)).toMatchObject({ status: 403 })
  })

  it('is denied the list of buckets, of which nothing is named', async () => {
    expect(await s3Refusal(guest.send(new ListBucketsCommand({})))).toEqual({
      name: 'AccessDenied',
      message: `User: ${guestArn} is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action`,
      status: 403,
    })
  })

  it('is denied what the stand-in does not have, before it is named', async () => {
    expect(await s3Refusal(guest.send(new GetBucketAclCommand({ Bucket: files })))).toMatchObject({
      name: 'AccessDenied',
      status: 403,
    })
  })
})

describe('a bucket', () => {
  it('is listed, located and there', async () => {
    const { Buckets } = await admin.send(new ListBucketsCommand({}))
    expect(Buckets?.map(({ Name }) => Name)).toEqual([files])
    const { LocationConstraint } = await admin.send(new GetBucketLocationCommand({ Bucket: files }))
    expect(LocationConstraint).toBe('us-west-2')
    const head = await admin.send(new HeadBucketCommand({ Bucket: files }))
    expect(head.BucketRegion).toBe('us-west-2')
  })

  it('that is not there is missing to everyone', async () => {
    for (const client of [admin, guest]) {
      const list = client.send(new ListObjectsV2Command({ Bucket: 'no-such-bucket' }))
      expect(await s3Refusal(list)).toEqual({
        name: 'NoSuchBucket',
        message: 'The specified bucket does not exist',
        status: 404,
      })
    }
    const head = admin.send(new HeadBucketCommand({ Bucket: 'no-such-bucket' }))
    expect(await s3Refusal(head)).toMatchObject({ status: 404 })
  })

  it('refuses by name what the stand-in does not have', async () => {
    expect(await s3Refusal(admin.send(new ListObjectsCommand({ Bucket: files })))).toMatchObject({
      status: 501,
      message: 'The stand-in does not support S3 ListObjects.',
    })
  })

  it('of another owner than was expected is refused', async () => {
    const list = new ListObjectsV2Command({ Bucket: files, ExpectedBucketOwner: '210987654321' })
    expect(await s3Refusal(admin.send(list))).toEqual({
      name: 'AccessDenied',
      message: 'Access Denied',
      status: 403,
    })
  })
})

describe("a bucket's policy", () => {
  const stranger = 'arn:aws:iam::210987654321:user/Administrator'
  const statement = (
    Effect: 'Allow' | 'Deny',
    Principal: '*' | { AWS: string },
    more: object = {},
  ) => ({
    Version: '2012-10-17' as const,
    Statement: [
      { Effect, Principal, Action: 's3:GetObject', Resource: `arn:aws:s3:::${files}/*`, ...more },
    ],
  })
  const withPolicy = (policy: ReturnType<typeof statement>, blockPublicAccess = true) => {
    server.setBuckets([{ ...filesBucket, policy, blockPublicAccess }])
  }
  const anonymously = (key: string) => fetch(`${server.url}/${files}/${key}`)

  it('adds to what an identity of the account may do', async () => {
    await put('shared.png')
    expect(await s3Refusal(get('shared.png', guest))).toMatchObject({ name: 'AccessDenied' })
    withPolicy(statement('Allow', { AWS: `arn:aws:iam::123456789012:role/leading-key-GuestRole-1A2B3C` })) // prettier-ignore
    expect((await get('shared.png', guest)).ContentLength).toBe(5)
  })

  it('denies whatever else allows', async () => {
    await put('k')
    withPolicy(statement('Deny', '*', { Condition: { Bool: { 'aws:SecureTransport': 'false' } } }))
    expect(await s3Refusal(get('k'))).toEqual({
      name: 'AccessDenied',
      message: `User: arn:aws:iam::123456789012:user/Administrator is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::${files}/k" with an explicit deny in a resource-based policy`,
      status: 403,
    })
  })

  it('must let in a caller of another account, who is not told why not', async () => {
    await put('k')
    const client = server.client(server.stranger)
    const denied = { name: 'AccessDenied', message: 'Access Denied', status: 403 }
    expect(await s3Refusal(get('k', client))).toEqual(denied)
    withPolicy(statement('Allow', { AWS: stranger }))
    expect((await get('k', client)).ContentLength).toBe(5)
    withPolicy(statement('Allow', '*'))
    expect(await s3Refusal(get('k', client))).toEqual(denied)
    withPolicy(statement('Allow', '*'), false)
    expect((await get('k', client)).ContentLength).toBe(5)
  })

  it('must let in those who do not sign, and cannot while public access is blocked', async () => {
    await put('k')
    const refused = await anonymously('k')
    expect(refused.status).toBe(403)
    expect(await refused.text()).toContain(
      '<Code>AccessDenied</Code><Message>Access Denied</Message>',
    )
    withPolicy(statement('Allow', '*'))
    expect((await anonymously('k')).status).toBe(403)
    withPolicy(statement('Allow', '*'), false)
    expect(await (await anonymously('k')).text()).toBe('hello')
    // They may not list the bucket, so they are not told that there is no such object.
    expect((await anonymously('none')).status).toBe(403)
  })
})
