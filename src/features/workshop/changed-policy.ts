/**
 * Copies of the stack's config whose policies are changed, for experiments that ask the engine alone. Nothing of it is
 * ever sent to AWS or deployed.
 */
import type { RoleConfig, StackConfig } from '../../config/stack-config.ts'
import type { PolicyDocument, Statement } from '../../iam/policy-document.ts'
import { isSameName, statementsOf } from './live-policies.ts'

/** One change to the statement that an experiment is about. */
export type PolicyChange =
  | { readonly allow: string }
  /** The operator as written, and its key: `Null dynamodb:LeadingKeys`. */
  | { readonly drop: string }

/** Changes every statement of this name in the roles' policies; trust policies stay. */
export function changeStatement(
  config: StackConfig,
  sid: string,
  changes: readonly PolicyChange[],
): StackConfig {
  const changeRole = (role: RoleConfig): RoleConfig =>
    role.policies === undefined
      ? role
      : {
          ...role,
          policies: role.policies.map(({ name, document }) => ({
            name,
            document: changeDocument(document),
          })),
        }
  const changeDocument = (document: PolicyDocument): PolicyDocument => ({
    ...document,
    Statement: statementsOf(document).map((statement) =>
      statement.Sid === sid ? changes.reduce(changed, statement) : statement,
    ),
  })
  return {
    ...config,
    roles: { guest: changeRole(config.roles.guest), player: changeRole(config.roles.player) },
  }
}

/** Whether a change finds anything to change: what the policy already allows cannot be added to it. */
export function isPossible(statement: Statement, change: PolicyChange): boolean {
  return JSON.stringify(changed(statement, change)) !== JSON.stringify(statement)
}

function changed(statement: Statement, change: PolicyChange): Statement {
  if ('allow' in change) {
    const actions = [statement.Action ?? []].flat()
    return actions.includes(change.allow)
      ? statement
      : { ...statement, Action: [...actions, change.allow] }
  }
  const [dropOperator = '', dropKey = ''] = change.drop.split(' ')
  const Condition = Object.fromEntries(
    Object.entries(statement.Condition ?? {})
      .map(([operator, keys]) => {
        if (!isSameName(operator, dropOperator)) return [operator, keys] as const
        const kept = Object.entries(keys).filter(([key]) => !isSameName(key, dropKey))
        return [operator, Object.fromEntries(kept)] as const
      })
      .filter(([, keys]) => Object.keys(keys).length > 0),
  )
  return { ...statement, Condition }
}
