/**
 * Conditions whose policy value holds a variable that has no value. "The value is effectively null. There is no equal or like
 * value": so an operator such as StringEquals does not match it, and a negated one such as StringNotEquals does.
 *
 * The page opens with a vaguer note, that a variable which cannot be resolved "might cause the entire statement to be invalid";
 * where its section on missing values is explicit, that is followed.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-no-value
 */
import type { Comparable } from './operator.ts'
import { comparisonMet, type Comparison } from './comparison-met.ts'

export interface WithoutValue {
  /** The key of a variable has many values. AWS says only that such a key cannot be a variable: it meets a Deny, and no Allow. */
  readonly isMany: boolean
  readonly isDeny: boolean
}

/**
 * Whether such a condition is met.
 *
 * By an Allow that is not negated it is met only where the key is absent and the operator says `...IfExists`. The page has it that
 * "the policy statement does not take effect", which goes further than that one value equals nothing: values beside it that do
 * match do not help the Allow, nor does `ForAllValues` with nothing to compare. A Deny takes the other reading, and counts them.
 *
 * @param policyValues Those that have a value.
 */
export function metWithoutValue(
  comparison: Comparison,
  requestValues: string | readonly string[] | undefined,
  policyValues: readonly Comparable[],
  { isMany, isDeny }: WithoutValue,
): boolean {
  const { operator, prefix, ifExists } = comparison
  if (isDeny) return isMany || comparisonMet(comparison, requestValues, policyValues, true)
  if (operator.negated && !isMany) {
    return comparisonMet(comparison, requestValues, policyValues, false)
  }
  return requestValues === undefined && ifExists && prefix !== 'ForAnyValue'
}
