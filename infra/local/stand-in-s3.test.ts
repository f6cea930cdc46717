/** S3 in the whole stand-in: the template's buckets, a guest of the template's role, restarts and kills. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  GetObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'
import { outputsOf, spawnStandIn } from './testing/spawn-stand-in.ts'
import {
  administratorCredentials,
  startTestStandIn,
  type Guest,
} from './testing/start-test-stand-in.ts'

const clientOf = (
  url: string,
  credentials: Guest['credentials'] | typeof administratorCredentials = administratorCredentials,
) =>
  new S3Client({
    region: 'us-west-2',
    endpoint: url,
    credentials,
    maxAttempts: 1,
    forcePathStyle: true,
  })

describe("the template's bucket for players' files", () => {
  it('is named in config.json, and gives each player a prefix of their own', async () => {
    const standIn = await startTestStandIn()
    try {
      const { filesBucket: Bucket } = standIn.config()
      expect(Bucket).toBe(standIn.outputs['FilesBucketName'])
      const { identityId, credentials } = await standIn.openGuest()
      const rival = await standIn.openGuest()
      const s3 = clientOf(standIn.url, credentials)
      const Key = `${identityId}/avatar.png`
      await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'png', ContentType: 'image/png' }))
      const found = await s3.send(new GetObjectCommand({ Bucket, Key }))
      expect(await found.Body?.transformToString()).toBe('png')
      const asRival = clientOf(standIn.url, rival.credentials)
      await expect(asRival.send(new GetObjectCommand({ Bucket, Key }))).rejects.toThrow(
        /is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::.*" because no identity-based policy allows the s3:GetObject action$/,
      )
      const { Buckets } = await clientOf(standIn.url).send(new ListBucketsCommand({}))
      expect(Buckets?.map(({ Name }) => Name)).toContain(Bucket)
      expect(standIn.bugs).toEqual([])
    } finally {
      await standIn.close()
    }
  })

  it('keeps what is in it over a restart, unless it starts afresh', async () => {
    const first = await startTestStandIn()
    const Bucket = first.config().filesBucket
    await clientOf(first.url).send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'kept' }))
    const second = await first.restart()
    const found = await clientOf(second.url).send(new GetObjectCommand({ Bucket, Key: 'k' }))
    expect(await found.Body?.transformToString()).toBe('kept')
    const third = await second.restart({ fresh: true })
    try {
      const page = await clientOf(third.url).send(
        new ListObjectsV2Command({ Bucket: third.config().filesBucket }),
      )
      expect(page.KeyCount).toBe(0)
    } finally {
      await third.close()
    }
  })
})

it('loses no object that was acknowledged when it is killed, and keeps none by halves', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'leading-key-s3-kill-'))
  const dataDir = path.join(folder, 'data')
  /** By key, the version acknowledged last, and the one that was under way. */
  const expected = new Map<string, { acknowledged: number; sent: number }>()
  const bodyOf = (key: string, version: number) => `${key} ${String(version)} `.repeat(5000)
  try {
    for (let round = 1; round <= 3; round += 1) {
      const standIn = await spawnStandIn({ dataDir })
      const Bucket = (await outputsOf(standIn.url))['FilesBucketName']
      const s3 = clientOf(standIn.url)
      await checkAll(s3, Bucket)
      let isKilled = false
      const writing = ['a', 'b', 'c', 'd'].map(async (key) => {
        const state = expected.get(key) ?? { acknowledged: 0, sent: 0 }
        expected.set(key, state)
        for (;;) {
          state.sent += 1
          const Body = bodyOf(key, state.sent)
          try {
            await s3.send(new PutObjectCommand({ Bucket, Key: key, Body }))
            state.acknowledged = state.sent
          } catch (error) {
            if (!isKilled || error instanceof S3ServiceException) throw error
            return
          }
        }
      })
      await new Promise((resolve) => setTimeout(resolve, 150 + 100 * round))
      isKilled = true
      await standIn.kill()
      await Promise.all(writing)
      expect(standIn.errorOutput()).toBe('')
    }
    const last = await spawnStandIn({ dataDir })
    await checkAll(clientOf(last.url), (await outputsOf(last.url))['FilesBucketName'])
    await last.stop()
    expect(last.errorOutput()).toBe('')
    expect([...expected.values()].every(({ acknowledged }) => acknowledged > 0)).toBe(true)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }

  async function checkAll(s3: S3Client, Bucket: string | undefined): Promise<void> {
    for (const [key, state] of expected) {
      const found = await s3.send(new GetObjectCommand({ Bucket, Key: key }))
      const text = (await found.Body?.transformToString()) ?? ''
      const version = Number(text.split(' ')[1])
      expect([state.acknowledged, state.sent]).toContain(version)
      expect(text).toBe(bodyOf(key, version))
      state.acknowledged = state.sent = version
    }
  }
}, 60_000)
