import { s3Requests } from '../../../../src/iam/s3-request.ts'
import { operation, type Operation } from '../../http/operation.ts'
import type { RestOutput, RestRequest, XmlElement } from '../../http/rest.ts'
import { checkBody, checksumHeaders } from './checksums.ts'
import { invalidRequest } from './errors.ts'
import { readInput, type S3Input } from './input.ts'
import type { S3Needs } from './needs.ts'
import { readDelete, type Deletion } from './read-delete.ts'
import { refuseOtherOwner, refuseUnsupported } from './s3-operation.ts'

interface DeleteObjectsInput extends S3Input {
  readonly deletion: Deletion
}

/** Deletes up to 1000 objects, each decided for itself. @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html */
export function deleteObjects(needs: S3Needs): Operation {
  const { account, objects } = needs
  return operation<DeleteObjectsInput>({
    name: 'DeleteObjects',
    read(body) {
      const request = body as RestRequest
      const input = readInput(needs, 'DeleteObjects', request)
      const payload = request.payload()
      const { checksum, hasMd5 } = checkBody(request, payload)
      if (checksum === undefined && !hasMd5)
        throw invalidRequest(
          'Missing required header for this request: Content-MD5 OR x-amz-checksum-*',
        )
      return { ...input, deletion: readDelete(payload.bytes) }
    },
    authorize: { perItem: 'The answer has a line for each key, the denied ones among them.' },
    async run({ request, bucket, deletion, signing }, { refusalOf }): Promise<RestOutput> {
      if (bucket === undefined) throw new Error('DeleteObjects was let through without a bucket.')
      refuseOtherOwner(request, account)
      refuseUnsupported('DeleteObjects', request, checksumHeaders, [])
      const lines: XmlElement[] = []
      for (const { key, versionId } of deletion.objects) {
        const asked = s3Requests(
          'DeleteObject',
          { Bucket: bucket.name, Key: key, VersionId: versionId },
          { account, signing },
        )
        const refusal = asked.map(refusalOf).find((each) => each !== undefined)
        if (refusal === undefined) await objects.delete(bucket.name, key)
        const error = refusal && [
          ['Code', refusal.code] as const,
          ['Message', refusal.message] as const,
        ]
        const version = versionId === undefined ? [] : [['VersionId', versionId] as const]
        if (error !== undefined) lines.push(['Error', [['Key', key], ...version, ...error]])
        else if (!deletion.quiet) lines.push(['Deleted', [['Key', key], ...version]])
      }
      return { body: { xml: ['DeleteResult', lines] } }
    },
  })
}
