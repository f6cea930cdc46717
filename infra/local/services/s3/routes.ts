/**
 * Which operation a request is, by method, by whether it names a bucket or a key, and by the one parameter that marks it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
 */
import type { RestRequest } from '../../http/rest.ts'
import { invalidArgument, s3Error } from './errors.ts'
import type { Place } from './place.ts'

type ByMethod = Readonly<Record<string, string>>

/** `''` stands for no marking parameter. */
const onBucket: Readonly<Record<string, ByMethod>> = {
  '': {
    GET: 'ListObjects',
    PUT: 'CreateBucket',
    DELETE: 'DeleteBucket',
    HEAD: 'HeadBucket',
    POST: 'PostObject',
  },
  'list-type': { GET: 'ListObjectsV2' },
  abac: { GET: 'GetBucketAbac', PUT: 'PutBucketAbac' },
  accelerate: {
    GET: 'GetBucketAccelerateConfiguration',
    PUT: 'PutBucketAccelerateConfiguration',
  },
  acl: { GET: 'GetBucketAcl', PUT: 'PutBucketAcl' },
  analytics: configuration('Analytics'),
  cors: { GET: 'GetBucketCors', PUT: 'PutBucketCors', DELETE: 'DeleteBucketCors' },
  delete: { POST: 'DeleteObjects' },
  encryption: {
    GET: 'GetBucketEncryption',
    PUT: 'PutBucketEncryption',
    DELETE: 'DeleteBucketEncryption',
  },
  'intelligent-tiering': configuration('IntelligentTiering'),
  inventory: configuration('Inventory'),
  lifecycle: {
    GET: 'GetBucketLifecycleConfiguration',
    PUT: 'PutBucketLifecycleConfiguration',
    DELETE: 'DeleteBucketLifecycle',
  },
  location: { GET: 'GetBucketLocation' },
  logging: { GET: 'GetBucketLogging', PUT: 'PutBucketLogging' },
  metadataConfiguration: {
    GET: 'GetBucketMetadataConfiguration',
    POST: 'CreateBucketMetadataConfiguration',
    DELETE: 'DeleteBucketMetadataConfiguration',
  },
  metadataAnnotationTable: { PUT: 'UpdateBucketMetadataAnnotationTableConfiguration' },
  metadataInventoryTable: { PUT: 'UpdateBucketMetadataInventoryTableConfiguration' },
  metadataJournalTable: { PUT: 'UpdateBucketMetadataJournalTableConfiguration' },
  metadataTable: {
    GET: 'GetBucketMetadataTableConfiguration',
    POST: 'CreateBucketMetadataTableConfiguration',
    DELETE: 'DeleteBucketMetadataTableConfiguration',
  },
  metrics: configuration('Metrics'),
  notification: {
    GET: 'GetBucketNotificationConfiguration',
    PUT: 'PutBucketNotificationConfiguration',
  },
  'object-lock': { GET: 'GetObjectLockConfiguration', PUT: 'PutObjectLockConfiguration' },
  ownershipControls: {
    GET: 'GetBucketOwnershipControls',
    PUT: 'PutBucketOwnershipControls',
    DELETE: 'DeleteBucketOwnershipControls',
  },
  policy: { GET: 'GetBucketPolicy', PUT: 'PutBucketPolicy', DELETE: 'DeleteBucketPolicy' },
  policyStatus: { GET: 'GetBucketPolicyStatus' },
  publicAccessBlock: {
    GET: 'GetPublicAccessBlock',
    PUT: 'PutPublicAccessBlock',
    DELETE: 'DeletePublicAccessBlock',
  },
  replication: {
    GET: 'GetBucketReplication',
    PUT: 'PutBucketReplication',
    DELETE: 'DeleteBucketReplication',
  },
  requestPayment: { GET: 'GetBucketRequestPayment', PUT: 'PutBucketRequestPayment' },
  session: { GET: 'CreateSession' },
  tagging: { GET: 'GetBucketTagging', PUT: 'PutBucketTagging', DELETE: 'DeleteBucketTagging' },
  uploads: { GET: 'ListMultipartUploads' },
  versioning: { GET: 'GetBucketVersioning', PUT: 'PutBucketVersioning' },
  versions: { GET: 'ListObjectVersions' },
  website: { GET: 'GetBucketWebsite', PUT: 'PutBucketWebsite', DELETE: 'DeleteBucketWebsite' },
}

const onObject: Readonly<Record<string, ByMethod>> = {
  '': { GET: 'GetObject', PUT: 'PutObject', DELETE: 'DeleteObject', HEAD: 'HeadObject' },
  acl: { GET: 'GetObjectAcl', PUT: 'PutObjectAcl' },
  annotation: {
    GET: 'ListObjectAnnotations',
    PUT: 'PutObjectAnnotation',
    DELETE: 'DeleteObjectAnnotation',
  },
  attributes: { GET: 'GetObjectAttributes' },
  encryption: { PUT: 'UpdateObjectEncryption' },
  'legal-hold': { GET: 'GetObjectLegalHold', PUT: 'PutObjectLegalHold' },
  renameObject: { PUT: 'RenameObject' },
  restore: { POST: 'RestoreObject' },
  retention: { GET: 'GetObjectRetention', PUT: 'PutObjectRetention' },
  select: { POST: 'SelectObjectContent' },
  tagging: { GET: 'GetObjectTagging', PUT: 'PutObjectTagging', DELETE: 'DeleteObjectTagging' },
  torrent: { GET: 'GetObjectTorrent' },
  uploadId: {
    GET: 'ListParts',
    PUT: 'UploadPart',
    POST: 'CompleteMultipartUpload',
    DELETE: 'AbortMultipartUpload',
  },
  uploads: { POST: 'CreateMultipartUpload' },
}

/** Many of a kind are listed where no parameter names the one that is meant: by its ID, or the annotation's name. */
const onNamed: Readonly<Record<string, { readonly parameter: string; readonly name: string }>> = {
  ListObjectAnnotations: { parameter: 'annotationName', name: 'GetObjectAnnotation' },
  ...Object.fromEntries(
    ['Analytics', 'IntelligentTiering', 'Inventory', 'Metrics'].map((kind) => [
      `ListBucket${kind}Configurations`,
      { parameter: 'id', name: `GetBucket${kind}Configuration` },
    ]),
  ),
}

function configuration(kind: string): ByMethod {
  return {
    GET: `ListBucket${kind}Configurations`,
    PUT: `PutBucket${kind}Configuration`,
    DELETE: `DeleteBucket${kind}Configuration`,
  }
}

/** @throws ServiceError for a method that S3 has not there, or for two operations in one request */
export function operationNameOf({ method, query, headers }: RestRequest, place: Place): string {
  if (place.bucket === undefined) {
    if (method === 'GET') return 'ListBuckets'
    throw methodNotAllowed(method, 'SERVICE')
  }
  const [table, other] = place.key === undefined ? [onBucket, onObject] : [onObject, onBucket]
  const isMisplaced = Object.keys(other).some((marker) => !(marker in table) && query.has(marker))
  const markers = Object.keys(table).filter((marker) => marker !== '' && query.has(marker))
  if (markers.length > 1)
    throw invalidArgument(
      'ResourceType',
      markers.join(', '),
      `Conflicting query string parameters: ${markers.join(', ')}`,
    )
  const name = table[markers[0] ?? '']?.[method]
  // What S3 does with a bucket's parameter on a key is unknown here: it must not do what the request says without it.
  if (name === undefined || isMisplaced)
    throw methodNotAllowed(method, place.key === undefined ? 'BUCKET' : 'OBJECT')
  const named = onNamed[name]
  if (named !== undefined && query.has(named.parameter)) return named.name
  const isCopy = headers.has('x-amz-copy-source')
  if (name === 'PutObject' && isCopy) return 'CopyObject'
  return name === 'UploadPart' && isCopy ? 'UploadPartCopy' : name
}

/** All names that a request can have, for those that are not implemented. */
export const routedNames: readonly string[] = [
  ...new Set(
    [...Object.values(onBucket), ...Object.values(onObject)].flatMap((each) => Object.values(each)),
  ),
  ...Object.values(onNamed).map(({ name }) => name),
  'ListBuckets',
  'CopyObject',
  'UploadPartCopy',
]

function methodNotAllowed(method: string, resourceType: string): Error {
  return s3Error(
    405,
    'MethodNotAllowed',
    'The specified method is not allowed against this resource.',
    { Method: method, ResourceType: resourceType },
  )
}
