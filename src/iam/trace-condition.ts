/** How one condition of a statement meets one request. */
import type { CompiledCondition } from './compiled-policy.ts'
import { comparisonMet } from './conditions/comparison-met.ts'
import { metWithoutValue } from './conditions/met-without-value.ts'
import { nullMet } from './conditions/null.ts'
import type { ContextKeys } from './context-keys.ts'
import type { ConditionTrace } from './decision.ts'
import { isAnyOfMany } from './variables.ts'

type RequestValues = string | readonly string[] | undefined

/** @param isDeny Of a Deny's condition it is held to be met what nobody can read: better to refuse too much than to let a Deny vanish. */
export function traceCondition(
  condition: CompiledCondition,
  keys: ContextKeys,
  isDeny: boolean,
): ConditionTrace {
  const { operator, values, fixed, fixedTexts, asWritten, flawed } = condition
  const given = keys.get(condition.name)
  if (!operator) {
    return { ...compared(condition, given, asWritten, isDeny), obstacle: 'unknown-operator' }
  }
  if (flawed) {
    return { ...compared(condition, given, asWritten, isDeny), obstacle: 'unreadable-value' }
  }
  if (operator.kind === 'null') {
    return compared(condition, given, asWritten, nullMet(given, asWritten))
  }
  const comparables = fixed ?? values.flatMap((value) => value.resolve(keys) ?? [])
  const texts = fixedTexts ?? comparables.map(({ text }) => text)
  const absent = comparables.length < values.length ? absentVariables(condition, keys) : undefined
  if (operator.prefix === undefined && given && typeof given !== 'string') {
    const obstacle = 'bare-operator-on-multivalued-key'
    return { ...compared(condition, given, texts, false, absent), obstacle }
  }
  if (!absent) {
    return compared(condition, given, texts, comparisonMet(operator, given, comparables, isDeny))
  }
  const isMany = isAnyOfMany(absent, keys)
  const met = metWithoutValue(operator, given, comparables, { isMany, isDeny })
  const trace = compared(condition, given, texts, met, absent)
  if (isMany && (isDeny || !met)) return { ...trace, obstacle: 'multivalued-variable' }
  // Where a negated operator is not met, it is for one of the values beside it; so it may be with a Deny.
  const isOrdinary = met || operator.operator.negated || (isDeny && comparables.length > 0)
  return isOrdinary ? trace : { ...trace, obstacle: 'unresolved-variable' }
}

function absentVariables({ values }: CompiledCondition, keys: ContextKeys): readonly string[] {
  return [...new Set(values.flatMap(({ withoutValue }) => withoutValue(keys)))]
}

function compared(
  { operatorName, key, asWritten }: CompiledCondition,
  requestValues: RequestValues,
  policyValues: readonly string[],
  met: boolean,
  variablesWithoutValue?: readonly string[],
): ConditionTrace {
  const trace = {
    operator: operatorName,
    key,
    requestValues: typeof requestValues === 'string' ? [requestValues] : requestValues,
    policyValues,
    policyValuesAsWritten: asWritten,
    met,
  }
  return variablesWithoutValue ? { ...trace, variablesWithoutValue } : trace
}
