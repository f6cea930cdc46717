/**
 * IAM's delay: a changed policy counts for authorization some seconds later. Who asks IAM for the policy, or changes it
 * again, deals with the present.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
 */
import type { Role, Roles } from '../roles.ts'
import { createEventual, type EventualOptions } from './eventual.ts'

/** Roles as they are, and word of their changes. */
export interface ChangingRoles {
  readonly roles: Roles & { readonly list: () => readonly Role[] }
  readonly onChange: (listener: () => void) => void
}

/** The roles as the gate finds them: new ones at once, for no session can be older, and changed ones later. */
export function slowPolicies({ roles, onChange }: ChangingRoles, options: EventualOptions): Roles {
  const rolesNow = (): ReadonlyMap<string, Role> =>
    new Map(roles.list().map((role) => [role.roleName, role]))
  const inForce = createEventual(rolesNow(), options)
  onChange(() => {
    inForce.change(rolesNow())
  })
  return {
    find(roleName) {
      const present = roles.find(roleName)
      const before = inForce.current().get(roleName)
      return present?.roleId === before?.roleId ? before : present
    },
  }
}
