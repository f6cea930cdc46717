/** Inline policies of roles, whether a role carries them itself or AWS::IAM::Policy puts them there. */
import type { RolePolicy } from '../../roles.ts'
import { text } from '../parse-value.ts'
import type { Place } from '../template-node.ts'
import type { Report } from '../template-problems.ts'
import type { StackDraft } from './resource-type.ts'

/** Of all inline policies of a role together. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const maxPolicyCharacters = 10_240

export const policyName = text({
  pattern: /^[\w+=,.@-]+$/,
  allowed: 'letters, digits and _ + = , . @ -',
  min: 1,
  max: 128,
})

export function addRolePolicy(
  draft: StackDraft,
  roleName: string,
  policy: RolePolicy,
  place: Place,
  report: Report,
): void {
  const role = draft.roles.get(roleName)
  if (role === undefined) {
    report(
      place,
      `No role of this template is called '${roleName}' by the time this policy is attached.`,
      'Refer to the role with !Ref.',
    )
    return
  }
  if (role.policies.some((other) => other.policyName === policy.policyName)) {
    report(
      place,
      `The role '${roleName}' has a policy called '${policy.policyName}' already.`,
      'Rename one of them; on AWS one would overwrite the other.',
    )
    return
  }
  const policies = [...role.policies, policy]
  const characters = policies.reduce(
    (sum, { document }) => sum + JSON.stringify(document).length,
    0,
  )
  if (characters > maxPolicyCharacters) {
    report(
      place,
      `The policies of the role '${roleName}' have more than ${String(maxPolicyCharacters)} characters together.`,
      'Make them shorter; IAM refuses them otherwise.',
    )
  }
  draft.roles.set(roleName, { ...role, policies })
}
