import type { SignedOperation } from '../../http/operation.ts'
import type { Fields } from '../../http/query-fields.ts'
import { noSuchRolePolicy } from './errors.ts'
import { fieldsOf, refuseOtherFields, requirePolicyName, requireRoleName } from './input.ts'
import { askAboutRole, requireRole, type IamNeeds } from './needs.ts'

/**
 * Takes an inline policy off a role, until the template is saved again.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html
 */
export function deleteRolePolicy(needs: IamNeeds): SignedOperation<Fields> {
  return {
    name: 'DeleteRolePolicy',
    read: fieldsOf,
    authorize: ({ RoleName }) => askAboutRole(needs, 'iam:DeleteRolePolicy', RoleName),
    run(fields) {
      refuseOtherFields('DeleteRolePolicy', fields, ['RoleName', 'PolicyName'])
      const name = requirePolicyName(fields['PolicyName'])
      const { roleName, policies } = requireRole(needs, requireRoleName(fields['RoleName']))
      const next = policies.filter(({ policyName }) => policyName !== name)
      if (next.length === policies.length) throw noSuchRolePolicy(name)
      needs.changePolicies(roleName, next)
      return Promise.resolve(undefined)
    },
  }
}
