/**
 * The sentence with which AWS reports a denial. It names one kind of policy and never a condition.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
import type { Decision, EvaluationRequest, PolicyType } from './decision.ts'

const names: Readonly<Record<PolicyType, { readonly article: string; readonly name: string }>> = {
  'identity-based': { article: 'an', name: 'identity-based policy' },
  session: { article: 'a', name: 'session policy' },
  'permissions-boundary': { article: 'a', name: 'permissions boundary' },
  'resource-based': { article: 'a', name: 'resource-based policy' },
  'service-control': { article: 'a', name: 'service control policy' },
  'resource-control': { article: 'a', name: 'resource control policy' },
}

/**
 * `User: arn:… is not authorized to perform: dynamodb:Scan on resource: arn:… because no identity-based policy allows the
 * dynamodb:Scan action`, or `… with an explicit deny in an identity-based policy`.
 *
 * S3 has the resource in double quotes, and none where it is asked about everything. Observed by many, 2024 to 2026: `… is not
 * authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action`.
 *
 * @throws Error for a decision that allows.
 */
export function denialSentence(request: EvaluationRequest, decision: Decision): string {
  const { principal, action, resource } = request
  const { article, name } = names[decision.reason]
  if (decision.result === 'allowed') throw new Error('An allowed request has no denial sentence.')
  const reason =
    decision.result === 'explicit-deny'
      ? `with an explicit deny in ${article} ${name}`
      : `because no ${name} allows the ${action} action`
  const user = principal.type === 'anonymous' ? 'anonymous' : principal.arn
  return `User: ${user} is not authorized to perform: ${action}${about(action, resource)} ${reason}`
}

function about(action: string, resource: string): string {
  if (!action.startsWith('s3:')) return ` on resource: ${resource}`
  return resource === '*' ? '' : ` on resource: "${resource}"`
}
