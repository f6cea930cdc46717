import { UnsupportedError } from '../../errors.ts'
import type { XmlElement } from '../../http/rest.ts'
import type { StoredObject } from '../../state/object-store.ts'
import { invalidArgument } from './errors.ts'
import { parameterOf } from './input.ts'
import type { S3Needs } from './needs.ts'
import { canonicalUserId } from './owner.ts'
import type { S3Operation } from './s3-operation.ts'

const mostKeys = 1000

/**
 * Lists the versions of objects. Buckets here have no versioning, so each object has one, and it is called `null`, as S3 calls
 * it.
 *
 * unsupported: delimiter, version-id-marker (with one version of each, key-marker says all).
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html
 */
export function listObjectVersions({ objects, region, account }: S3Needs): S3Operation {
  return {
    name: 'ListObjectVersions',
    unsupportedParameters: ['delimiter', 'version-id-marker'],
    async run({ request, bucket }) {
      const prefix = parameterOf(request, 'prefix') ?? ''
      const after = parameterOf(request, 'key-marker') ?? ''
      const maxKeys = readMaxKeys(parameterOf(request, 'max-keys'))
      if (parameterOf(request, 'encoding-type') !== undefined)
        throw new UnsupportedError('the parameter encoding-type of S3 ListObjectVersions')

      const found: StoredObject[] = []
      const walk = objects.walk(bucket.name)
      try {
        const beyond = Buffer.from(after === '' ? '' : `${after}\0`)
        const first = Buffer.from(prefix)
        walk.seek(Buffer.compare(first, beyond) > 0 ? first : beyond)
        for (let each = await walk.next(); each?.key.startsWith(prefix); each = await walk.next()) {
          // One more than are asked for tells whether that is all.
          if (found.push(each) > maxKeys) break
        }
      } finally {
        await walk.close()
      }
      const isTruncated = maxKeys > 0 && found.length > maxKeys
      const listed = found.slice(0, maxKeys)
      const last = listed.at(-1)
      const version = ({
        key,
        etag,
        checksum,
        sizeBytes,
        lastModified,
      }: StoredObject): XmlElement => [
        'Version',
        [
          ['Key', key],
          ['VersionId', 'null'],
          ['IsLatest', 'true'],
          ['LastModified', lastModified.toISOString()],
          ['ETag', `"${etag}"`],
          ['ChecksumAlgorithm', checksum.algorithm],
          ['ChecksumType', 'FULL_OBJECT'],
          ['Size', String(sizeBytes)],
          ['Owner', [['ID', canonicalUserId(account)]]],
          ['StorageClass', 'STANDARD'],
        ],
      ]
      const next: XmlElement[] =
        isTruncated && last !== undefined
          ? [
              ['NextKeyMarker', last.key],
              ['NextVersionIdMarker', 'null'],
            ]
          : []
      const xml: XmlElement = [
        'ListVersionsResult',
        [
          ['Name', bucket.name],
          ['Prefix', prefix],
          ['KeyMarker', after],
          ['VersionIdMarker', ''],
          ...next,
          ['MaxKeys', String(maxKeys)],
          ['IsTruncated', String(isTruncated)],
          ...listed.map(version),
        ],
      ]
      return { headers: { 'x-amz-bucket-region': region }, body: { xml } }
    },
  }
}

function readMaxKeys(text: string | undefined): number {
  if (text === undefined || text === '') return mostKeys
  if (/^\d{1,9}$/.test(text)) return Math.min(Number(text), mostKeys)
  throw invalidArgument(
    'max-keys',
    text,
    'Provided max-keys not an integer or within integer range',
  )
}
