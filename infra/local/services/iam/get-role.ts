import type { SignedOperation } from '../../http/operation.ts'
import type { Fields } from '../../http/query-fields.ts'
import { fieldsOf, refuseOtherFields, requireRoleName } from './input.ts'
import { askAboutRole, encodeDocument, requireRole, type IamNeeds } from './needs.ts'

/**
 * A role with its trust policy.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html
 */
export function getRole(needs: IamNeeds): SignedOperation<Fields> {
  return {
    name: 'GetRole',
    read: fieldsOf,
    authorize: ({ RoleName }) => askAboutRole(needs, 'iam:GetRole', RoleName),
    run(fields) {
      refuseOtherFields('GetRole', fields, ['RoleName'])
      const role = requireRole(needs, requireRoleName(fields['RoleName']))
      return Promise.resolve({
        Role: {
          Path: role.path,
          RoleName: role.roleName,
          RoleId: role.roleId,
          Arn: role.arn,
          CreateDate: needs.createdAt(role.roleName),
          AssumeRolePolicyDocument: encodeDocument(JSON.stringify(role.trustPolicy)),
          Description: role.description,
          MaxSessionDuration: role.maxSessionDurationSeconds,
          Tags:
            role.tags.length === 0
              ? undefined
              : role.tags.map(({ Key, Value }) => ({ Key, Value })),
          // AWS fills it some hours later; it is empty for a role that nobody used.
          RoleLastUsed: {},
        },
      })
    },
  }
}
