/** A provisioned stack: what the template's resources became. */
import type { PolicyDocument } from '../../../../src/iam/policy-document.ts'
import type { Role, Roles, Tag } from '../../roles.ts'

export type DeletionPolicy = 'Delete' | 'Retain' | 'RetainExceptOnCreate'

export interface StackResource {
  readonly logicalId: string
  /** `AWS::IAM::Role` */
  readonly type: string
  /** What CloudFormation knows it by, and mostly what Ref gives: `leading-key-GuestRole-1a2B3c4D5e6F`. */
  readonly physicalId: string
  /** Conditions and parameters worked out; Delete unless the template says otherwise. */
  readonly deletionPolicy: DeletionPolicy
  readonly updateReplacePolicy: 'Delete' | 'Retain'
  /** As the template has them, with every function worked out: what a change set compares. */
  readonly properties: Readonly<Record<string, unknown>>
  /** Whether the stand-in does nothing with it but know it. */
  readonly isInert: boolean
}

/** A parameter with the value that this stack has for it. */
export interface StackParameter {
  readonly key: string
  readonly value: string
}

export interface StackOutput {
  readonly key: string
  readonly value: string
  readonly description?: string
}

export interface KeySchemaElement {
  readonly AttributeName: string
  readonly KeyType: 'HASH' | 'RANGE'
}

export interface Projection {
  readonly ProjectionType: 'ALL' | 'KEYS_ONLY' | 'INCLUDE'
  readonly NonKeyAttributes?: readonly string[]
}

export interface SecondaryIndex {
  readonly IndexName: string
  readonly KeySchema: readonly KeySchemaElement[]
  readonly Projection: Projection
}

/** Input of DynamoDB's CreateTable, in its wire form, as far as the stand-in's templates go. */
export interface CreateTable {
  readonly TableName: string
  readonly BillingMode: 'PAY_PER_REQUEST'
  readonly AttributeDefinitions: readonly {
    readonly AttributeName: string
    readonly AttributeType: 'S' | 'N' | 'B'
  }[]
  readonly KeySchema: readonly KeySchemaElement[]
  readonly GlobalSecondaryIndexes?: readonly SecondaryIndex[]
  readonly LocalSecondaryIndexes?: readonly SecondaryIndex[]
  readonly Tags?: readonly Tag[]
}

export interface TableDefinition {
  readonly createTable: CreateTable
  /** `arn:aws:dynamodb:us-west-2:123456789012:table/GameScores` */
  readonly arn: string
  /** In units a second. Nothing here is throttled by them. */
  readonly onDemandThroughput?: {
    readonly MaxReadRequestUnits?: number
    readonly MaxWriteRequestUnits?: number
  }
  readonly pointInTimeRecovery: {
    readonly enabled: boolean
    /** 35 unless the template says less. */
    readonly recoveryPeriodDays: number
  }
}

export interface IdentityPoolDefinition {
  /** `us-west-2:…`, a UUID after the region. */
  readonly id: string
  readonly name: string
  readonly allowUnauthenticated: boolean
  /** True unless the template says no: AWS allows the classic flow by default. */
  readonly allowClassic: boolean
  /** Role ARNs. */
  readonly roles: { readonly authenticated?: string; readonly unauthenticated?: string }
}

/** One rule of a bucket's CorsConfiguration, as S3 reads it. */
export interface CorsRule {
  /** `https://example.com`, `http://localhost:*` or `*`: at most one `*` each. */
  readonly allowedOrigins: readonly string[]
  /** `GET`, `PUT`, `POST`, `DELETE`, `HEAD` */
  readonly allowedMethods: readonly string[]
  /** At most one `*` each; compared without regard to case. */
  readonly allowedHeaders: readonly string[]
  readonly exposedHeaders: readonly string[]
  readonly maxAgeSeconds?: number
}

export interface BucketDefinition {
  readonly name: string
  /** `arn:aws:s3:::leading-key-playerfiles-1a2b3c4d5e6f` */
  readonly arn: string
  /** In the order in which they are tried. */
  readonly cors: readonly CorsRule[]
  /** From AWS::S3::BucketPolicy. */
  readonly policy?: PolicyDocument
  /** Whether all four settings of PublicAccessBlockConfiguration are on, as AWS has them by default. */
  readonly blockPublicAccess: boolean
}

/** What a distribution answers with, and from where. */
export interface DistributionDefinition {
  /** `E1A2B3C4D5E6F7` */
  readonly id: string
  /** `arn:aws:cloudfront::123456789012:distribution/E1A2B3C4D5E6F7` */
  readonly arn: string
  /** `d111111abcdef8.cloudfront.net` */
  readonly domainName: string
  readonly comment: string
  readonly enabled: boolean
  /** The origin: a bucket of the same stack. */
  readonly bucketName: string
  /** Without a slash in front; empty where there is none. */
  readonly defaultRootObject: string
  /** Names as CloudFront writes them: `content-security-policy`. Each takes the place of the origin's. */
  readonly responseHeaders: Readonly<Record<string, string>>
  /** Of the function at viewer-request: a script that defines `handler`. */
  readonly viewerRequestCode?: string
}

/** A role with what only its description and its tags tell. */
export interface ProvisionedRole extends Role {
  readonly description?: string
  /** 3600 unless the template says more. */
  readonly maxSessionDurationSeconds: number
  readonly tags: readonly Tag[]
}

export interface ProvisionedRoles extends Roles {
  find(roleName: string): ProvisionedRole | undefined
  /** In the order in which they were provisioned. */
  readonly list: readonly ProvisionedRole[]
}

export interface Stack {
  readonly stackName: string
  /** `arn:aws:cloudformation:us-west-2:123456789012:stack/leading-key/…` */
  readonly stackId: string
  readonly description?: string
  /** In the order of the template. */
  readonly parameters: readonly StackParameter[]
  /** In the order of the template, without those whose condition does not hold. */
  readonly resources: readonly StackResource[]
  readonly outputs: readonly StackOutput[]
  readonly tables: readonly TableDefinition[]
  readonly identityPools: readonly IdentityPoolDefinition[]
  readonly buckets: readonly BucketDefinition[]
  readonly distributions: readonly DistributionDefinition[]
  readonly roles: ProvisionedRoles
}
