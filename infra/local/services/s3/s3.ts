/**
 * Amazon S3, API 2006-03-01, on general purpose buckets: enough to keep, list and hand out objects. Buckets come from the stack.
 */
import { readQueryParameters } from '../../../../src/sigv4/query-parameters.ts'
import type { Operation } from '../../http/operation.ts'
import type { RequestHead, RestService } from '../../http/route.ts'
import { corsHeaders, preflight } from './cors.ts'
import { deleteObject } from './delete-object.ts'
import { deleteObjects } from './delete-objects.ts'
import { getBucketLocation } from './get-bucket-location.ts'
import { getObject } from './get-object.ts'
import { headBucket } from './head-bucket.ts'
import { headObject } from './head-object.ts'
import { placeIn } from './input.ts'
import { listBuckets } from './list-buckets.ts'
import { listObjectVersions } from './list-object-versions.ts'
import { listObjectsV2 } from './list-objects-v2.ts'
import type { S3Needs } from './needs.ts'
import { isS3Host } from './place.ts'
import { putObject } from './put-object.ts'
import { operationNameOf, routedNames } from './routes.ts'
import { s3Operation, unsupportedS3Operation } from './s3-operation.ts'

/** The first value of a header, by its name in lower case. */
type Header = Parameters<RestService['claims']>[1]

export function s3Service(needs: S3Needs): RestService {
  const operations = new Map<string, Operation>(
    routedNames.map((name) => [name, unsupportedS3Operation(needs, name)]),
  )
  const implemented = [putObject, getObject, headObject, deleteObject, listObjectsV2, listObjectVersions, headBucket, getBucketLocation] // prettier-ignore
  for (const each of implemented) {
    const definition = each(needs)
    operations.set(definition.name, s3Operation(needs, definition))
  }
  for (const each of [listBuckets(needs), deleteObjects(needs)]) operations.set(each.name, each)
  const isBucket = (name: string) => needs.buckets().some((bucket) => bucket.name === name)
  const bucketOf = (name: string | undefined) => needs.buckets().find((each) => each.name === name)

  return {
    signingName: 's3',
    title: 'S3',
    protocol: { kind: 'rest-xml' },
    operation: (name) => operations.get(name),
    claims: (head, header) => isS3Host(header('host'), isBucket) || isForS3(head, header),
    route(request) {
      const name = operationNameOf(request, placeIn(needs, request))
      const operation = operations.get(name)
      if (operation === undefined) throw new Error(`S3 ${name} is routed and not there.`)
      return operation
    },
    preflight(request) {
      const place = placeIn(needs, request)
      return preflight(request, place, bucketOf(place.bucket))
    },
    corsHeaders(request) {
      try {
        return corsHeaders(request, bucketOf(placeIn(needs, request).bucket))
      } catch {
        // A path that names nothing: the operation's own refusal says so.
        return {}
      }
    },
  }
}

/**
 * On the endpoint that all services share, S3's requests are those that have a path; the others' have none. A signature for
 * another service makes a request that one's, and one for S3 makes it S3's.
 */
function isForS3({ method, target }: RequestHead, header: Header): boolean {
  if (header('x-amz-target') !== undefined) return false
  const signedFor = serviceSignedFor(target, header)
  if (signedFor !== undefined) return signedFor === 's3'
  const contentType = header('content-type')?.toLowerCase() ?? ''
  if (method === 'POST' && contentType.startsWith('application/x-www-form-urlencoded')) return false
  const path = target.split('?', 1)[0] ?? ''
  return path !== '/' && path.startsWith('/')
}

/** The service in the credential scope, in either form of a signature. */
function serviceSignedFor(target: string, header: Header): string | undefined {
  const credential =
    /Credential=([^,\s]+)/.exec(header('authorization') ?? '')?.[1] ??
    (target.includes('X-Amz-Credential')
      ? readQueryParameters(target).get('X-Amz-Credential')?.[0]
      : undefined)
  return credential?.split('/')[3]
}
