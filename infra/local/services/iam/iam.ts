/**
 * AWS Identity and Access Management, API 2010-05-08: inline policies of the roles, and the policy simulator. A global service:
 * its signatures are scoped to us-east-1.
 */
import { operation, type SignedOperation } from '../../http/operation.ts'
import type { QueryService } from '../../http/route.ts'
import type { Fields } from '../../http/query-fields.ts'
import { unsupportedOperation } from '../unsupported-operation.ts'
import { deleteRolePolicy } from './delete-role-policy.ts'
import { getRole } from './get-role.ts'
import { getRolePolicy } from './get-role-policy.ts'
import { listRolePolicies } from './list-role-policies.ts'
import type { IamNeeds } from './needs.ts'
import { operationNames } from './operation-names.ts'
import { putRolePolicy } from './put-role-policy.ts'
import { simulateCustomPolicy } from './simulate-custom-policy.ts'
import { simulatePrincipalPolicy } from './simulate-principal-policy.ts'

export function iamService(needs: IamNeeds): QueryService {
  const operations = new Map(
    operationNames.map((name) => [name, unsupportedOperation(name, `iam:${name}`, `IAM ${name}`)]),
  )
  const implemented: readonly SignedOperation<Fields>[] = [
    getRole(needs),
    getRolePolicy(needs),
    listRolePolicies(needs),
    putRolePolicy(needs),
    deleteRolePolicy(needs),
    simulateCustomPolicy,
    simulatePrincipalPolicy(needs),
  ]
  for (const each of implemented) operations.set(each.name, operation(each))
  return {
    signingName: 'iam',
    signingRegion: 'us-east-1',
    title: 'IAM',
    protocol: {
      kind: 'aws-query',
      version: '2010-05-08',
      namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
    },
    operation: (name) => operations.get(name),
  }
}
