/**
 * A bucket's policy as far as it counts for a caller. With public access blocked, a policy that lets everyone in lets in nobody
 * outside the owner's account; what it denies it denies all the same.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
import type { PolicyDocument, Statement } from '../../../../src/iam/policy-document.ts'
import type { Caller } from '../../gate/caller.ts'
import type { S3Needs } from './needs.ts'

const bucketArn = 'arn:aws:s3:::'

/** Of the resource with that ARN; `undefined` where it is none of S3's or has no policy. */
export function bucketPolicies({ account, buckets }: Pick<S3Needs, 'account' | 'buckets'>) {
  /** One object for each policy, since the engine reads a document once. */
  const closed = new WeakMap<PolicyDocument, PolicyDocument>()

  return function policyOf(resource: string, { principal }: Caller): PolicyDocument | undefined {
    if (!resource.startsWith(bucketArn)) return undefined
    const name = resource.slice(bucketArn.length).split('/', 1)[0]
    const bucket = buckets().find((each) => each.name === name)
    const policy = bucket?.policy
    if (policy === undefined || principal.account === account) return policy
    if (bucket?.blockPublicAccess !== true || !statementsOf(policy).some(isPublic)) return policy
    const known = closed.get(policy)
    if (known !== undefined) return known
    const denials = statementsOf(policy).filter(({ Effect }) => Effect !== 'Allow')
    const without: PolicyDocument = { ...policy, Statement: denials }
    closed.set(policy, without)
    return denials.length === 0 ? undefined : without
  }
}

function statementsOf({ Statement: statement }: PolicyDocument): readonly Statement[] {
  return Array.isArray(statement) ? (statement as readonly Statement[]) : [statement as Statement]
}

/** Stricter than AWS, which also looks whether conditions leave only a few. */
function isPublic({ Effect: effect, Principal: principal, NotPrincipal: not }: Statement): boolean {
  if (effect !== 'Allow') return false
  if (not !== undefined || principal === '*') return true
  const aws = typeof principal === 'object' ? principal['AWS'] : undefined
  return aws === '*' || (Array.isArray(aws) && aws.includes('*'))
}
