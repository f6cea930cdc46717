/**
 * String operators. Case-sensitive unless named otherwise; wildcards only in the `Like` ones.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String
 */
import { matchesPattern } from '../wildcard.ts'
import type { ConditionOperator, OperatorFamily } from './operator.ts'

const equals: ConditionOperator = {
  wildcards: false,
  variables: true,
  negated: false,
  matches: (requestValue, { text }) => requestValue === text,
}

const equalsIgnoreCase: ConditionOperator = {
  ...equals,
  matches: (requestValue, { text }) => requestValue.toLowerCase() === text.toLowerCase(),
}

const like: ConditionOperator = {
  wildcards: true,
  variables: true,
  negated: false,
  matches: (requestValue, pattern) => matchesPattern(pattern, requestValue),
}

export const stringOperators: OperatorFamily = {
  StringEquals: equals,
  StringNotEquals: { ...equals, negated: true },
  StringEqualsIgnoreCase: equalsIgnoreCase,
  StringNotEqualsIgnoreCase: { ...equalsIgnoreCase, negated: true },
  StringLike: like,
  StringNotLike: { ...like, negated: true },
}
