/** What differs between two versions of the policies that count for a session, statement by statement. */
import { policyKinds, type AttachedPolicies, type PolicyKind } from './attached-policies.ts'
import { jsonLines, lineText, type JsonLine } from './json-lines.ts'
import { lineChanges, type ChangedLine } from './line-changes.ts'

export interface StatementChange {
  readonly kind: PolicyKind
  readonly id: string
  readonly title: string
  /** `gone`: it stands in no policy any more. */
  readonly what: 'changed' | 'new' | 'gone'
  readonly added: number
  readonly removed: number
  /** All lines of both versions, in order. */
  readonly lines: readonly ChangedLine<JsonLine>[]
}

/** Only statements that differ, in the order in which they are shown; those that are gone come last of their kind. */
export function policyChanges(
  before: AttachedPolicies,
  after: AttachedPolicies,
): readonly StatementChange[] {
  return policyKinds.flatMap((kind) => {
    const old = statementsById(before, kind)
    const now = statementsById(after, kind)
    const ids = [...now.keys(), ...[...old.keys()].filter((id) => !now.has(id))]
    return ids.flatMap((id): StatementChange[] => {
      const was = old.get(id)
      const is = now.get(id)
      const lines = lineChanges(
        was ? jsonLines(was.statement) : [],
        is ? jsonLines(is.statement) : [],
        lineText,
      )
      const count = (what: string) => lines.filter(({ change }) => change === what).length
      const [added, removed] = [count('added'), count('removed')]
      if (added + removed === 0) return []
      const what = was === undefined ? 'new' : is === undefined ? 'gone' : 'changed'
      return [{ kind, id, title: (is ?? was)?.title ?? id, what, added, removed, lines }]
    })
  })
}

function statementsById(policies: AttachedPolicies, kind: PolicyKind) {
  const statements = (policies[kind] ?? []).flatMap((policy) => policy.statements)
  return new Map(statements.map((statement) => [statement.id, statement]))
}

/** `2 lines added, 1 removed` */
export function wordsForChange({ what, added, removed }: StatementChange): string {
  if (what === 'new') return 'a new statement'
  if (what === 'gone') return 'is gone'
  const lines = (count: number) => `${String(count)} ${count === 1 ? 'line' : 'lines'}`
  if (removed === 0) return `${lines(added)} added`
  if (added === 0) return `${lines(removed)} removed`
  return `${lines(added)} added, ${String(removed)} removed`
}
