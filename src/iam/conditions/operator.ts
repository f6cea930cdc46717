/** What one condition operator knows: how to read a value of the policy, and how it compares with a value of the request. */
import type { ContextKeys } from '../context-keys.ts'

/** A value of the policy, ready to be compared: its variables are replaced. */
export interface Comparable {
  readonly text: string
  readonly matches: (requestValue: string) => boolean
}

/** A value of the policy, read once. */
export interface PolicyValue {
  /** Keys of the policy variables in it, as written. */
  readonly variables: readonly string[]
  /** The value itself where no variable stands in it. */
  readonly fixed: Comparable | undefined
  /** @returns `undefined` where a variable has no value. */
  readonly resolve: (keys: ContextKeys) => Comparable | undefined
  /** Keys of its variables that have no single value, as written. */
  readonly withoutValue: (keys: ContextKeys) => readonly string[]
}

export interface ConditionOperator {
  /** `StringNotEquals` and the like: met when no value of the policy matches. The comparison itself is never negated. */
  readonly negated: boolean
  /**
   * Reads a value of the policy.
   *
   * @param variables Whether the policy's version has variables. Only string and ARN operators take them.
   * @returns the value, or what is wrong with it.
   */
  readonly read: (text: string, variables: boolean) => PolicyValue | { readonly problem: string }
  /** Whether a value of the request can be compared at all. Absent where any can. */
  readonly accepts?: (requestValue: string) => boolean
}

export type OperatorFamily = Readonly<Record<string, ConditionOperator>>

/** A value without variables. */
export function fixedValue(text: string, matches: Comparable['matches']): PolicyValue {
  const fixed = { text, matches }
  return { variables: [], fixed, resolve: () => fixed, withoutValue: () => [] }
}
