/** One statement in words: whether it counts and, if not, why; and which of several came nearest to counting. */
import type { PolicyType, StatementTrace } from './decision.ts'
import type { CallerWords } from './explain-caller.ts'
import { explainCondition } from './explain-condition.ts'
import { listed, name, say, value, type Sentence } from './explain-sentence.ts'
import { withoutValueWords } from './explain-variable.ts'
import type { StatementExplanation, StatementMiss } from './explanation.ts'

/** What a statement was asked about. */
export interface Asked {
  readonly action: string
  readonly resource: string
}

export function explainStatement(
  trace: StatementTrace,
  asked: Asked,
  caller: CallerWords,
): StatementExplanation {
  const misses = missesOf(trace)
  return {
    trace,
    name: statementName(trace),
    misses,
    sentence: statementSentence(trace, misses, asked, caller),
    conditions: trace.conditions.map((condition) => explainCondition(condition, caller)),
  }
}

/**
 * The Allow that came nearest to allowing: first those that cover the action, then those that cover the resource, then those whose
 * principal covers the caller, then those that IAM can read, then those with the fewest conditions that are not met, then the first
 * one written. So a statement that covers all three stands before any other, and where none does, the one for the action before the
 * one for the resource.
 *
 * @returns `undefined` where there is no Allow among them.
 */
export function nearestStatement(
  statements: readonly StatementExplanation[],
): StatementExplanation | undefined {
  const [nearest] = statements
    .filter(({ trace }) => trace.effect === 'Allow')
    .toSorted((one, other) => compareRanks(rank(one.trace), rank(other.trace)))
  return nearest
}

function rank({
  action,
  resource,
  principal,
  flawed,
  conditions,
}: StatementTrace): readonly number[] {
  const unmet = conditions.filter(({ met }) => !met).length
  return [action ? 0 : 1, resource ? 0 : 1, principal ? 0 : 1, flawed ? 1 : 0, unmet]
}

function compareRanks(one: readonly number[], other: readonly number[]): number {
  for (const [index, place] of one.entries()) {
    const difference = place - (other[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function missesOf(trace: StatementTrace): readonly StatementMiss[] {
  if (trace.applies) return []
  const misses: StatementMiss[] = trace.flawed ? ['flaw'] : []
  if (!trace.action) misses.push('action')
  if (!trace.resource) misses.push('resource')
  if (!trace.principal) misses.push('principal')
  if (trace.conditions.some(({ met }) => !met)) misses.push('condition')
  return misses
}

const policyNames: Readonly<Record<PolicyType, string>> = {
  'identity-based': 'identity-based policy',
  session: 'session policy',
  'permissions-boundary': 'the permissions boundary',
  'resource-based': 'the resource’s policy',
  'service-control': 'service control policy',
  'resource-control': 'resource control policy',
}

function statementName({ sid, policyType, policyIndex, statementIndex }: StatementTrace): Sentence {
  if (sid !== undefined && sid !== '') return name(sid)
  const isOnly = policyType === 'permissions-boundary' || policyType === 'resource-based'
  const policy = policyNames[policyType] + (isOnly ? '' : ` ${String(policyIndex + 1)}`)
  return say`statement ${String(statementIndex + 1)} of ${policy}`
}

function statementSentence(
  trace: StatementTrace,
  misses: readonly StatementMiss[],
  { action, resource }: Asked,
  { subject }: CallerWords,
): Sentence {
  const { effect, conditions } = trace
  const absent = absentWords(trace)
  const verb = effect === 'Allow' ? 'allows' : 'denies'
  if (misses.length === 0) return say`It ${verb} ${name(action)}.${absent}`
  const uncovered = misses.flatMap((miss): Sentence[] => {
    switch (miss) {
      case 'action':
        return [say`the action ${name(action)}`]
      case 'resource':
        return [say`the resource ${value(resource)}`]
      case 'principal':
        return [say`${subject}`]
      case 'condition':
      case 'flaw':
        return []
    }
  })
  if (misses.includes('flaw'))
    return say`IAM cannot read all of it, so it allows nothing, whatever is asked.`
  const unmet = conditions.filter(({ met }) => !met)
  const conditionWords = say`${unmet.length === 1 ? 'its condition' : 'its conditions'} on ${listed(
    [...new Set(unmet.map(({ key }) => key))].map(name),
    'and',
  )} ${unmet.length === 1 ? 'is' : 'are'} not met`
  if (uncovered.length === 0)
    return say`It covers the request, but ${conditionWords}, so it does not count.${absent}`
  const cover = say`It does not cover ${listed(uncovered, 'or')}`
  return misses.includes('condition')
    ? say`${cover}, and ${conditionWords}.${absent}`
    : say`${cover}.${absent}`
}

/** Of an ARN in Resource or NotResource that covers nothing: a sentence of its own, after others. Empty where there is none. */
export function absentWords({ resourceVariablesWithoutValue }: StatementTrace): Sentence {
  return resourceVariablesWithoutValue
    ? say` ${withoutValueWords(resourceVariablesWithoutValue)}, so no resource matches an ARN with it.`
    : []
}
