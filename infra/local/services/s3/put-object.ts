import { createHash } from 'node:crypto'
import { UnsupportedError } from '../../errors.ts'
import type { RestRequest } from '../../http/rest.ts'
import { checkBody, checksumHeaders, checksumToKeep } from './checksums.ts'
import { checkWrite } from './conditions.ts'
import { s3Error } from './errors.ts'
import { headerOf } from './input.ts'
import type { S3Needs } from './needs.ts'
import { checksumHeadersOf, encrypted } from './object-answer.ts'
import type { S3Operation } from './s3-operation.ts'

const maxKeyBytes = 1024
const maxMetadataBytes = 2048

/** Kept with the object, and given back with it. */
const keptHeaders = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
]

/** Stores an object whole, durably before it answers. @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
export function putObject({ objects, clock }: S3Needs): S3Operation {
  return {
    name: 'PutObject',
    headers: [
      ...checksumHeaders,
      'x-amz-acl',
      'x-amz-meta-*',
      'x-amz-server-side-encryption',
      'x-amz-storage-class',
    ],
    async run({ request, bucket, key }) {
      refuseLongKey(key)
      refuseOtherStorage(request)
      const headers = headersToKeep(request)
      const payload = request.payload()
      const { bytes } = payload
      const checksum = checksumToKeep(checkBody(request, payload).checksum, bytes)
      const etag = createHash('md5').update(bytes).digest('hex')
      // S3 knows whole seconds.
      const lastModified = new Date(Math.floor(clock.now().getTime() / 1000) * 1000)
      const facts = { etag, lastModified, headers, checksum }
      await objects.put(bucket.name, key, { bytes, facts }, (present) => {
        checkWrite(request, key, present)
      })
      return {
        headers: { ETag: `"${etag}"`, ...checksumHeadersOf({ checksum }), ...encrypted },
      }
    },
  }
}

function refuseLongKey(key: string): void {
  const sizeBytes = Buffer.byteLength(key)
  if (sizeBytes > maxKeyBytes)
    throw s3Error(400, 'KeyTooLongError', 'Your key is too long', {
      Size: String(sizeBytes),
      MaxSizeAllowed: String(maxKeyBytes),
    })
}

/** Objects belong to the bucket's owner, as in every bucket made since April 2023, so no list says who else may read them. */
function refuseOtherStorage(request: RestRequest): void {
  const acl = headerOf(request, 'x-amz-acl')
  if (acl !== undefined && acl !== 'bucket-owner-full-control')
    throw s3Error(400, 'AccessControlListNotSupported', 'The bucket does not allow ACLs')
  const storageClass = headerOf(request, 'x-amz-storage-class')
  if (storageClass !== undefined && storageClass !== 'STANDARD')
    throw new UnsupportedError(`the storage class ${storageClass} of S3`)
  const encryption = headerOf(request, 'x-amz-server-side-encryption')
  if (encryption !== undefined && encryption !== 'AES256')
    throw new UnsupportedError(`the encryption ${encryption} of S3`)
}

function headersToKeep(request: RestRequest): Readonly<Record<string, string>> {
  const kept: Record<string, string> = { 'content-type': 'binary/octet-stream' }
  let metadataBytes = 0
  for (const name of request.headers.keys()) {
    const value = headerOf(request, name) ?? ''
    if (name.startsWith('x-amz-meta-')) {
      metadataBytes += name.length - 'x-amz-meta-'.length + value.length
      kept[name] = value
    } else if (keptHeaders.includes(name) && value !== '') kept[name] = value
  }
  if (metadataBytes > maxMetadataBytes)
    throw s3Error(
      400,
      'MetadataTooLarge',
      'Your metadata headers exceed the maximum allowed metadata size',
      { Size: String(metadataBytes), MaxSizeAllowed: String(maxMetadataBytes) },
    )
  return withoutChunking(kept)
}

/** How the body came is none of the object's encoding. */
function withoutChunking(headers: Readonly<Record<string, string>>) {
  const { 'content-encoding': encoding, ...rest } = headers
  const left = (encoding ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '' && each.toLowerCase() !== 'aws-chunked')
    .join(',')
  return left === '' ? rest : { ...rest, 'content-encoding': left }
}
