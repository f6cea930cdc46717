/** Which values a key condition pins a key attribute to. */
import type { Condition } from './condition.ts'

export interface PinnedKey {
  /** The attribute, as written. */
  readonly head: string
  /** The value's placeholder: `:me`. */
  readonly value: string
}

/**
 * The equalities that must all hold: `UserId = :me` or `:me = UserId`, alone or joined by AND, in parentheses or not.
 *
 * @returns `undefined` where the condition holds an OR or NOT, since then nothing is pinned for certain.
 */
export function pinnedKeys(condition: Condition): readonly PinnedKey[] | undefined {
  const pinned: PinnedKey[] = []
  const waiting = [condition]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.type === 'or' || next.type === 'not') return undefined
    if (next.type === 'and') for (const each of next.args.toReversed()) waiting.push(each)
    if (next.type !== '=') continue
    const path = next.args.find((each) => each.type === 'path')
    const value = next.args.find((each) => each.type === 'value')
    const [head, ...rest] = path?.path ?? []
    if (head !== undefined && rest.length === 0 && value) pinned.push({ head, value: value.name })
  }
  return pinned
}
