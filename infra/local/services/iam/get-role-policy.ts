import type { SignedOperation } from '../../http/operation.ts'
import type { Fields } from '../../http/query-fields.ts'
import { noSuchRolePolicy } from './errors.ts'
import { fieldsOf, refuseOtherFields, requirePolicyName, requireRoleName } from './input.ts'
import { askAboutRole, encodeDocument, policyTextOf, requireRole, type IamNeeds } from './needs.ts'

/**
 * One inline policy of a role, its document URL-encoded.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html
 */
export function getRolePolicy(needs: IamNeeds): SignedOperation<Fields> {
  return {
    name: 'GetRolePolicy',
    read: fieldsOf,
    authorize: ({ RoleName }) => askAboutRole(needs, 'iam:GetRolePolicy', RoleName),
    run(fields) {
      refuseOtherFields('GetRolePolicy', fields, ['RoleName', 'PolicyName'])
      const name = requirePolicyName(fields['PolicyName'])
      const { roleName, policies } = requireRole(needs, requireRoleName(fields['RoleName']))
      const policy = policies.find(({ policyName }) => policyName === name)
      if (policy === undefined) throw noSuchRolePolicy(name)
      return Promise.resolve({
        RoleName: roleName,
        PolicyName: name,
        PolicyDocument: encodeDocument(policyTextOf(policy)),
      })
    },
  }
}
