/** What the attempts of this visit gave, by attempt and aim. */
import type { Aim, Outcome } from '../../domain/attempt.ts'

export interface SentAttempt {
  readonly state: 'sending' | 'answered'
  /** The last answer; kept in sight while the attempt is sent again. */
  readonly outcome?: Outcome
}

export type AttemptResults = Readonly<
  Record<string, Readonly<Partial<Record<Aim, SentAttempt>>> | undefined>
>
