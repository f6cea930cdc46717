import { isUnchanged } from './conditions.ts'
import { contentRange, readHeaders, readRange, unsupportedReadParameters } from './get-object.ts'
import { missingObject } from './missing-object.ts'
import type { S3Needs } from './needs.ts'
import { objectHeaders, validators, wholeChecksum } from './object-answer.ts'
import type { S3Operation } from './s3-operation.ts'

/** What GetObject would answer, without the bytes. @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html */
export function headObject({ objects, account }: S3Needs): S3Operation {
  return {
    name: 'HeadObject',
    headers: readHeaders,
    unsupportedParameters: unsupportedReadParameters,
    async run(input, context) {
      const { request, bucket, key } = input
      const object = await objects.find(bucket.name, key)
      if (object === undefined) throw missingObject(input, account, context)
      if (isUnchanged(request, object)) return { status: 304, headers: validators(object) }
      const headers = objectHeaders(request, object)
      const { sizeBytes } = object
      const range = readRange(request, sizeBytes)
      if (range === undefined)
        return {
          headers: {
            ...headers,
            ...wholeChecksum(request, object),
            'Content-Length': String(sizeBytes),
          },
        }
      return {
        status: 206,
        headers: {
          ...headers,
          'Content-Range': contentRange(range, sizeBytes),
          'Content-Length': String(range.last - range.first + 1),
        },
      }
    },
  }
}
