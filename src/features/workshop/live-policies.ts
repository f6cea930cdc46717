/** The policies that count for the player, as the stack's config tells them, and one statement found among them. */
import type { RoleConfig, StackConfig } from '../../config/stack-config.ts'
import type { Session } from '../../domain/session.ts'
import type { PolicyDocument, Statement } from '../../iam/policy-document.ts'

export interface FoundStatement {
  readonly statement: Statement
  /** `OwnScores`; the trust policy has no name of its own. */
  readonly policyName: string
}

/** Guests and signed-in players have a role each. */
export function roleOf(config: StackConfig, access: Session['access']): RoleConfig {
  return access === 'guest' ? config.roles.guest : config.roles.player
}

/** Searches the role's policies, then its trust policy. */
export function findStatement(role: RoleConfig, sid: string): FoundStatement | undefined {
  const policies = [
    ...(role.policies ?? []),
    ...(role.trustPolicy ? [{ name: 'trust policy', document: role.trustPolicy }] : []),
  ]
  for (const { name, document } of policies) {
    const statement = statementsOf(document).find((one) => one.Sid === sid)
    if (statement !== undefined) return { statement, policyName: name }
  }
  return undefined
}

export function statementsOf({ Statement }: PolicyDocument): readonly Statement[] {
  // `Array.isArray` does not narrow read-only arrays.
  return Array.isArray(Statement) ? (Statement as readonly Statement[]) : [Statement as Statement]
}

/** IAM takes the names of operators, condition keys and elements in any case. */
export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
