/** The AWS:: types that the stand-in provisions. A new type is a file beside this one and a line here. */
import { identityPool } from './cognito-identity-pool.ts'
import { identityPoolRoleAttachment } from './cognito-identity-pool-role-attachment.ts'
import { dynamodbTable } from './dynamodb-table.ts'
import { iamPolicy } from './iam-policy.ts'
import { iamRole } from './iam-role.ts'
import type { ResourceType } from './resource-type.ts'

export const resourceTypes: ReadonlyMap<string, ResourceType> = new Map(
  [dynamodbTable, identityPool, identityPoolRoleAttachment, iamRole, iamPolicy].map((type) => [
    type.name,
    type,
  ]),
)
