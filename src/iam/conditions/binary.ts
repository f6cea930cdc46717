/**
 * `BinaryEquals`: the same bytes, both sides written in base64.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_BinaryEquals
 */
import { fixedValue, type OperatorFamily } from './operator.ts'

export const binaryOperators: OperatorFamily = {
  BinaryEquals: {
    negated: false,
    read: (text) => {
      if (!isBase64(text)) return { problem: `"${text}" is not base64` }
      const wanted = atob(text)
      return fixedValue(text, (requestValue) => atob(requestValue) === wanted)
    },
    accepts: isBase64,
  },
}

/** Groups of four, padded. */
function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)
}
