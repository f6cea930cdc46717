/** Operators of traced conditions, read again to try values on them, and the words for what they want. */
import { comparisonMet } from './conditions/comparison-met.ts'
import { nullMet } from './conditions/null.ts'
import type { Comparable } from './conditions/operator.ts'
import { readOperator, type ReadOperator } from './conditions/operator-name.ts'
import type { ConditionTrace } from './decision.ts'
import { listed, say, value, type Sentence } from './explain-sentence.ts'

export type TracedOperator =
  | { readonly kind: 'null' }
  | (Extract<ReadOperator, { kind: 'comparison' }> & {
      readonly comparables: readonly Comparable[]
    })

/**
 * The operator of a condition with the policy's values after substitution, where a `*` counts as a wildcard even if it came out of a
 * variable.
 *
 * @returns `undefined` where the operator is unknown or one of the values cannot be read.
 */
export function tracedOperator(trace: ConditionTrace): TracedOperator | undefined {
  const operator = readOperator(trace.operator)
  if (operator?.kind !== 'comparison') return operator
  const comparables: Comparable[] = []
  for (const text of trace.policyValues) {
    const read = operator.operator.read(text, false)
    if ('problem' in read || !read.fixed) return undefined
    comparables.push(read.fixed)
  }
  return { ...operator, comparables }
}

/** Whether a condition would be met by other values of its key. */
export function wouldMeet(
  operator: TracedOperator,
  policyValues: readonly string[],
  requestValues: string | readonly string[] | undefined,
): boolean {
  if (operator.kind === 'null') return nullMet(requestValues, policyValues)
  return comparisonMet(operator, requestValues, operator.comparables, false)
}

/** The request's values for which a condition that is not met fails, each by itself. */
export function failingValues(trace: ConditionTrace): readonly string[] {
  if (trace.met || trace.obstacle !== undefined) return []
  const operator = tracedOperator(trace)
  if (operator?.kind !== 'comparison') return []
  const single = { ...operator, prefix: undefined }
  return (trace.requestValues ?? []).filter(
    (each) => !comparisonMet(single, each, operator.comparables, false),
  )
}

type Words = (values: readonly Sentence[]) => Sentence

const wantsByOperator: Readonly<Record<string, Words>> = {
  StringEquals: (values) => listed(values, 'or'),
  StringNotEquals: (values) => say`anything but ${listed(values, 'and')}`,
  StringEqualsIgnoreCase: (values) => say`${listed(values, 'or')}, in any case`,
  StringNotEqualsIgnoreCase: (values) => say`anything but ${listed(values, 'and')}, in any case`,
  StringLike: (values) => say`a text like ${listed(values, 'or')}`,
  StringNotLike: (values) => say`a text unlike ${listed(values, 'and')}`,
  Bool: (values) => listed(values, 'or'),
  NumericEquals: (values) => say`the number ${listed(values, 'or')}`,
  NumericNotEquals: (values) => say`any number but ${listed(values, 'and')}`,
  NumericLessThan: (values) => say`a number below ${listed(values, 'or')}`,
  NumericLessThanEquals: (values) => say`a number of at most ${listed(values, 'or')}`,
  NumericGreaterThan: (values) => say`a number above ${listed(values, 'or')}`,
  NumericGreaterThanEquals: (values) => say`a number of at least ${listed(values, 'or')}`,
  DateEquals: (values) => say`the time ${listed(values, 'or')}`,
  DateNotEquals: (values) => say`any time but ${listed(values, 'and')}`,
  DateLessThan: (values) => say`a time before ${listed(values, 'or')}`,
  DateLessThanEquals: (values) => say`a time no later than ${listed(values, 'or')}`,
  DateGreaterThan: (values) => say`a time after ${listed(values, 'or')}`,
  DateGreaterThanEquals: (values) => say`a time no earlier than ${listed(values, 'or')}`,
  IpAddress: (values) => say`an address within ${listed(values, 'or')}`,
  NotIpAddress: (values) => say`an address outside ${listed(values, 'and')}`,
  ArnEquals: (values) => say`an ARN like ${listed(values, 'or')}`,
  ArnLike: (values) => say`an ARN like ${listed(values, 'or')}`,
  ArnNotEquals: (values) => say`an ARN unlike ${listed(values, 'and')}`,
  ArnNotLike: (values) => say`an ARN unlike ${listed(values, 'and')}`,
  BinaryEquals: (values) => say`the bytes ${listed(values, 'or')}`,
}

const mostValues = 8

/** What a comparison wants of one value: `an address within 10.0.0.0/8 or 192.0.2.0/24`. */
export function wants({ operator, policyValues }: ConditionTrace): Sentence {
  const bare = operator.replace(/^For(?:All|Any)Values?:/, '').replace(/IfExists$/, '')
  const shown = policyValues.slice(0, mostValues).map(value)
  const rest = policyValues.length - shown.length
  if (rest > 0) shown.push(say`${String(rest)} others`)
  // Nothing but variables without a value is left out of the policy's values, and whatever there is differs from them.
  if (shown.length === 0) return bare.startsWith('Arn') ? say`any ARN` : say`anything`
  const words = Object.hasOwn(wantsByOperator, bare) ? wantsByOperator[bare] : undefined
  return (words ?? wantsByOperator.StringEquals)?.(shown) ?? []
}

/** `every value`, `at least one value`, or nothing for an operator without a set prefix. */
export function setWords({ operator }: ConditionTrace): string {
  if (operator.startsWith('ForAllValues:')) return 'every value of '
  return operator.startsWith('ForAnyValue:') ? 'at least one value of ' : ''
}
