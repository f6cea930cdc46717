import type { S3Needs } from './needs.ts'
import type { S3Operation } from './s3-operation.ts'

/** The region, which is empty for us-east-1 alone. @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html */
export function getBucketLocation({ region }: S3Needs): S3Operation {
  return {
    name: 'GetBucketLocation',
    run: () =>
      Promise.resolve({
        body: { xml: ['LocationConstraint', region === 'us-east-1' ? '' : region] },
      }),
  }
}
