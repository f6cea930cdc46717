/** What every operation reads of a request: its place, and what IAM is told of parameters and headers. */
import { parseAmzDate } from '../../../../src/sigv4/amz-date.ts'
import type { S3Signing } from '../../../../src/iam/s3-request.ts'
import type { RestRequest } from '../../http/rest.ts'
import { noSuchBucket } from './errors.ts'
import type { Bucket, S3Needs } from './needs.ts'
import { placeOf } from './place.ts'

export interface S3Input {
  readonly request: RestRequest
  /** `undefined` for the service itself, and for a bucket that is to be made. */
  readonly bucket: Bucket | undefined
  /** Empty for a bucket itself. */
  readonly key: string
  /** Bucket, key and whatever else counts for IAM, named as the SDKs name it. */
  readonly members: Readonly<Record<string, string>>
  readonly signing: S3Signing
}

const queryMembers: Readonly<Record<string, string>> = {
  prefix: 'Prefix',
  delimiter: 'Delimiter',
  'max-keys': 'MaxKeys',
  'max-uploads': 'MaxKeys',
  versionId: 'VersionId',
}

const headerMembers: Readonly<Record<string, string>> = {
  'if-match': 'IfMatch',
  'if-none-match': 'IfNoneMatch',
  'x-amz-acl': 'ACL',
  'x-amz-copy-source': 'CopySource',
  'x-amz-grant-full-control': 'GrantFullControl',
  'x-amz-grant-read': 'GrantRead',
  'x-amz-grant-read-acp': 'GrantReadACP',
  'x-amz-grant-write-acp': 'GrantWriteACP',
  'x-amz-metadata-directive': 'MetadataDirective',
  'x-amz-object-lock-legal-hold': 'ObjectLockLegalHoldStatus',
  'x-amz-object-lock-mode': 'ObjectLockMode',
  'x-amz-server-side-encryption': 'ServerSideEncryption',
  'x-amz-server-side-encryption-aws-kms-key-id': 'SSEKMSKeyId',
  'x-amz-server-side-encryption-customer-algorithm': 'SSECustomerAlgorithm',
  'x-amz-storage-class': 'StorageClass',
  'x-amz-tagging': 'Tagging',
  'x-amz-website-redirect-location': 'WebsiteRedirectLocation',
}

/**
 * S3 says that there is no such bucket before it asks IAM: names of buckets are everybody's.
 *
 * @throws ServiceError NoSuchBucket, unless the operation makes one
 */
export function readInput(needs: S3Needs, operation: string, request: RestRequest): S3Input {
  const { bucket: name, key = '' } = placeIn(needs, request)
  const bucket = needs.buckets().find((each) => each.name === name)
  if (bucket === undefined && name !== undefined && operation !== 'CreateBucket')
    throw noSuchBucket(name)
  const members: Record<string, string> = {}
  if (name !== undefined) members['Bucket'] = name
  if (key !== '') members['Key'] = key
  for (const [parameter, member] of Object.entries(queryMembers)) {
    const value = parameterOf(request, parameter)
    if (value !== undefined) members[member] = value
  }
  for (const [header, member] of Object.entries(headerMembers)) {
    const value = headerOf(request, header)
    if (value !== undefined) members[member] = value
  }
  return { request, bucket, key, members, signing: signingOf(request, needs.clock.now()) }
}

export function placeIn({ buckets }: Pick<S3Needs, 'buckets'>, request: RestRequest) {
  const isBucket = (name: string) => buckets().some((bucket) => bucket.name === name)
  return placeOf(headerOf(request, 'host'), request.target, isBucket)
}

/** The first value, decoded. Only one counts for IAM, and the same one for the operation. */
export function parameterOf({ query }: RestRequest, name: string): string | undefined {
  return query.get(name)?.[0]
}

/** All values of that name as one, as HTTP has it, trimmed. */
export function headerOf({ headers }: RestRequest, name: string): string | undefined {
  return headers
    .get(name)
    ?.map((value) => value.trim())
    .join(',')
}

function signingOf(request: RestRequest, now: Date): S3Signing {
  const isPresigned = request.query.has('X-Amz-Signature')
  const date = isPresigned ? parameterOf(request, 'X-Amz-Date') : headerOf(request, 'x-amz-date')
  const signedAt = date === undefined ? undefined : parseAmzDate(date)
  return {
    authType: isPresigned ? 'REST-QUERY-STRING' : 'REST-HEADER',
    contentSha256: headerOf(request, 'x-amz-content-sha256'),
    ageMs: signedAt && Math.max(0, now.getTime() - signedAt.getTime()),
  }
}
