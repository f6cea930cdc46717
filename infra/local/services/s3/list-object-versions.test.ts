/** What empties a bucket, through the real SDK: the list of versions, and deleting them. */
import {
  DeleteObjectsCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  type ListObjectVersionsCommandInput,
  type S3Client,
} from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { files, guestArn, startS3Server, type S3Server } from '../../testing/s3-server.ts'

const me = 'us-west-2:11111111-2222-3333-4444-555555555555'
let server: S3Server
let admin: S3Client
let guest: S3Client

beforeAll(async () => {
  server = await startS3Server()
  admin = server.client(server.administrator)
  guest = server.client(await server.guest(me))
  for (const Key of ['a/1', 'a/2', 'b&<>'])
    await admin.send(new PutObjectCommand({ Bucket: files, Key, Body: 'hello' }))
})

afterAll(async () => {
  expect(server.bugs).toEqual([])
  await server.close()
})

const list = (more: Partial<ListObjectVersionsCommandInput> = {}) =>
  admin.send(new ListObjectVersionsCommand({ Bucket: files, ...more }))
const remove = (client: S3Client, Key: string, VersionId: string) =>
  client.send(
    new DeleteObjectsCommand({ Bucket: files, Delete: { Objects: [{ Key, VersionId }] } }),
  )

it('has one version of each object, which is called null', async () => {
  const { Versions = [], DeleteMarkers, IsTruncated } = await list()
  expect(Versions).toMatchObject(
    ['a/1', 'a/2', 'b&<>'].map((Key) => ({
      Key,
      VersionId: 'null',
      IsLatest: true,
      Size: 5,
      ETag: '"5d41402abc4b2a76b9719d911017c592"',
    })),
  )
  expect(DeleteMarkers).toBeUndefined()
  expect(IsTruncated).toBe(false)
})

it('begins with a prefix, and goes on where the page before ended', async () => {
  expect((await list({ Prefix: 'a/' })).Versions?.map(({ Key }) => Key)).toEqual(['a/1', 'a/2'])
  const { Versions, IsTruncated, NextKeyMarker } = await list({ MaxKeys: 1 })
  expect([Versions?.map(({ Key }) => Key), IsTruncated]).toEqual([['a/1'], true])
  const rest = await list({ KeyMarker: NextKeyMarker, Prefix: 'a/' })
  expect(rest.Versions?.map(({ Key }) => Key)).toEqual(['a/2'])
})

it('is a permission of its own, and so is deleting a version', async () => {
  await expect(
    guest.send(new ListObjectVersionsCommand({ Bucket: files, Prefix: `${me}/` })),
  ).rejects.toThrow(`User: ${guestArn} is not authorized to perform: s3:ListBucketVersions`)
  await admin.send(new PutObjectCommand({ Bucket: files, Key: `${me}/a.png`, Body: 'hello' }))
  const { Errors } = await remove(guest, `${me}/a.png`, 'null')
  expect(Errors?.[0]?.Message).toContain('is not authorized to perform: s3:DeleteObjectVersion')
})

it('deletes that version, and refuses by name what has others', async () => {
  expect((await remove(admin, 'a/1', 'null')).Deleted).toEqual([{ Key: 'a/1', VersionId: 'null' }])
  expect((await list({ Prefix: 'a/' })).Versions?.map(({ Key }) => Key)).toEqual(['a/2'])
  await expect(remove(admin, 'a/2', 'another')).rejects.toThrow(
    'The stand-in does not support VersionId of S3 DeleteObjects.',
  )
})
