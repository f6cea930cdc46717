/**
 * AWS::IAM::Policy: one inline policy, written once and put on several roles. Users and groups are not among its
 * properties here.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-policy.html
 */
import { listOf, object, required, text } from '../parse-value.ts'
import { lettersAndDigits, randomText } from './generated-names.ts'
import { policyDocument } from './policy-document.ts'
import { defineResourceType } from './resource-type.ts'
import { addRolePolicy, policyName } from './role-policies.ts'

const readProperties = object('AWS::IAM::Policy', {
  PolicyName: required(policyName),
  PolicyDocument: required(policyDocument('identity')),
  Roles: required(listOf(text(), 1)),
})

export const iamPolicy = defineResourceType({
  name: 'AWS::IAM::Policy',
  properties: readProperties,
  attributes: ['Id'],
  replacedBy: [],
  provision(properties, { at, draft, logicalId, random, remember, report, stackName }) {
    const policy = { policyName: properties.PolicyName, document: properties.PolicyDocument }
    properties.Roles.forEach((roleName, index) => {
      addRolePolicy(draft, roleName, policy, at(`Roles[${String(index)}]`), report)
    })
    // An inline policy has no name of its own in IAM; CloudFormation makes one up that nothing else shows.
    const id = remember('physical ID', () => {
      const suffix = randomText(random, lettersAndDigits, 12)
      return `${stackName.slice(0, 5)}-${logicalId.slice(0, 5)}-${suffix}`
    })
    return { physicalId: id, attributes: { Id: id } }
  },
})
