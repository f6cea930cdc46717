/** Which of the actions that the role's policies allow by name a session policy's statement lets through. */
import { actionMatcher, actionPattern, matchesAction } from '../../iam/action-matcher.ts'
import type { Statement } from '../../iam/policy-document.ts'
import type { AttachedPolicy } from './attached-policies.ts'

export interface SessionCoverage {
  /** Actions that the role's Allow statements name, each once. */
  readonly named: readonly string[]
  /** Those of them that the session policy's statement covers. */
  readonly covered: readonly string[]
}

export function sessionCoverage(
  statement: Statement,
  rolePolicies: readonly AttachedPolicy[],
): SessionCoverage {
  const named = [
    ...new Set(
      rolePolicies
        .flatMap(({ statements }) => statements.map((each) => each.statement))
        .filter(({ Effect }) => Effect === 'Allow')
        .flatMap((each) => actionsOf(each))
        .filter((action) => !/[*?]/.test(action)),
    ),
  ]
  const matcher = actionMatcher(actionsOf(statement))
  const covered =
    statement.Effect === 'Allow'
      ? named.filter((action) => matchesAction(matcher, action.toLowerCase()))
      : []
  return { named, covered }
}

function actionsOf({ Action: action }: Statement): readonly string[] {
  return [action ?? []].flat().filter((each) => actionPattern.test(each))
}
