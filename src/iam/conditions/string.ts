/**
 * String operators. Case-sensitive unless named otherwise; wildcards only in the `Like` ones.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String
 */
import { readTemplate, resolveTemplate, variablesOf, variablesWithoutValue } from '../variables.ts'
import { matchesPattern, type Pattern } from '../wildcard.ts'
import type { Comparable, ConditionOperator, OperatorFamily } from './operator.ts'

const equals = stringOperator(false, ({ text }) => ({
  text,
  matches: (requestValue) => requestValue === text,
}))

const equalsIgnoreCase = stringOperator(false, ({ text }) => {
  const wanted = text.toLowerCase()
  return { text, matches: (requestValue) => requestValue.toLowerCase() === wanted }
})

const like = stringOperator(true, (pattern) => ({
  text: pattern.text,
  matches: (requestValue) => matchesPattern(pattern, requestValue),
}))

export const stringOperators: OperatorFamily = {
  StringEquals: equals,
  StringNotEquals: { ...equals, negated: true },
  StringEqualsIgnoreCase: equalsIgnoreCase,
  StringNotEqualsIgnoreCase: { ...equalsIgnoreCase, negated: true },
  StringLike: like,
  StringNotLike: { ...like, negated: true },
}

function stringOperator(
  wildcards: boolean,
  comparable: (pattern: Pattern) => Comparable,
): ConditionOperator {
  return {
    negated: false,
    read: (text, variables) => {
      const template = readTemplate(text, { variables, wildcards })
      if ('problem' in template) return template
      return {
        variables: variablesOf(template),
        fixed: template.fixed && comparable(template.fixed),
        resolve: (keys) => {
          const pattern = resolveTemplate(template, keys)
          return pattern && comparable(pattern)
        },
        withoutValue: (keys) => variablesWithoutValue(template, keys),
      }
    },
  }
}
