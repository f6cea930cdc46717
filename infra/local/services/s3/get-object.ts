import { UnsupportedError } from '../../errors.ts'
import type { RestRequest } from '../../http/rest.ts'
import { isUnchanged } from './conditions.ts'
import { s3Error } from './errors.ts'
import { headerOf } from './input.ts'
import { missingObject } from './missing-object.ts'
import type { S3Needs } from './needs.ts'
import { objectHeaders, validators, wholeChecksum } from './object-answer.ts'
import type { S3Operation } from './s3-operation.ts'

/** For GetObject and HeadObject alike. */
export const readHeaders = ['x-amz-checksum-mode']
export const unsupportedReadParameters = ['partNumber', 'versionId']

/** Hands out an object, whole or a range of it. @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
export function getObject({ objects, account }: S3Needs): S3Operation {
  return {
    name: 'GetObject',
    headers: readHeaders,
    unsupportedParameters: unsupportedReadParameters,
    async run(input, context) {
      const { request, bucket, key } = input
      const found = await objects.read(bucket.name, key)
      if (found === undefined) throw missingObject(input, account, context)
      const { object, bytes } = found
      if (isUnchanged(request, object)) return { status: 304, headers: validators(object) }
      const headers = objectHeaders(request, object)
      const range = readRange(request, bytes.length)
      if (range === undefined)
        return { headers: { ...headers, ...wholeChecksum(request, object) }, body: bytes }
      return {
        status: 206,
        headers: { ...headers, 'Content-Range': contentRange(range, bytes.length) },
        body: bytes.subarray(range.first, range.last + 1),
      }
    },
  }
}

export interface Range {
  readonly first: number
  /** Included. */
  readonly last: number
}

/**
 * The one range that a request wants; `undefined` for the whole object, also where the header cannot be read.
 *
 * @throws ServiceError for a range beyond the object's end
 */
export function readRange(request: RestRequest, sizeBytes: number): Range | undefined {
  const text = headerOf(request, 'range')
  if (text === undefined) return undefined
  if (request.headers.has('if-range')) throw new UnsupportedError('the header If-Range of S3')
  if (/^bytes=.*,/.test(text)) throw new UnsupportedError('several ranges of S3 GetObject')
  const parts = /^bytes=(\d*)-(\d*)$/.exec(text)
  const [, from = '', to = ''] = parts ?? []
  if (parts === null || (from === '' && to === '')) return undefined
  const first = from === '' ? Math.max(0, sizeBytes - Number(to)) : Number(from)
  const last = from === '' || to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1)
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined
  if (first > last)
    throw s3Error(416, 'InvalidRange', 'The requested range is not satisfiable', {
      RangeRequested: text,
      ActualObjectSize: String(sizeBytes),
    })
  return { first, last }
}

export function contentRange({ first, last }: Range, sizeBytes: number): string {
  return `bytes ${String(first)}-${String(last)}/${String(sizeBytes)}`
}
