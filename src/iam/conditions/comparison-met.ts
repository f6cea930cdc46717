/**
 * How absent keys, multivalued keys and set prefixes decide a condition, for every operator alike.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
import type { Pattern } from '../wildcard.ts'
import type { ConditionOperator } from './operator.ts'
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
 * - `ForAllValues` also holds for no values and for nothing but empty strings.
 * - A bare operator on a multivalued key never holds, also with `...IfExists`, however many values there are. The key decides, not
 *   the count: https://github.com/ExtendDB/extenddb/pull/271, seen with the IAM policy simulator and on DynamoDB.
 */
export function comparisonMet(
  { operator, prefix, ifExists }: Comparison,
  requestValues: string | readonly string[] | undefined,
  policyValues: readonly Pattern[],
): boolean {
  const holds = (value: string) =>
    policyValues.some((policyValue) => operator.matches(value, policyValue)) !== operator.negated
  if (requestValues === undefined) {
    if (ifExists || prefix === 'ForAllValues') return true
    return prefix === undefined && operator.negated
  }
  if (prefix === undefined) return typeof requestValues === 'string' && holds(requestValues)
  const values = typeof requestValues === 'string' ? [requestValues] : requestValues
  const nothing = values.every((value) => value === '')
  if (prefix === 'ForAllValues') return nothing || values.every(holds)
  return !nothing && values.some(holds)
}
