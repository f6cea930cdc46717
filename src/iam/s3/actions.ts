/**
 * Operations of S3 and the actions that IAM is asked about for them. Many differ in name: HeadObject needs `s3:GetObject`,
 * ListObjectsV2 needs `s3:ListBucket`.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */

/** What an operation is about, and so what its resource is. */
export type S3Scope = 'account' | 'bucket' | 'object'

export interface S3Actions {
  readonly scope: S3Scope
  /** All of them must be allowed. Without `s3:`. */
  readonly actions: readonly string[]
  /** The action where a version is named. */
  readonly versioned?: string
}

const bucket = (...actions: readonly string[]): S3Actions => ({ scope: 'bucket', actions })
const object = (action: string, versioned?: string): S3Actions => ({
  scope: 'object',
  actions: [action],
  ...(versioned !== undefined && { versioned }),
})

/** By operation, as the SDKs spell it. */
export const s3Actions: Readonly<Record<string, S3Actions>> = {
  ListBuckets: { scope: 'account', actions: ['ListAllMyBuckets'] },

  CreateBucket: bucket('CreateBucket'),
  CreateBucketMetadataConfiguration: bucket('CreateBucketMetadataTableConfiguration'),
  CreateBucketMetadataTableConfiguration: bucket('CreateBucketMetadataTableConfiguration'),
  CreateSession: bucket('CreateSession'),
  DeleteBucket: bucket('DeleteBucket'),
  DeleteBucketAnalyticsConfiguration: bucket('PutAnalyticsConfiguration'),
  DeleteBucketCors: bucket('PutBucketCORS'),
  DeleteBucketEncryption: bucket('PutEncryptionConfiguration'),
  DeleteBucketIntelligentTieringConfiguration: bucket('PutIntelligentTieringConfiguration'),
  DeleteBucketInventoryConfiguration: bucket('PutInventoryConfiguration'),
  DeleteBucketLifecycle: bucket('PutLifecycleConfiguration'),
  DeleteBucketMetadataConfiguration: bucket('DeleteBucketMetadataTableConfiguration'),
  DeleteBucketMetadataTableConfiguration: bucket('DeleteBucketMetadataTableConfiguration'),
  DeleteBucketMetricsConfiguration: bucket('PutMetricsConfiguration'),
  DeleteBucketOwnershipControls: bucket('PutBucketOwnershipControls'),
  DeleteBucketPolicy: bucket('DeleteBucketPolicy'),
  DeleteBucketReplication: bucket('PutReplicationConfiguration'),
  DeleteBucketTagging: bucket('PutBucketTagging'),
  DeleteBucketWebsite: bucket('DeleteBucketWebsite'),
  DeletePublicAccessBlock: bucket('PutBucketPublicAccessBlock'),
  GetBucketAbac: bucket('GetBucketAbac'),
  GetBucketAccelerateConfiguration: bucket('GetAccelerateConfiguration'),
  GetBucketAcl: bucket('GetBucketAcl'),
  GetBucketAnalyticsConfiguration: bucket('GetAnalyticsConfiguration'),
  GetBucketCors: bucket('GetBucketCORS'),
  GetBucketEncryption: bucket('GetEncryptionConfiguration'),
  GetBucketIntelligentTieringConfiguration: bucket('GetIntelligentTieringConfiguration'),
  GetBucketInventoryConfiguration: bucket('GetInventoryConfiguration'),
  GetBucketLifecycleConfiguration: bucket('GetLifecycleConfiguration'),
  GetBucketLocation: bucket('GetBucketLocation'),
  GetBucketLogging: bucket('GetBucketLogging'),
  GetBucketMetadataConfiguration: bucket('GetBucketMetadataTableConfiguration'),
  GetBucketMetadataTableConfiguration: bucket('GetBucketMetadataTableConfiguration'),
  GetBucketMetricsConfiguration: bucket('GetMetricsConfiguration'),
  GetBucketNotificationConfiguration: bucket('GetBucketNotification'),
  GetBucketOwnershipControls: bucket('GetBucketOwnershipControls'),
  GetBucketPolicy: bucket('GetBucketPolicy'),
  GetBucketPolicyStatus: bucket('GetBucketPolicyStatus'),
  GetBucketReplication: bucket('GetReplicationConfiguration'),
  GetBucketRequestPayment: bucket('GetBucketRequestPayment'),
  GetBucketTagging: bucket('GetBucketTagging'),
  GetBucketVersioning: bucket('GetBucketVersioning'),
  GetBucketWebsite: bucket('GetBucketWebsite'),
  GetObjectLockConfiguration: bucket('GetBucketObjectLockConfiguration'),
  GetPublicAccessBlock: bucket('GetBucketPublicAccessBlock'),
  HeadBucket: bucket('ListBucket'),
  ListBucketAnalyticsConfigurations: bucket('GetAnalyticsConfiguration'),
  ListBucketIntelligentTieringConfigurations: bucket('GetIntelligentTieringConfiguration'),
  ListBucketInventoryConfigurations: bucket('GetInventoryConfiguration'),
  ListBucketMetricsConfigurations: bucket('GetMetricsConfiguration'),
  ListMultipartUploads: bucket('ListBucketMultipartUploads'),
  ListObjects: bucket('ListBucket'),
  ListObjectsV2: bucket('ListBucket'),
  ListObjectVersions: bucket('ListBucketVersions'),
  PutBucketAbac: bucket('PutBucketAbac'),
  PutBucketAccelerateConfiguration: bucket('PutAccelerateConfiguration'),
  PutBucketAcl: bucket('PutBucketAcl'),
  PutBucketAnalyticsConfiguration: bucket('PutAnalyticsConfiguration'),
  PutBucketCors: bucket('PutBucketCORS'),
  PutBucketEncryption: bucket('PutEncryptionConfiguration'),
  PutBucketIntelligentTieringConfiguration: bucket('PutIntelligentTieringConfiguration'),
  PutBucketInventoryConfiguration: bucket('PutInventoryConfiguration'),
  PutBucketLifecycleConfiguration: bucket('PutLifecycleConfiguration'),
  PutBucketLogging: bucket('PutBucketLogging'),
  PutBucketMetricsConfiguration: bucket('PutMetricsConfiguration'),
  PutBucketNotificationConfiguration: bucket('PutBucketNotification'),
  PutBucketOwnershipControls: bucket('PutBucketOwnershipControls'),
  PutBucketPolicy: bucket('PutBucketPolicy'),
  PutBucketReplication: bucket('PutReplicationConfiguration'),
  PutBucketRequestPayment: bucket('PutBucketRequestPayment'),
  PutBucketTagging: bucket('PutBucketTagging'),
  PutBucketVersioning: bucket('PutBucketVersioning'),
  PutBucketWebsite: bucket('PutBucketWebsite'),
  PutObjectLockConfiguration: bucket('PutBucketObjectLockConfiguration'),
  PutPublicAccessBlock: bucket('PutBucketPublicAccessBlock'),
  UpdateBucketMetadataAnnotationTableConfiguration: bucket(
    'UpdateBucketMetadataAnnotationTableConfiguration',
  ),
  UpdateBucketMetadataInventoryTableConfiguration: bucket(
    'UpdateBucketMetadataInventoryTableConfiguration',
  ),
  UpdateBucketMetadataJournalTableConfiguration: bucket(
    'UpdateBucketMetadataJournalTableConfiguration',
  ),

  AbortMultipartUpload: object('AbortMultipartUpload'),
  CompleteMultipartUpload: object('PutObject'),
  CopyObject: object('PutObject'),
  CreateMultipartUpload: object('PutObject'),
  DeleteObject: object('DeleteObject', 'DeleteObjectVersion'),
  DeleteObjectAnnotation: object('DeleteObjectAnnotation'),
  DeleteObjects: object('DeleteObject', 'DeleteObjectVersion'),
  DeleteObjectTagging: object('DeleteObjectTagging', 'DeleteObjectVersionTagging'),
  GetObject: object('GetObject', 'GetObjectVersion'),
  GetObjectAcl: object('GetObjectAcl', 'GetObjectVersionAcl'),
  GetObjectAnnotation: object('GetObjectAnnotation'),
  GetObjectAttributes: { scope: 'object', actions: ['GetObject', 'GetObjectAttributes'] },
  GetObjectLegalHold: object('GetObjectLegalHold'),
  GetObjectRetention: object('GetObjectRetention'),
  GetObjectTagging: object('GetObjectTagging', 'GetObjectVersionTagging'),
  GetObjectTorrent: object('GetObjectTorrent'),
  HeadObject: object('GetObject', 'GetObjectVersion'),
  ListObjectAnnotations: object('ListObjectAnnotations'),
  ListParts: object('ListMultipartUploadParts'),
  PostObject: object('PutObject'),
  PutObject: object('PutObject'),
  PutObjectAcl: object('PutObjectAcl', 'PutObjectVersionAcl'),
  PutObjectAnnotation: object('PutObjectAnnotation'),
  PutObjectLegalHold: object('PutObjectLegalHold'),
  PutObjectRetention: object('PutObjectRetention'),
  PutObjectTagging: object('PutObjectTagging', 'PutObjectVersionTagging'),
  RenameObject: object('PutObject'),
  RestoreObject: object('RestoreObject'),
  SelectObjectContent: object('GetObject'),
  UpdateObjectEncryption: object('UpdateObjectEncryption'),
  UploadPart: object('PutObject'),
  UploadPartCopy: object('PutObject'),
}
