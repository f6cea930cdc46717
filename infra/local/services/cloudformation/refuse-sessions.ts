import { UnsupportedError } from '../../errors.ts'
import type { Caller } from '../../gate/caller.ts'

/**
 * CloudFormation makes and deletes resources with the permissions of whoever called it. The stand-in does not ask for them one
 * by one, so it lets only an administrator have it done, who has them all.
 */
export function refuseSessions(operation: string, { principal }: Caller): void {
  if (principal.type === 'user') return
  throw new UnsupportedError(`CloudFormation ${operation} by a role session`)
}
