/** Roles with what IAM calls made of their inline policies. */
import type { PolicyDocument } from '../../src/iam/policy-document.ts'
import type { RolePolicy } from './roles.ts'
import type { ChangedRoles, StoredPolicy } from './state/role-policy-store.ts'
import type { ProvisionedRole } from './template/provision/stack.ts'

export function changedRoles(
  roles: readonly ProvisionedRole[],
  changes: ChangedRoles,
): readonly ProvisionedRole[] {
  return roles.map((role) => {
    const changed = changes.get(role.roleName)
    return changed === undefined ? role : { ...role, policies: changed.map(rolePolicy) }
  })
}

export function storedPolicy({ policyName, document, text }: RolePolicy): StoredPolicy {
  return { policyName, text: text ?? JSON.stringify(document) }
}

function rolePolicy({ policyName, text }: StoredPolicy): RolePolicy {
  // It was found to be a policy when it was stored; the engine takes any document, and one that it cannot read allows nothing.
  return { policyName, text, document: JSON.parse(text) as PolicyDocument }
}
