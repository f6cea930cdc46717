import { UnsupportedError } from '../../errors.ts'
import type { RestRequest, XmlElement } from '../../http/rest.ts'
import type { ObjectStore, StoredObject } from '../../state/object-store.ts'
import { invalidArgument } from './errors.ts'
import { parameterOf } from './input.ts'
import type { S3Needs } from './needs.ts'
import { canonicalUserId } from './owner.ts'
import type { S3Operation } from './s3-operation.ts'

const mostKeys = 1000

/** Lists keys in the order of their UTF-8 bytes. @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
export function listObjectsV2({ objects, region, account }: S3Needs): S3Operation {
  return {
    name: 'ListObjectsV2',
    async run({ request, bucket }) {
      const query = readQuery(request)
      const page = await readPage(objects, bucket.name, query)
      const spell = query.isUrlEncoded ? urlEncoded : (text: string) => text
      const given = (name: string, value: string | undefined): XmlElement[] =>
        value === undefined ? [] : [[name, value]]
      const optionally = (text: string | undefined) => text && spell(text)
      const owner: XmlElement = ['Owner', [['ID', canonicalUserId(account)]]]
      const content = ({
        key,
        lastModified,
        etag,
        checksum,
        sizeBytes,
      }: StoredObject): XmlElement => [
        'Contents',
        [
          ['Key', spell(key)],
          ['LastModified', lastModified.toISOString()],
          ['ETag', `"${etag}"`],
          ['ChecksumAlgorithm', checksum.algorithm],
          ['ChecksumType', 'FULL_OBJECT'],
          ['Size', String(sizeBytes)],
          ...(query.withOwner ? [owner] : []),
          ['StorageClass', 'STANDARD'],
        ],
      ]
      const xml: XmlElement = [
        'ListBucketResult',
        [
          ['Name', bucket.name],
          ['Prefix', spell(query.prefix)],
          ...given('StartAfter', optionally(query.startAfter)),
          ...given('ContinuationToken', query.token),
          ...given('NextContinuationToken', page.next && tokenOf(page.next)),
          ['KeyCount', String(page.objects.length + page.commonPrefixes.length)],
          ['MaxKeys', String(query.maxKeys)],
          ...given('Delimiter', optionally(query.delimiter)),
          ...(query.isUrlEncoded ? [['EncodingType', 'url'] as const] : []),
          ['IsTruncated', String(page.next !== undefined)],
          ...page.objects.map(content),
          ...page.commonPrefixes.map((prefix): XmlElement => {
            return ['CommonPrefixes', [['Prefix', spell(prefix)]]]
          }),
        ],
      ]
      return { headers: { 'x-amz-bucket-region': region }, body: { xml } }
    },
  }
}

/** What a page ends with: a key, or a common prefix with all keys below it. */
type Mark = readonly [kind: 'key' | 'prefix', text: string]

interface ListQuery {
  readonly prefix: string
  readonly delimiter: string | undefined
  readonly maxKeys: number
  readonly startAfter: string | undefined
  readonly token: string | undefined
  /** Where the page before ended; `startAfter` counts for nothing then. */
  readonly after: Mark | undefined
  readonly isUrlEncoded: boolean
  readonly withOwner: boolean
}

function readQuery(request: RestRequest): ListQuery {
  const value = (name: string) => parameterOf(request, name)
  const type = value('list-type') ?? ''
  if (type !== '2')
    throw invalidArgument('list-type', type, 'Invalid List Type specified in Request')
  const encoding = value('encoding-type')
  if (encoding !== undefined && encoding !== 'url')
    throw invalidArgument('encoding-type', encoding, 'Invalid Encoding Method specified in Request')
  if (request.headers.has('x-amz-optional-object-attributes'))
    throw new UnsupportedError('the header x-amz-optional-object-attributes of S3 ListObjectsV2')
  const token = value('continuation-token')
  const startAfter = value('start-after')
  return {
    prefix: value('prefix') ?? '',
    delimiter: value('delimiter') || undefined,
    maxKeys: readMaxKeys(value('max-keys')),
    startAfter,
    token,
    after: token === undefined ? startAfter && ['key', startAfter] : readToken(token),
    isUrlEncoded: encoding === 'url',
    withOwner: value('fetch-owner') === 'true',
  } as ListQuery
}

function readMaxKeys(text: string | undefined): number {
  if (text === undefined || text === '') return mostKeys
  const number = /^-?\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (Number.isNaN(number) || number > 2 ** 31 - 1)
    throw invalidArgument(
      'max-keys',
      text,
      'Provided max-keys not an integer or within integer range',
    )
  if (number < 0)
    throw invalidArgument(
      'maxKeys',
      text,
      'Argument maxKeys must be an integer between 0 and 2147483647',
    )
  return Math.min(number, mostKeys)
}

interface Page {
  readonly objects: readonly StoredObject[]
  readonly commonPrefixes: readonly string[]
  /** Where the next page begins; `undefined` where there is none. */
  readonly next: Mark | undefined
}

/** Keys with the delimiter after the prefix count together, as one common prefix, and are stepped over. */
async function readPage(store: ObjectStore, bucket: string, query: ListQuery): Promise<Page> {
  const { prefix, delimiter, maxKeys, after } = query
  const objects: StoredObject[] = []
  const commonPrefixes: string[] = []
  let last: Mark | undefined
  if (maxKeys === 0) return { objects, commonPrefixes, next: undefined }
  const walk = store.walk(bucket)
  try {
    walk.seek(startOf(prefix, after))
    for (let each = await walk.next(); each?.key.startsWith(prefix); each = await walk.next()) {
      if (objects.length + commonPrefixes.length === maxKeys)
        return { objects, commonPrefixes, next: last }
      const end = delimiter === undefined ? -1 : each.key.indexOf(delimiter, prefix.length)
      if (end < 0) {
        objects.push(each)
        last = ['key', each.key]
      } else {
        const common = each.key.slice(0, end + (delimiter?.length ?? 0))
        commonPrefixes.push(common)
        last = ['prefix', common]
        walk.seek(beyond(common))
      }
    }
    return { objects, commonPrefixes, next: undefined }
  } finally {
    await walk.close()
  }
}

function startOf(prefix: string, after: Mark | undefined): Uint8Array {
  const first = Buffer.from(prefix)
  if (after === undefined) return first
  const [kind, text] = after
  const second = kind === 'prefix' ? beyond(text) : Buffer.from(`${text}\0`)
  return Buffer.compare(first, second) > 0 ? first : second
}

/** Above every key that begins so: no byte of UTF-8 is 0xff. */
function beyond(prefix: string): Uint8Array {
  return Buffer.concat([Buffer.from(prefix), Uint8Array.of(0xff)])
}

/** Opaque to clients. It says where to go on and nothing of what may be seen: that the prefix still decides. */
function tokenOf([kind, text]: Mark): string {
  return Buffer.from(`${kind}:${text}`).toString('base64')
}

function readToken(token: string): Mark {
  const text = Buffer.from(token, 'base64').toString('utf8')
  const [, kind, mark] = /^(key|prefix):([^]*)$/.exec(text) ?? []
  if ((kind !== 'key' && kind !== 'prefix') || mark === undefined)
    throw invalidArgument(
      'continuation-token',
      token,
      'The continuation token provided is incorrect',
    )
  return [kind, mark]
}

/** As in a form, save that slashes stay. */
function urlEncoded(text: string): string {
  return encodeURIComponent(text)
    .replace(/%20/g, '+')
    .replace(/%2F/g, '/')
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}
