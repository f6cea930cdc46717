/** One condition in words: what about the request fails it, and what would have passed. */
import type { ConditionTrace } from './decision.ts'
import { capitalized, type CallerWords } from './explain-caller.ts'
import { keyWords } from './explain-keys.ts'
import { failingValues, setWords, wants } from './explain-operator.ts'
import { listed, name, say, value, type Sentence } from './explain-sentence.ts'
import { variableNames, withoutValueWords } from './explain-variable.ts'
import type { ConditionExplanation } from './explanation.ts'

export function explainCondition(trace: ConditionTrace, caller: CallerWords): ConditionExplanation {
  if (trace.met) return { trace, failing: [], problem: metWords(trace, caller), remedy: [] }
  const failing = failingValues(trace)
  const words =
    obstacleWords(trace) ??
    keyWords({ trace, failing, caller }) ??
    nullWords(trace, caller) ??
    comparisonWords(trace, failing, caller)
  const absent = trace.obstacle === undefined ? absentWords(trace) : []
  return { trace, failing, problem: say`${words.problem}${absent}`, remedy: words.remedy }
}

interface FailedWords {
  readonly problem: Sentence
  readonly remedy: Sentence
}

function metWords(trace: ConditionTrace, { possessive }: CallerWords): Sentence {
  const { key, requestValues, obstacle } = trace
  if (obstacle !== undefined) {
    return say`It cannot be told whether ${possessive} request’s ${name(key)} meets it, and a Deny counts that as met.`
  }
  const absent = absentWords(trace)
  return requestValues === undefined
    ? say`${capitalized(possessive)} request does not carry ${name(key)}, and that meets it.${absent}`
    : say`${capitalized(possessive)} request’s ${name(key)} meets it.${absent}`
}

/** A sentence of its own, after others. Empty where every variable has a value. */
function absentWords({ variablesWithoutValue }: ConditionTrace): Sentence {
  return variablesWithoutValue ? say` ${withoutValueWords(variablesWithoutValue)}.` : []
}

/** What no request can mend. */
function obstacleWords(trace: ConditionTrace): FailedWords | undefined {
  const { obstacle, operator, key, policyValues, variablesWithoutValue = [] } = trace
  switch (obstacle) {
    case 'unknown-operator':
      return {
        problem: say`The condition’s operator ${name(operator)} is unknown, so it can never be met.`,
        remedy: say`No request passes it. The policy has to use an operator that IAM knows.`,
      }
    case 'unresolved-variable': {
      const others = policyValues.length > 0 ? ', whatever the other values' : ''
      return {
        problem: say`${withoutValueWords(variablesWithoutValue)}, so the condition is not met${others}.`,
        remedy: withOneValue(variablesWithoutValue),
      }
    }
    case 'multivalued-variable':
      return {
        problem: say`The request does not have one value for ${variableNames(variablesWithoutValue)}, so there is nothing to compare with, and the condition is not met.`,
        remedy: withOneValue(variablesWithoutValue),
      }
    case 'bare-operator-on-multivalued-key':
      return {
        problem: say`The key ${name(key)} holds many values, and ${name(operator)} compares only one, so the condition cannot be met.`,
        remedy: say`No request that carries ${name(key)} passes it. The policy has to say ${name('ForAllValues:')} or ${name('ForAnyValue:')} before the operator.`,
      }
    case 'unreadable-value':
      return {
        problem: say`IAM cannot read what the policy wants of ${name(key)}, so the condition can never be met.`,
        remedy: say`No request passes it. The policy has to be mended.`,
      }
    case undefined:
      return undefined
  }
}

function withOneValue(variables: readonly string[]): Sentence {
  return say`A session with one value for ${variableNames(variables)} can pass.`
}

function nullWords(trace: ConditionTrace, { possessive }: CallerWords): FailedWords | undefined {
  const { operator, key, policyValues } = trace
  if (operator !== 'Null') return undefined
  const who = capitalized(possessive)
  return policyValues.some((text) => text.toLowerCase() === 'false')
    ? {
        problem: say`The policy wants a request that carries ${name(key)}, and ${possessive} request does not.`,
        remedy: say`A request that carries ${name(key)} passes.`,
      }
    : {
        problem: say`${who} request carries ${name(key)}, and the policy wants a request without it.`,
        remedy: say`A request without ${name(key)} passes.`,
      }
}

function comparisonWords(
  trace: ConditionTrace,
  failing: readonly string[],
  { possessive }: CallerWords,
): FailedWords {
  const { key, requestValues = [] } = trace
  const wanted = say`${setWords(trace)}${name(key)} to be ${wants(trace)}`
  const who = capitalized(possessive)
  const carried = failing.length > 0 ? failing : requestValues
  const problem =
    carried.length === 0
      ? say`${who} request does not carry ${name(key)}; the policy wants ${wanted}.`
      : say`${who} request’s ${name(key)} is ${listed(carried.map(value), 'and')}; the policy wants ${wanted}.`
  const whose = say`${setWords(trace)}${name(key)}`
  return { problem, remedy: say`A request passes with ${whose} being ${wants(trace)}.` }
}
