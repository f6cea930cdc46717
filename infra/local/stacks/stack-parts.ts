/** What a stack's resources are to the services, by the resources that are there at this moment. */
import type {
  BucketDefinition,
  DistributionDefinition,
  IdentityPoolDefinition,
  ProvisionedRole,
  Stack,
  TableDefinition,
} from '../template/provision/stack.ts'

export interface StackParts {
  readonly tables: readonly TableDefinition[]
  readonly identityPools: readonly IdentityPoolDefinition[]
  readonly roles: readonly ProvisionedRole[]
  readonly buckets: readonly BucketDefinition[]
  readonly distributions: readonly DistributionDefinition[]
}

/** A resource of the account by type and physical ID: `AWS::DynamoDB::Table GameScores`. */
export function resourceKey(type: string, physicalId: string): string {
  return `${type} ${physicalId}`
}

/** @param isThere Asked about each resource by its key. Default: all are. */
export function partsOf(stack: Stack, isThere: (key: string) => boolean = () => true): StackParts {
  const there = (type: string, physicalId: string) => isThere(resourceKey(type, physicalId))
  return {
    tables: stack.tables.filter(({ createTable }) =>
      there('AWS::DynamoDB::Table', createTable.TableName),
    ),
    identityPools: stack.identityPools.filter(({ id }) => there('AWS::Cognito::IdentityPool', id)),
    roles: stack.roles.list.filter(({ roleName }) => there('AWS::IAM::Role', roleName)),
    buckets: stack.buckets.filter(({ name }) => there('AWS::S3::Bucket', name)),
    distributions: stack.distributions.filter(({ id }) =>
      there('AWS::CloudFront::Distribution', id),
    ),
  }
}

export function joinParts(all: readonly StackParts[]): StackParts {
  return {
    tables: all.flatMap(({ tables }) => tables),
    identityPools: all.flatMap(({ identityPools }) => identityPools),
    roles: all.flatMap(({ roles }) => roles),
    buckets: all.flatMap(({ buckets }) => buckets),
    distributions: all.flatMap(({ distributions }) => distributions),
  }
}
