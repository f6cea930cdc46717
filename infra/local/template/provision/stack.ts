/** A provisioned stack: what the template's resources became. */
import type { Role, Roles, Tag } from '../../roles.ts'

export interface StackResource {
  readonly logicalId: string
  /** `AWS::IAM::Role` */
  readonly type: string
  /** What Ref gives: `leading-key-GuestRole-1a2B3c4D5e6F`. */
  readonly physicalId: string
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
  readonly resources: readonly StackResource[]
  readonly outputs: readonly StackOutput[]
  readonly tables: readonly TableDefinition[]
  readonly identityPools: readonly IdentityPoolDefinition[]
  readonly roles: ProvisionedRoles
}
