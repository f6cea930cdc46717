import type { SignedOperation } from '../../http/operation.ts'
import type { Fields } from '../../http/query-fields.ts'
import {
  constraintViolated,
  malformedPolicyDocument,
  policyTooLarge,
  validationError,
} from './errors.ts'
import { fieldsOf, refuseOtherFields, requirePolicyName, requireRoleName } from './input.ts'
import { askAboutRole, requireRole, type IamNeeds } from './needs.ts'
import { readPolicyText } from './policy-text.ts'

/** Of all inline policies of a role together, white space not counted. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const maxBytesOfRole = 10_240

/**
 * Puts an inline policy on a role, in place of one of that name. It counts at the next request of every live session, and
 * until the template is saved again.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html
 */
export function putRolePolicy(needs: IamNeeds): SignedOperation<Fields> {
  return {
    name: 'PutRolePolicy',
    read: fieldsOf,
    authorize: ({ RoleName }) => askAboutRole(needs, 'iam:PutRolePolicy', RoleName),
    run(fields) {
      refuseOtherFields('PutRolePolicy', fields, ['RoleName', 'PolicyName', 'PolicyDocument'])
      const policyName = requirePolicyName(fields['PolicyName'])
      const text = requireDocument(fields['PolicyDocument'])
      const { roleName, policies } = requireRole(needs, requireRoleName(fields['RoleName']))
      const read = readPolicyText(text, 'identity')
      if ('problem' in read) throw malformedPolicyDocument(read.problem)
      const added = { policyName, document: read.document, text }
      const isThere = policies.some((policy) => policy.policyName === policyName)
      const next = isThere
        ? policies.map((policy) => (policy.policyName === policyName ? added : policy))
        : [...policies, added]
      const bytes = next.reduce(
        (sum, { document }) => sum + Buffer.byteLength(JSON.stringify(document)),
        0,
      )
      if (bytes > maxBytesOfRole) throw policyTooLarge(roleName, maxBytesOfRole)
      needs.changePolicies(roleName, next)
      needs.policyPut({ roleName, ...added })
      return Promise.resolve(undefined)
    },
  }
}

function requireDocument(text: string | undefined): string {
  const member = 'policyDocument'
  if (text === undefined) throw constraintViolated(member, text, 'Member must not be null')
  if (text === '') {
    throw constraintViolated(member, text, 'Member must have length greater than or equal to 1')
  }
  if (!/^[\t\n\r\u0020-\u00ff]+$/.test(text)) {
    throw validationError(
      'The specified value for policyDocument is invalid. It must contain only printable ASCII characters.',
    )
  }
  if (text.length > 131_072) {
    throw constraintViolated(
      member,
      `${text.slice(0, 64)}…`,
      'Member must have length less than or equal to 131072',
    )
  }
  return text
}
