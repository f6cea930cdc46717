/**
 * AWS::IAM::Role with its trust policy and inline policies. Managed policies and boundaries are not among its properties
 * here.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
 */
import { integer, listOf, object, optional, required, text } from '../parse-value.ts'
import {
  generatedName,
  lettersAndDigits,
  randomText,
  upperCaseAndDigits,
} from './generated-names.ts'
import { policyDocument } from './policy-document.ts'
import type { ResourceContext } from './resource-type.ts'
import { defineResourceType } from './resource-type.ts'
import { addRolePolicy, policyName } from './role-policies.ts'
import { checkTags, tags } from './tags.ts'
import { checkTrustOfCognito } from './trust-of-cognito.ts'

/** IAM's default quota. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const maxTrustPolicyCharacters = 2048

const readProperties = object('AWS::IAM::Role', {
  AssumeRolePolicyDocument: required(policyDocument('trust')),
  Description: optional(text({ max: 1000 })),
  Path: optional(
    text({
      pattern: /^(?:\/|\/[\u0021-\u007e]+\/)$/,
      allowed: 'a path that begins and ends with /',
      max: 512,
    }),
  ),
  RoleName: optional(
    text({
      pattern: /^[\w+=,.@-]+$/,
      allowed: 'letters, digits and _ + = , . @ -',
      min: 1,
      max: 64,
    }),
  ),
  Policies: optional(
    listOf(
      object('an inline policy', {
        PolicyName: required(policyName),
        PolicyDocument: required(policyDocument('identity')),
      }),
    ),
  ),
  MaxSessionDuration: optional(integer(3600, 43200)),
  Tags: optional(tags),
})

export const iamRole = defineResourceType({
  name: 'AWS::IAM::Role',
  properties: readProperties,
  attributes: ['Arn', 'RoleId'],
  replacedBy: ['RoleName', 'Path'],
  provision(properties, context) {
    const { account, at, draft, random, remember, report } = context
    const { AssumeRolePolicyDocument: trustPolicy, Description: description } = properties
    const path = properties.Path ?? '/'
    const roleName = properties.RoleName ?? generatedRoleName(context)
    const arn = `arn:aws:iam::${account}:role${path}${roleName}`
    // A role under another name is another role to IAM, with another ID.
    const roleId = remember(
      `ID of ${roleName}`,
      () => `AROA${randomText(random, upperCaseAndDigits, 17)}`,
    )
    // IAM tells role names apart without regard to case.
    const names = [...draft.roles.keys()].map((name) => name.toLowerCase())
    if (names.includes(roleName.toLowerCase())) {
      const message = `Another role of this template is called '${roleName}'.`
      report(at('RoleName'), message, 'Give it another name.')
      return undefined
    }
    if (JSON.stringify(trustPolicy).length > maxTrustPolicyCharacters) {
      report(
        at('AssumeRolePolicyDocument'),
        `This trust policy is longer than ${String(maxTrustPolicyCharacters)} characters.`,
        'Make it shorter; IAM refuses it otherwise.',
      )
    }
    checkTrustOfCognito(trustPolicy, (below) => at(`AssumeRolePolicyDocument${below}`), report)
    checkTags(properties.Tags ?? [], at('Tags'), report)
    draft.roles.set(roleName, {
      roleName,
      path,
      arn,
      roleId,
      account,
      trustPolicy,
      policies: [],
      maxSessionDurationSeconds: properties.MaxSessionDuration ?? 3600,
      tags: properties.Tags ?? [],
      ...(description === undefined ? {} : { description }),
    })
    properties.Policies?.forEach(({ PolicyName, PolicyDocument }, index) => {
      const policy = { policyName: PolicyName, document: PolicyDocument }
      addRolePolicy(draft, roleName, policy, at(`Policies[${String(index)}].PolicyName`), report)
    })
    return { physicalId: roleName, attributes: { Arn: arn, RoleId: roleId } }
  },
})

function generatedRoleName({ stackName, logicalId, random, remember }: ResourceContext): string {
  return remember('physical ID', () =>
    generatedName(stackName, logicalId, randomText(random, lettersAndDigits, 12), 64),
  )
}
