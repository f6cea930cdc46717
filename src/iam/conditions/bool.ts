/**
 * `Bool`: `true` or `false`, in any case.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean
 */
import { fixedValue, type OperatorFamily } from './operator.ts'

export const boolOperators: OperatorFamily = {
  Bool: {
    negated: false,
    read: (text) => {
      if (!isBool(text)) return { problem: `"${text}" is neither true nor false` }
      const wanted = text.toLowerCase()
      return fixedValue(text, (requestValue) => requestValue.toLowerCase() === wanted)
    },
    accepts: isBool,
  },
}

/** Whether a value is `true` or `false`, in any case. */
export function isBool(value: string): boolean {
  return /^(?:true|false)$/i.test(value)
}
