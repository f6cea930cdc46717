/**
 * What IAM is asked about an operation of S3: actions, resources, condition keys. For every operation of the 2006-03-01 API on
 * general purpose buckets. Takes input that nobody has validated, and never throws for it.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
import type { RequestContext } from './decision.ts'
import { s3Actions } from './s3/actions.ts'

/** One thing that IAM must allow. */
export interface S3Request {
  /** `s3:GetObject` */
  readonly action: string
  /** `arn:aws:s3:::bucket/key`. The key stands in it as it is, colons included. */
  readonly resource: string
  readonly context: RequestContext
  /** What in the input could not be read, and why. Whoever enforces must refuse such a request even if IAM allows it. */
  readonly unreadable?: string
}

/** Never empty. All must be allowed, and none may be `unreadable`. */
export type S3Requests = readonly S3Request[]

export interface S3RequestOptions {
  /** Account that owns the bucket: no ARN of S3 says it. */
  readonly account: string
  /** How the request is signed. Default: in the `Authorization` header, with a hash of the body that is not known. */
  readonly signing?: S3Signing
}

export interface S3Signing {
  readonly authType: 'REST-HEADER' | 'REST-QUERY-STRING'
  /** The `x-amz-content-sha256` header, as sent. */
  readonly contentSha256?: string | undefined
  /** Milliseconds since the request was signed. */
  readonly ageMs?: number | undefined
}

/**
 * The requests that IAM must allow before `operation` may act. One for each key of DeleteObjects, whose keys are decided one by
 * one: a denied key leaves the others alone.
 *
 * An operation that is not of the API gives one entry for its own name on `*`, marked `unreadable`.
 *
 * @param operation As the SDKs spell it: `ListObjectsV2`.
 * @param input As the SDKs spell it: `{ Bucket, Prefix }`. An undefined or null member counts as absent.
 */
export function s3Requests(
  operation: string,
  input: unknown,
  options: S3RequestOptions,
): S3Requests {
  const known = Object.hasOwn(s3Actions, operation) ? s3Actions[operation] : undefined
  if (known === undefined) {
    const unreadable = `${operation} is no operation of S3`
    return [{ action: `s3:${operation}`, resource: '*', context: {}, unreadable }]
  }
  const context = { ...signingKeys(options), ...inputKeys(operation, input) }
  const versioned = known.versioned !== undefined && text(input, 'VersionId') !== undefined
  const actions = versioned ? [known.versioned ?? ''] : known.actions
  if (known.scope === 'account') return ask(actions, { resource: '*' }, context)
  if (operation === 'DeleteObjects') return deletions(input, context)

  const target = known.scope === 'bucket' ? bucketIn(input) : objectIn(input)
  const requests = ask(actions, target, context)
  if (operation === 'PutObject' || operation === 'CopyObject') {
    if (text(input, 'Tagging') !== undefined)
      requests.push(...ask(['PutObjectTagging'], target, context))
    if (text(input, 'ACL') !== undefined) requests.push(...ask(['PutObjectAcl'], target, context))
  }
  if (operation === 'CopyObject' || operation === 'UploadPartCopy') {
    requests.unshift(...ask(['GetObject'], copySource(input), context))
  }
  return requests
}

type Target = Pick<S3Request, 'resource' | 'unreadable'>

function ask(actions: readonly string[], target: Target, context: RequestContext): S3Request[] {
  return actions.map((action) => ({ action: `s3:${action}`, context, ...target }))
}

/** Each by its own, with the action that its version asks for. */
function deletions(input: unknown, context: RequestContext): S3Requests {
  const objects = member(member(input, 'Delete'), 'Objects')
  const bucket = text(input, 'Bucket')
  if (!Array.isArray(objects) || objects.length === 0)
    return ask(['DeleteObject'], { ...bucketIn(input), unreadable: 'no key is named' }, context)
  return (objects as readonly unknown[]).flatMap((each) => {
    const isVersion = text(each, 'VersionId') !== undefined
    const target = objectIn({ Bucket: bucket, Key: member(each, 'Key') })
    return ask([isVersion ? 'DeleteObjectVersion' : 'DeleteObject'], target, context)
  })
}

function bucketIn(input: unknown): Target {
  const bucket = text(input, 'Bucket')
  if (bucket === undefined || !isBucketName(bucket))
    return { resource: '*', unreadable: `Bucket: "${bucket ?? ''}" is no name of a bucket` }
  return { resource: `arn:aws:s3:::${bucket}` }
}

function objectIn(input: unknown): Target {
  const bucket = bucketIn(input)
  if (bucket.unreadable !== undefined) return bucket
  const key = text(input, 'Key')
  if (key === undefined || key === '')
    return { resource: `${bucket.resource}/`, unreadable: 'Key: no key is named' }
  return { resource: `${bucket.resource}/${key}` }
}

/** `bucket/key` or `/bucket/key`, URL-encoded. */
function copySource(input: unknown): Target {
  const source = text(input, 'CopySource')?.replace(/^\//, '').split('?')[0] ?? ''
  const slash = source.indexOf('/')
  try {
    const key = decodeURIComponent(source.slice(slash + 1))
    return objectIn({ Bucket: source.slice(0, Math.max(slash, 0)), Key: key })
  } catch {
    return { resource: '*', unreadable: `CopySource: "${source}" cannot be decoded` }
  }
}

/** An ARN goes on after a slash or a colon, and `*` in a resource would be no name. */
function isBucketName(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{1,254}$/.test(name)
}

/** Of every request that is signed with version 4. */
function signingKeys({ account, signing }: S3RequestOptions): RequestContext {
  const { authType = 'REST-HEADER', contentSha256, ageMs } = signing ?? {}
  return {
    's3:authType': authType,
    's3:signatureversion': 'AWS4-HMAC-SHA256',
    's3:ResourceAccount': account,
    ...(contentSha256 !== undefined && { 's3:x-amz-content-sha256': contentSha256 }),
    ...(ageMs !== undefined && { 's3:signatureAge': String(ageMs) }),
  }
}

/** Condition keys that are a member of the input, as sent. */
const memberKeys: Readonly<Record<string, string>> = {
  ACL: 'x-amz-acl',
  CopySource: 'x-amz-copy-source',
  GrantFullControl: 'x-amz-grant-full-control',
  GrantRead: 'x-amz-grant-read',
  GrantReadACP: 'x-amz-grant-read-acp',
  GrantWriteACP: 'x-amz-grant-write-acp',
  IfMatch: 'if-match',
  IfNoneMatch: 'if-none-match',
  MetadataDirective: 'x-amz-metadata-directive',
  ObjectLockLegalHoldStatus: 'object-lock-legal-hold',
  ObjectLockMode: 'object-lock-mode',
  SSECustomerAlgorithm: 'x-amz-server-side-encryption-customer-algorithm',
  SSEKMSKeyId: 'x-amz-server-side-encryption-aws-kms-key-id',
  ServerSideEncryption: 'x-amz-server-side-encryption',
  StorageClass: 'x-amz-storage-class',
  VersionId: 'versionid',
  WebsiteRedirectLocation: 'x-amz-website-redirect-location',
}

/** Those of a list. A prefix that is not given is no key at all, which is why `StringLike` on it refuses a list of everything. */
const listKeys = { Prefix: 'prefix', Delimiter: 'delimiter', MaxKeys: 'max-keys' } as const

const lists = ['ListObjects', 'ListObjectsV2', 'ListObjectVersions', 'ListMultipartUploads']

/** Conditions of a read are no condition keys. */
const writes = ['PutObject', 'CompleteMultipartUpload', 'CopyObject', 'DeleteObject']

function inputKeys(operation: string, input: unknown): RequestContext {
  const keys: Record<string, string | readonly string[]> = {}
  for (const [name, key] of Object.entries(memberKeys)) {
    const value = text(input, name)
    if (value === undefined) continue
    if (key.startsWith('if-') && !writes.includes(operation)) continue
    keys[`s3:${key}`] = value
  }
  if (lists.includes(operation)) {
    for (const [name, key] of Object.entries(listKeys)) {
      const value = text(input, name)
      if (value !== undefined) keys[`s3:${key}`] = value
    }
  }
  return { ...keys, ...tagKeys(text(input, 'Tagging')) }
}

/** `x-amz-tagging`, a query string. Two tags that differ only in case would be one condition key: the last one counts. */
function tagKeys(tagging: string | undefined): RequestContext {
  if (tagging === undefined) return {}
  const tags = [...new URLSearchParams(tagging)]
  const byName = new Map(tags.map(([name, value]) => [name.toLowerCase(), [name, value] as const]))
  return Object.fromEntries<string | readonly string[]>([
    ['s3:RequestObjectTagKeys', [...byName.values()].map(([name]) => name)],
    ...[...byName.values()].map(([name, value]) => [`s3:RequestObjectTag/${name}`, value] as const),
  ])
}

/** An own member that is there: null and undefined are not. */
function member(input: unknown, name: string): unknown {
  if (typeof input !== 'object' || input === null || !Object.hasOwn(input, name)) return undefined
  return (input as Readonly<Record<string, unknown>>)[name] ?? undefined
}

function text(input: unknown, name: string): string | undefined {
  const value = member(input, name)
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}
