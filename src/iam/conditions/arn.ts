/**
 * ARN operators. `ArnEquals` and `ArnLike` are one and the same: each of the six segments is compared by itself, case-sensitively,
 * and may have wildcards, none of which reaches beyond its segment. So is a variable: a value with colons cannot shift segments.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
import { arnSegments, segmentCount, splitArnPattern } from '../arn.ts'
import {
  readTemplate,
  resolveTemplate,
  variablesOf,
  variablesWithoutValue,
  type Template,
} from '../variables.ts'
import { matchesPattern, type Pattern } from '../wildcard.ts'
import type { Comparable, ConditionOperator, OperatorFamily } from './operator.ts'

const arnLike: ConditionOperator = {
  negated: false,
  read: (text, variables) => {
    const templates: Template[] = []
    for (const segment of splitArnPattern(text, variables)) {
      const template = readTemplate(segment, { variables, wildcards: true })
      if ('problem' in template) return template
      templates.push(template)
    }
    if (templates.length !== segmentCount || templates[0]?.fixed?.text !== 'arn') {
      return { problem: `"${text}" is not an ARN of six segments` }
    }
    const fixed = templates.flatMap((template) => template.fixed ?? [])
    return {
      variables: templates.flatMap(variablesOf),
      fixed: fixed.length === segmentCount ? comparable(fixed) : undefined,
      resolve: (keys) => {
        const patterns = templates.flatMap((template) => resolveTemplate(template, keys) ?? [])
        return patterns.length === segmentCount ? comparable(patterns) : undefined
      },
      withoutValue: (keys) =>
        templates.flatMap((template) => variablesWithoutValue(template, keys)),
    }
  },
  accepts: isArn,
}

export const arnOperators: OperatorFamily = {
  ArnEquals: arnLike,
  ArnLike: arnLike,
  ArnNotEquals: { ...arnLike, negated: true },
  ArnNotLike: { ...arnLike, negated: true },
}

function isArn(value: string): boolean {
  return value.startsWith('arn:') && arnSegments(value).length === segmentCount
}

function comparable(patterns: readonly Pattern[]): Comparable {
  return {
    text: patterns.map(({ text }) => text).join(':'),
    matches: (requestValue) => {
      const segments = arnSegments(requestValue)
      return patterns.every((pattern, index) => matchesPattern(pattern, segments[index] ?? ''))
    },
  }
}
