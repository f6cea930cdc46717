/**
 * The actions that policies can name, of the services that the stand-in has: the operations of their APIs, and what only a
 * policy names.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
import type { KnownActions } from '../../src/iam/policy-warnings.ts'
import { s3Actions } from '../../src/iam/s3/actions.ts'
import { operationNames as cloudFormation } from './services/cloudformation/operation-names.ts'
import { operationNames as cognitoIdentity } from './services/cognito-identity/operation-names.ts'
import { operationNames as dynamoDb } from './services/dynamodb/operation-names.ts'
import { operationNames as iam } from './services/iam/operation-names.ts'
import { operationNames as sts } from './services/sts/operation-names.ts'

/** IAM is asked for these by the actions of what they do. */
const withoutAction = new Set([
  'BatchExecuteStatement',
  'ExecuteStatement',
  'ExecuteTransaction',
  'TransactGetItems',
  'TransactWriteItems',
])

export const knownActions: KnownActions = new Map([
  [
    'dynamodb',
    [
      ...dynamoDb.filter((name) => !withoutAction.has(name)),
      'AssociateTableReplica',
      'ConditionCheckItem',
      'CreateTableReplica',
      'DeleteTableReplica',
      'DescribeReservedCapacity',
      'DescribeReservedCapacityOfferings',
      'DescribeStream',
      'GetAbacStatus',
      'GetRecords',
      'GetShardIterator',
      'InjectError',
      'ListStreams',
      'PartiQLDelete',
      'PartiQLInsert',
      'PartiQLSelect',
      'PartiQLUpdate',
      'PurchaseReservedCapacityOfferings',
      'ReadDataForReplication',
      'ReplicateSettings',
      'RestoreTableFromAwsBackup',
      'StartAwsBackupJob',
      'UpdateAbacStatus',
      'UpdateGlobalTableVersion',
      'WriteDataForReplication',
    ],
  ],
  ['cognito-identity', cognitoIdentity],
  [
    's3',
    [
      ...new Set(
        Object.values(s3Actions).flatMap(({ actions, versioned = [] }) =>
          actions.concat(versioned),
        ),
      ),
      'BypassGovernanceRetention',
      'GetAccountPublicAccessBlock',
      'GetObjectVersionAttributes',
      'GetObjectVersionForReplication',
      'GetObjectVersionTorrent',
      'InitiateReplication',
      'ObjectOwnerOverrideToBucketOwner',
      'PutAccountPublicAccessBlock',
      'ReplicateDelete',
      'ReplicateObject',
      'ReplicateTags',
    ],
  ],
  [
    'sts',
    [
      ...sts,
      'GetServiceBearerToken',
      'SetContext',
      'SetSourceIdentity',
      'TagGetWebIdentityToken',
      'TagSession',
    ],
  ],
  [
    'iam',
    [
      ...iam,
      'DeleteCloudFrontPublicKey',
      'GetAccountEmailAddress',
      'GetAccountName',
      'GetCloudFrontPublicKey',
      'ListCloudFrontPublicKeys',
      'ListSTSRegionalEndpointsStatus',
      'PassRole',
      'SetSTSRegionalEndpointStatus',
      'UpdateAccountEmailAddress',
      'UpdateAccountName',
      'UpdateCloudFrontPublicKey',
      'UploadCloudFrontPublicKey',
    ],
  ],
  [
    'cloudformation',
    [
      ...cloudFormation,
      'CancelResourceRequest',
      'CreateResource',
      'CreateUploadBucket',
      'DeleteResource',
      'GetResource',
      'GetResourceRequestStatus',
      'ListResourceRequests',
      'ListResources',
      'TagResource',
      'UntagResource',
      'UpdateResource',
    ],
  ],
])
