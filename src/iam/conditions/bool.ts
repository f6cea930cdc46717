/**
 * `Bool`: `true` or `false`, in any case. Any other value, of request or policy, matches nothing.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean
 */
import type { OperatorFamily } from './operator.ts'

export const boolOperators: OperatorFamily = {
  Bool: {
    wildcards: false,
    variables: false,
    negated: false,
    matches: (requestValue, { text }) =>
      isBool(requestValue) && requestValue.toLowerCase() === text.toLowerCase(),
    problemOf: (value) => (isBool(value) ? undefined : `"${value}" is neither true nor false`),
  },
}

/** Whether a value is `true` or `false`, in any case. */
export function isBool(value: string): boolean {
  return /^(?:true|false)$/i.test(value)
}
