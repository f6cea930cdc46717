/** Why IAM decides an attempt as it does: the shared explanation, asked about a request of the catalogue. */
import { explainCall, type ExplainedCall } from '../../config/explain-call.ts'
import type { StackConfig } from '../../config/stack-config.ts'
import { serviceOf, type Aim, type Attempt, type AttemptSubjects } from '../../domain/attempt.ts'

export interface WhyInput {
  readonly attempt: Attempt
  readonly aim: Aim
  readonly subjects: AttemptSubjects
  readonly access: 'guest' | 'authenticated'
  readonly config: StackConfig
  /** When the attempt is made. Without it the explanation knows no `aws:CurrentTime`. */
  readonly now?: Date
}

/** @returns `undefined` for an operation that Cognito leaves to everyone: nobody signs it, and IAM is not asked. */
export function explainAttempt(input: WhyInput): ExplainedCall | undefined {
  const { attempt, aim, subjects, access, config, now } = input
  const service = serviceOf(attempt.operation)
  if (service === 'cognito-identity') return undefined
  return explainCall({
    service,
    operation: attempt.operation,
    input: attempt.input(aim, subjects),
    session: { identityId: subjects.ownIdentityId, access },
    config,
    now,
  })
}
