import { s3Requests } from '../../../../src/iam/s3-request.ts'
import type { ServiceError } from '../../errors.ts'
import type { OperationContext } from '../../http/operation.ts'
import { noSuchKey } from './errors.ts'
import type { BucketInput } from './s3-operation.ts'

/**
 * That an object is not there S3 tells only those who may list the bucket; others are denied. The list that is asked about has no
 * prefix, so a permission on one prefix is not enough.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
export function missingObject(
  { bucket, key, signing }: BucketInput,
  account: string,
  { refusalOf }: OperationContext,
): ServiceError {
  const requests = s3Requests('ListObjectsV2', { Bucket: bucket.name }, { account, signing })
  const refusals = requests.map(refusalOf)
  return refusals.find((refusal) => refusal !== undefined) ?? noSuchKey(key)
}
