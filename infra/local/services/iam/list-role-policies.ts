import type { SignedOperation } from '../../http/operation.ts'
import type { Fields } from '../../http/query-fields.ts'
import { fieldsOf, refuseOtherFields, requireRoleName } from './input.ts'
import { askAboutRole, requireRole, type IamNeeds } from './needs.ts'
import { pageOf } from './page.ts'

/**
 * Names of a role's inline policies.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRolePolicies.html
 */
export function listRolePolicies(needs: IamNeeds): SignedOperation<Fields> {
  return {
    name: 'ListRolePolicies',
    read: fieldsOf,
    authorize: ({ RoleName }) => askAboutRole(needs, 'iam:ListRolePolicies', RoleName),
    run(fields) {
      refuseOtherFields('ListRolePolicies', fields, ['RoleName', 'MaxItems', 'Marker'])
      const { policies } = requireRole(needs, requireRoleName(fields['RoleName']))
      const names = policies.map(({ policyName }) => policyName)
      const { items, ...rest } = pageOf(names, fields)
      return Promise.resolve({ PolicyNames: items, ...rest })
    },
  }
}
