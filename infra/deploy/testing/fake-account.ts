/** An AWS account in memory, spoken to by the SDK's commands. Any call can be made to fail, or to be the last. */
import { createHash } from 'node:crypto'
import type { Aws } from '../aws.ts'
import { createFakeStacks } from './fake-stacks.ts'

export interface FakeObject {
  readonly body: Uint8Array
  readonly etag: string
  readonly contentType: string
  readonly cacheControl: string
}

interface Named {
  readonly name: string
}

export class AwsError extends Error {
  override readonly name: string
  constructor(name: string, message: string) {
    super(message)
    this.name = name
  }
}

export const account = '123456789012'
export const region = 'us-west-2'

interface PutInput {
  Bucket: string
  Key: string
  Body: Uint8Array
  ContentType: string
  CacheControl: string
}

interface DeleteInput {
  Bucket: string
  Delete: { Objects: { Key: string }[] }
}

export function createFakeAccount() {
  const buckets = new Map<string, Map<string, FakeObject>>()
  const invalidations: (readonly string[])[] = []
  const calls: string[] = []
  const bucket = (name: string) => {
    const found = buckets.get(name)
    if (found === undefined)
      throw new AwsError('NoSuchBucket', 'The specified bucket does not exist')
    return found
  }
  const stacks = createFakeStacks(account, region, {
    isEmpty: (name) => (buckets.get(name)?.size ?? 0) === 0,
    created({ type, physicalId }) {
      if (type === 'AWS::S3::Bucket' && !buckets.has(physicalId)) buckets.set(physicalId, new Map())
    },
    deleted({ type, physicalId }) {
      if (type === 'AWS::S3::Bucket') buckets.delete(physicalId)
    },
  })

  const operations: Readonly<Record<string, (input: never) => unknown>> = {
    ...stacks.operations,
    GetCallerIdentity: () => ({
      Account: account,
      Arn: `arn:aws:iam::${account}:user/Administrator`,
    }),
    ListObjectsV2: ({ Bucket }: { Bucket: string }) => ({
      Contents: [...bucket(Bucket)].map(([Key, { etag }]) => ({ Key, ETag: etag })),
    }),
    ListObjectVersions: ({ Bucket }: { Bucket: string }) => ({
      Versions: [...bucket(Bucket).keys()].map((Key) => ({ Key, VersionId: 'null' })),
    }),
    GetObject({ Bucket, Key }: { Bucket: string; Key: string }) {
      const object = bucket(Bucket).get(Key)
      if (object === undefined) throw new AwsError('NoSuchKey', 'The specified key does not exist.')
      const text = Buffer.from(object.body).toString('utf8')
      return { Body: { transformToString: () => Promise.resolve(text) } }
    },
    PutObject({ Bucket, Key, Body, ContentType, CacheControl }: PutInput) {
      const etag = `"${createHash('md5').update(Body).digest('hex')}"`
      const object = { body: Body, etag, contentType: ContentType, cacheControl: CacheControl }
      bucket(Bucket).set(Key, object)
      return { ETag: etag }
    },
    DeleteObjects({ Bucket, Delete }: DeleteInput) {
      for (const { Key } of Delete.Objects) bucket(Bucket).delete(Key)
      return {}
    },
    CreateInvalidation({
      InvalidationBatch,
    }: {
      InvalidationBatch: { Paths: { Items: string[] } }
    }) {
      invalidations.push(InvalidationBatch.Paths.Items)
      return {}
    },
  }

  /** Called around each call; may throw, or stop the command. `true` says that the answer is not to arrive. */
  const around: {
    before?: ((operation: string) => void) | undefined
    after?: ((operation: string) => void) | undefined
  } = {}

  const send = async (
    command: { readonly constructor: Named; readonly input: unknown },
    { abortSignal }: { readonly abortSignal: AbortSignal },
  ): Promise<unknown> => {
    await Promise.resolve()
    const operation = command.constructor.name.replace(/Command$/, '')
    const throwIfStopped = () => {
      if (abortSignal.aborted) throw new AwsError('AbortError', 'Request aborted')
    }
    throwIfStopped()
    around.before?.(operation)
    throwIfStopped()
    calls.push(operation)
    const run = operations[operation]
    if (run === undefined) throw new Error(`The fake account has no ${operation}.`)
    const answer = run(command.input as never)
    around.after?.(operation)
    throwIfStopped()
    return answer
  }

  /** Clients of this account, as a command that `signal` stops has them. */
  function connect(signal = new AbortController().signal, more: Partial<Aws> = {}): Aws {
    const client = { send }
    return {
      // Of the clients only `send` is ever used.
      cloudFormation: client as unknown as Aws['cloudFormation'],
      cloudFront: client as unknown as Aws['cloudFront'],
      s3: client as unknown as Aws['s3'],
      sts: client as unknown as Aws['sts'],
      region,
      usesExampleKeys: false,
      call: { abortSignal: signal },
      pollMs: 0,
      ...more,
    }
  }
  return { ...stacks, buckets, invalidations, calls, around, connect }
}

export type FakeAccount = ReturnType<typeof createFakeAccount>
