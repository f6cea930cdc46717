/** Which verdict an outcome is shown as. */
import { serviceOf, type Aim, type Attempt, type Outcome } from '../../../domain/attempt.ts'
import type { VerdictKind } from '../../../ui/verdict.tsx'

/**
 * What is granted on the rival is no reason to be glad: Cognito gave credentials away, or the policy lets others in. What the
 * catalogue knows to lead nowhere is neither good nor bad.
 */
export function verdictOf(
  { isHarmless = false }: Pick<Attempt, 'isHarmless'>,
  aim: Aim,
  outcome: Outcome,
): VerdictKind {
  if (outcome.kind !== 'granted') return outcome.kind
  if (isHarmless) return 'granted-empty'
  return aim === 'rival' ? 'granted-warning' : 'granted'
}

/** `partition` of the table, `prefix` of the bucket. */
export function placeOf({ operation }: Pick<Attempt, 'operation'>): 'partition' | 'prefix' {
  return serviceOf(operation) === 's3' ? 'prefix' : 'partition'
}

/** `400 AccessDeniedException · 41 ms` */
export function answerLine(outcome: Outcome): string {
  if (outcome.kind !== 'denied') return shortAnswerLine(outcome)
  return `${String(outcome.status)} ${outcome.code} · ${time(outcome)}`
}

/** `400 · 41 ms`: the name of AWS's exception is said elsewhere. */
export function shortAnswerLine(outcome: Outcome): string {
  return outcome.kind === 'failed'
    ? [outcome.status, outcome.code].filter((part) => part !== undefined).join(' ')
    : `${String(outcome.status)} · ${time(outcome)}`
}

function time({ durationMs }: { readonly durationMs: number }): string {
  return `${String(Math.round(durationMs))} ms`
}
