/** Which verdict an outcome is shown as. */
import type { Aim, Outcome } from '../../../domain/attempt.ts'
import type { VerdictKind } from '../../../ui/verdict.tsx'

/** What is granted on the rival is no reason to be glad: Cognito gave credentials away, or the policy lets others in. */
export function verdictOf(aim: Aim, outcome: Outcome): VerdictKind {
  return outcome.kind === 'granted' && aim === 'rival' ? 'granted-warning' : outcome.kind
}

/** `400 AccessDeniedException · 41 ms` */
export function answerLine(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'granted':
      return `${String(outcome.status)} · ${String(Math.round(outcome.durationMs))} ms`
    case 'denied':
      return `${String(outcome.status)} ${outcome.code} · ${String(Math.round(outcome.durationMs))} ms`
    case 'failed':
      return [outcome.status, outcome.code].filter((part) => part !== undefined).join(' ')
  }
}
