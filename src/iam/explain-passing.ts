/**
 * Which values of the request's condition keys would meet all conditions of a statement. A small search: candidates come from the
 * policy's own values, and each is tried with the engine's operators against every condition on the same key.
 *
 * Left out: what a change does to policy variables that stand for the same key.
 */
import type { ConditionTrace, StatementTrace } from './decision.ts'
import { tracedOperator, wouldMeet, type TracedOperator } from './explain-operator.ts'
import type { PassingChanges } from './explanation.ts'

type KeyValue = string | readonly string[] | undefined

interface Condition {
  readonly trace: ConditionTrace
  readonly operator: TracedOperator
}

/**
 * Changes with which all conditions of the statement would be met.
 *
 * @returns `undefined` where all are met already, or one cannot be met by anything that is known here.
 */
export function passingChanges({ conditions }: StatementTrace): PassingChanges | undefined {
  const unmet = conditions.filter(({ met }) => !met)
  const changes = new Map<string, string | readonly string[] | null>()
  for (const name of new Set(unmet.map(({ key }) => key.toLowerCase()))) {
    const onKey = conditions.filter(({ key }) => key.toLowerCase() === name)
    const found = passingValue(onKey)
    if (!found) return undefined
    changes.set(found.key, found.value ?? null)
  }
  return changes.size > 0 ? Object.fromEntries(changes) : undefined
}

function passingValue(
  traces: readonly ConditionTrace[],
): { readonly key: string; readonly value: KeyValue } | undefined {
  const all: Condition[] = []
  for (const trace of traces) {
    const operator = trace.obstacle === undefined ? tracedOperator(trace) : undefined
    if (!operator || isUnmetByAny(trace, operator)) return undefined
    all.push({ trace, operator })
  }
  const [first] = traces
  const meetsAll = (value: KeyValue) =>
    all.every(({ trace, operator }) => wouldMeet(operator, trace.policyValues, value))
  // A bare operator compares one value; with set prefixes alone the key may be one of many.
  const isSingle = all.some(
    ({ operator }) => operator.kind === 'comparison' && operator.prefix === undefined,
  )
  const given = first?.requestValues ?? []
  const candidates = [...new Set([...given, ...traces.flatMap(candidatesOf), ...strangers])]
  const tried: readonly KeyValue[] = isSingle
    ? [...candidates, undefined]
    : [given.filter((each) => meetsAll([each])), ...candidates.map((each) => [each]), undefined]
  const index = tried.findIndex((value) => (value?.length === 0 ? false : meetsAll(value)))
  return first && index >= 0 ? { key: first.key, value: tried[index] } : undefined
}

/** With a variable without a value, an Allow that is not negated is met by no value of its key, and at most by its absence. */
function isUnmetByAny(
  { variablesWithoutValue }: ConditionTrace,
  operator: TracedOperator,
): boolean {
  return (
    variablesWithoutValue !== undefined &&
    operator.kind === 'comparison' &&
    !operator.operator.negated
  )
}

/** Values that hardly any policy names. */
const strangers = [
  'other',
  '0',
  '1970-01-02T00:00:00Z',
  '192.0.2.1',
  '2001:db8::1',
  'true',
  'false',
]

/** The policy's values and their neighbours. */
function candidatesOf({ policyValues }: ConditionTrace): readonly string[] {
  return policyValues.flatMap((text) => {
    const number = Number(text)
    const time = Date.parse(text)
    return [
      // A text with wildcards matches itself.
      text,
      ...(text.includes('/') ? [text.slice(0, text.indexOf('/'))] : []),
      ...(text !== '' && Number.isFinite(number) ? [String(number - 1), String(number + 1)] : []),
      ...(/^\d{4}-|^\d{4}$/.test(text) && !Number.isNaN(time)
        ? [-1000, 1000].map((offset) => new Date(time + offset).toISOString())
        : []),
    ]
  })
}
