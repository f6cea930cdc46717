/**
 * Makes a bucket hold the app, touching only what differs. Whoever loads the app meanwhile gets the old one or the new one, and
 * whoever has the old one open can go on with it: its files stay until the release after the next.
 */
import { DeleteObjectsCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3'
import { UserError } from '../local/errors.ts'
import { etagOf, type AppFile } from './app-files.ts'
import type { Aws } from './aws.ts'
import { startProgress } from './progress.ts'
import { nextReleases, readReleases, releasesFile, releasesKey } from './releases.ts'
import type { Terminal } from './terminal.ts'

export interface Uploaded {
  readonly uploaded: number
  readonly unchanged: number
  /** Of the release before, and no more of this one. */
  readonly kept: number
  readonly removed: number
  /** Of the app as it is now. */
  readonly sizeBytes: number
}

const atOnce = 6

/** @param files In the order in which they are to arrive; the pages that name the others come last. */
export async function uploadApp(
  aws: Aws,
  bucket: string,
  files: readonly AppFile[],
  terminal: Terminal,
): Promise<Uploaded> {
  const there = await listObjects(aws, bucket)
  const noted = await readReleases(aws, bucket, [...there.keys()])
  const changed = files.filter(({ key, body }) => there.get(key) !== etagOf(body))
  const progress = startProgress(terminal, changed.length, 'uploaded')
  let done = 0
  const put = async (file: AppFile) => {
    await putFile(aws, bucket, file)
    done += 1
    progress.show(done, file.key)
  }
  try {
    const isPage = ({ key }: AppFile) => key === 'index.html' || key === 'config.json'
    await inParallel(
      changed.filter((file) => !isPage(file)),
      put,
    )
    for (const file of changed.filter(isPage)) await put(file)
  } finally {
    terminal.status(undefined)
  }

  const keys = files.map(({ key }) => key)
  const releases = nextReleases(noted, keys)
  const note = releasesFile(releases)
  // Only now: stopped before, the next run would take the old release for this one.
  if (there.get(releasesKey) !== etagOf(note.body)) await putFile(aws, bucket, note)

  const present = new Set([...keys, releasesKey])
  const before = new Set(releases.before)
  const others = [...there.keys()].filter((key) => !present.has(key))
  const stale = others.filter((key) => !before.has(key))
  await removeObjects(aws, bucket, stale)
  return {
    uploaded: changed.length,
    unchanged: files.length - changed.length,
    kept: others.length - stale.length,
    removed: stale.length,
    sizeBytes: files.reduce((sum, { body }) => sum + body.length, 0),
  }
}

/** ETags by key. */
async function listObjects(aws: Aws, bucket: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  let token: string | undefined
  do {
    const { Contents = [], NextContinuationToken } = await aws.s3.send(
      new ListObjectsV2Command({ Bucket: bucket, ContinuationToken: token }),
      aws.call,
    )
    for (const { Key, ETag } of Contents) {
      if (Key !== undefined) found.set(Key, ETag ?? '')
    }
    token = NextContinuationToken
  } while (token !== undefined)
  return found
}

async function putFile(
  aws: Aws,
  bucket: string,
  { key, body, contentType, cacheControl }: AppFile,
): Promise<void> {
  await aws.s3.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: key,
      Body: body,
      ContentType: contentType,
      CacheControl: cacheControl,
    }),
    aws.call,
  )
}

/** S3 takes a thousand at a time. */
async function removeObjects(aws: Aws, bucket: string, keys: readonly string[]): Promise<void> {
  for (let from = 0; from < keys.length; from += 1000) {
    const Objects = keys.slice(from, from + 1000).map((Key) => ({ Key }))
    const { Errors: [error] = [] } = await aws.s3.send(
      new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }),
      aws.call,
    )
    if (error !== undefined) {
      throw new UserError(`S3 does not delete ${error.Key ?? ''}: ${error.Message ?? ''}`, {
        resolution: 'Mend that, and run the command again: it goes on.',
      })
    }
  }
}

/** Some at a time. After a failure no more are begun, and those under way are waited for. */
async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items]
  let hasFailed = false
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined && !hasFailed; item = waiting.shift()) {
      try {
        await work(item)
      } catch (error) {
        hasFailed = true
        throw error
      }
    }
  }
  const results = await Promise.allSettled(Array.from({ length: atOnce }, worker))
  const failed = results.find((result) => result.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}
