/** The AWS:: types that the stand-in provisions. A new type is a file beside this one and a line here. */
import { budgetsBudget } from './budgets-budget.ts'
import { cachePolicy } from './cloudfront-cache-policy.ts'
import { distribution } from './cloudfront-distribution.ts'
import { cloudFrontFunction } from './cloudfront-function.ts'
import { originAccessControl } from './cloudfront-origin-access-control.ts'
import { responseHeadersPolicy } from './cloudfront-response-headers-policy.ts'
import { identityPool } from './cognito-identity-pool.ts'
import { identityPoolRoleAttachment } from './cognito-identity-pool-role-attachment.ts'
import { dynamodbTable } from './dynamodb-table.ts'
import { iamPolicy } from './iam-policy.ts'
import { iamRole } from './iam-role.ts'
import type { ResourceType } from './resource-type.ts'
import { s3Bucket } from './s3-bucket.ts'
import { s3BucketPolicy } from './s3-bucket-policy.ts'

const types = [
  dynamodbTable,
  identityPool,
  identityPoolRoleAttachment,
  iamRole,
  iamPolicy,
  s3Bucket,
  s3BucketPolicy,
  originAccessControl,
  cloudFrontFunction,
  responseHeadersPolicy,
  cachePolicy,
  distribution,
  budgetsBudget,
]

export const resourceTypes: ReadonlyMap<string, ResourceType> = new Map(
  types.map((type) => [type.name, type]),
)
