import type { S3Needs } from './needs.ts'
import type { S3Operation } from './s3-operation.ts'

/** Whether there is such a bucket that the caller may list. @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html */
export function headBucket({ region }: S3Needs): S3Operation {
  return {
    name: 'HeadBucket',
    run: () =>
      Promise.resolve({
        headers: {
          'x-amz-bucket-region': region,
          'x-amz-access-point-alias': 'false',
          'Content-Type': 'application/xml',
        },
      }),
  }
}
