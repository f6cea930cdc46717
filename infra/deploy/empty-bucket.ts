/** Empties a bucket, since CloudFormation deletes no other: all versions of all objects, and the marks of deleted ones. */
import { DeleteObjectsCommand, ListObjectVersionsCommand } from '@aws-sdk/client-s3'
import { UserError } from '../local/errors.ts'
import type { Aws } from './aws.ts'

/** Gives how many it deleted; none where there is no such bucket (any more). Begun again, it goes on. */
export async function emptyBucket(
  aws: Aws,
  bucket: string,
  onDeleted: (count: number) => void,
): Promise<number> {
  let count = 0
  for (;;) {
    const objects = await firstVersions(aws, bucket)
    if (objects.length === 0) return count
    const { Errors: [error] = [] } = await aws.s3.send(
      new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: objects, Quiet: true } }),
      aws.call,
    )
    // What is not deleted would be found again, and again.
    if (error !== undefined) {
      throw new UserError(
        `S3 does not delete ${error.Key ?? ''} in ${bucket}: ${error.Message ?? error.Code ?? ''}`,
        { resolution: 'Mend that, and run the command again: it goes on.' },
      )
    }
    count += objects.length
    onDeleted(count)
  }
}

/** At most a thousand, which is as many as can be deleted at once. Without versioning the version is `null`, in letters. */
async function firstVersions(aws: Aws, bucket: string) {
  try {
    const { Versions = [], DeleteMarkers = [] } = await aws.s3.send(
      new ListObjectVersionsCommand({ Bucket: bucket }),
      aws.call,
    )
    return [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }))
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchBucket') return []
    throw error
  }
}
