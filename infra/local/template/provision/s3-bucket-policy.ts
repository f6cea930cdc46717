/**
 * AWS::S3::BucketPolicy of a bucket of the same template.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucketpolicy.html
 */
import type { PolicyDocument, Statement } from '../../../../src/iam/policy-document.ts'
import { object, required, text } from '../parse-value.ts'
import { policyDocument } from './policy-document.ts'
import type { ResourceContext } from './resource-type.ts'
import { defineResourceType } from './resource-type.ts'
import type { BucketDefinition } from './stack.ts'

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html */
const maxSizeBytes = 20_480

const readProperties = object('AWS::S3::BucketPolicy', {
  Bucket: required(text()),
  PolicyDocument: required(policyDocument('resource')),
})

export const s3BucketPolicy = defineResourceType({
  name: 'AWS::S3::BucketPolicy',
  properties: readProperties,
  attributes: [],
  replacedBy: ['Bucket'],
  provision({ Bucket: name, PolicyDocument: policy }, context) {
    const { draft, report, at } = context
    const bucket = draft.buckets.get(name)
    if (bucket === undefined) {
      const message = `No bucket of this template is called '${name}'.`
      report(at('Bucket'), message, 'Refer to the bucket with !Ref.')
      return undefined
    }
    if (bucket.policy !== undefined) {
      report(at('Bucket'), 'This bucket has a policy already.', 'Keep one policy for each bucket.')
    }
    checkPolicy(policy, bucket, context)
    draft.buckets.set(name, { ...bucket, policy })
    return { physicalId: name, attributes: {} }
  },
})

/** What S3 refuses, though IAM's grammar takes it. */
function checkPolicy(
  policy: PolicyDocument,
  bucket: BucketDefinition,
  { report, at }: ResourceContext,
): void {
  if (JSON.stringify(policy).length > maxSizeBytes) {
    report(
      at('PolicyDocument'),
      `This policy is larger than ${String(maxSizeBytes)} bytes.`,
      'Make it shorter; S3 refuses it otherwise.',
    )
  }
  const isList = Array.isArray(policy.Statement)
  const statements = [policy.Statement].flat()
  statements.forEach((statement, index) => {
    const path = `PolicyDocument.Statement${isList ? `[${String(index)}]` : ''}`
    const resources = [statement.Resource ?? statement.NotResource ?? []].flat()
    const stranger = resources.find((arn) => !isIn(bucket, arn))
    if (stranger !== undefined) {
      report(
        at(`${path}.Resource`),
        `'${stranger}' is not of the bucket that this policy is for; S3 calls that an invalid resource.`,
        `Name ${bucket.arn}, or what begins with ${bucket.arn}/.`,
      )
    }
    if (bucket.blockPublicAccess && isForEveryone(statement)) {
      report(
        at(path),
        'This statement makes the bucket public, and PublicAccessBlockConfiguration forbids that.',
        'Name a principal, or add a condition on who asks.',
      )
    }
  })
}

function isIn({ arn: bucketArn }: BucketDefinition, resource: string): boolean {
  return resource === bucketArn || resource.startsWith(`${bucketArn}/`)
}

/** S3 looks closer at conditions; an Allow for everyone without any is public for certain. */
function isForEveryone({ Effect, Principal, NotPrincipal, Condition }: Statement): boolean {
  if (Effect !== 'Allow' || Condition !== undefined) return false
  if (NotPrincipal !== undefined || Principal === '*') return true
  return [Principal?.AWS ?? []].flat().includes('*')
}
