/**
 * How absent keys, multivalued keys and set prefixes decide a condition, for every operator alike.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
import type { Comparable, ConditionOperator } from './operator.ts'
import type { SetPrefix } from './operator-name.ts'

export interface Comparison {
  readonly operator: ConditionOperator
  readonly prefix: SetPrefix | undefined
  readonly ifExists: boolean
}

/**
 * Whether a comparison holds.
 *
 * - Absent key: `...IfExists` and `ForAllValues` hold, `ForAnyValue` does not, a bare operator holds only if it is negated.
 * - `ForAnyValue` with `...IfExists` and no values is in doubt. The guide's "if the key is not present, evaluate the condition element
 *   as true" contradicts its "if the key does not exist, the condition returns false":
 *   https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists
 *   Who writes of it (https://iam.cloudcopilot.io/resources/operators/ForAnyValue:StringNotEqualsIfExists) says that `ForAnyValue` wins.
 * - `ForAllValues` also holds for no values and for nothing but empty strings.
 * - A bare operator on a multivalued key never holds, also with `...IfExists`, however many values there are. The key decides, not
 *   the count: https://github.com/ExtendDB/extenddb/pull/271, seen with the IAM policy simulator and on DynamoDB.
 *
 * @param whenInDoubt The answer where AWS documents none, or two: no for an Allow, yes for a Deny, so that doubt never opens
 *   anything. So it is as well for a value of the request that the operator cannot read, as a date that is none.
 */
export function comparisonMet(
  { operator, prefix, ifExists }: Comparison,
  requestValues: string | readonly string[] | undefined,
  policyValues: readonly Comparable[],
  whenInDoubt: boolean,
): boolean {
  if (requestValues === undefined) {
    if (prefix === 'ForAnyValue') return ifExists && whenInDoubt
    return ifExists || prefix === 'ForAllValues' || operator.negated
  }
  if (typeof requestValues === 'string') {
    if (prefix === undefined) return holds(operator, requestValues, policyValues, whenInDoubt)
  } else if (prefix === undefined) {
    return false
  }
  const values = typeof requestValues === 'string' ? [requestValues] : requestValues
  const nothing = values.every((value) => value === '')
  if (nothing) return prefix === 'ForAllValues' || (ifExists && whenInDoubt)
  const all = prefix === 'ForAllValues'
  for (const value of values) {
    if (holds(operator, value, policyValues, whenInDoubt) !== all) return !all
  }
  return all
}

function holds(
  { negated, accepts }: ConditionOperator,
  requestValue: string,
  policyValues: readonly Comparable[],
  whenInDoubt: boolean,
): boolean {
  if (accepts && !accepts(requestValue)) return whenInDoubt
  for (const { matches } of policyValues) if (matches(requestValue)) return !negated
  return negated
}
