/**
 * Numeric operators: whole numbers and decimals, without an exponent. Compared as IEEE doubles.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric
 */
import { fixedValue, type ConditionOperator, type OperatorFamily } from './operator.ts'

const equals = numericOperator((request, policy) => request === policy)

export const numericOperators: OperatorFamily = {
  NumericEquals: equals,
  NumericNotEquals: { ...equals, negated: true },
  NumericLessThan: numericOperator((request, policy) => request < policy),
  NumericLessThanEquals: numericOperator((request, policy) => request <= policy),
  NumericGreaterThan: numericOperator((request, policy) => request > policy),
  NumericGreaterThanEquals: numericOperator((request, policy) => request >= policy),
}

function numericOperator(holds: (request: number, policy: number) => boolean): ConditionOperator {
  return {
    negated: false,
    read: (text) => {
      if (!isNumber(text)) return { problem: `"${text}" is not a number` }
      const policy = Number(text)
      return fixedValue(text, (requestValue) => holds(Number(requestValue), policy))
    },
    accepts: isNumber,
  }
}

function isNumber(text: string): boolean {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text)
}
