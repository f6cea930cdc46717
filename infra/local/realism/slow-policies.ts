/**
 * IAM's delay: a changed policy counts for authorization some seconds later. Who asks IAM for the policy, or changes it
 * again, deals with the present.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
 */
import type { LiveStack } from '../live-stack.ts'
import type { Role, Roles } from '../roles.ts'
import { createEventual, type EventualOptions } from './eventual.ts'

export interface SlowPolicies {
  /** The same stack, to be changed through this. */
  readonly stack: LiveStack
  /** The roles as the gate finds them. */
  readonly rolesInForce: Roles
}

export function slowPolicies(stack: LiveStack, options: EventualOptions): SlowPolicies {
  const rolesNow = (): ReadonlyMap<string, Role> =>
    new Map(
      stack.stack().roles.list.flatMap(({ roleName }) => {
        const role = stack.roles.find(roleName)
        return role === undefined ? [] : [[roleName, role] as const]
      }),
    )
  const inForce = createEventual(rolesNow(), options)

  return {
    stack: {
      ...stack,
      async replace() {
        await stack.replace()
        inForce.change(rolesNow())
      },
      changePolicies(roleName, policies) {
        stack.changePolicies(roleName, policies)
        inForce.change(rolesNow())
      },
    },
    rolesInForce: { find: (roleName) => inForce.current().get(roleName) },
  }
}
