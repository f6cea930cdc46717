import { UnsupportedError } from '../../errors.ts'
import type { S3Needs } from './needs.ts'
import type { S3Operation } from './s3-operation.ts'

/** Deletes an object; that there was none is no error. @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html */
export function deleteObject({ objects }: S3Needs): S3Operation {
  return {
    name: 'DeleteObject',
    unsupportedParameters: ['versionId'],
    async run({ request, bucket, key }) {
      if (request.headers.has('if-match'))
        throw new UnsupportedError('the header If-Match of S3 DeleteObject')
      await objects.delete(bucket.name, key)
      return { status: 204 }
    },
  }
}
