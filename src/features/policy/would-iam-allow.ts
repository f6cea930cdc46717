/** What IAM would answer to each attempt under the policies shown, on your partition and on another's. Nothing is sent. */
import { explainCall, type ExplainedCall } from '../../config/explain-call.ts'
import type { StackConfig } from '../../config/stack-config.ts'
import { serviceOf, type Aim, type Attempt } from '../../domain/attempt.ts'
import type { Session } from '../../domain/session.ts'

export interface Prospect {
  readonly attempt: Attempt
  readonly answers: Readonly<Record<Aim, ExplainedCall>>
}

/** Nobody's: no session is opened to tell what would become of another's partition. */
const nobody = '00000000-0000-4000-8000-000000000000'

/**
 * @param identityId Whose partition is `own`. Absent while the session opens: the answer is the same for anyone, unless a policy
 *   names somebody.
 */
export function prospectsOf(
  attempts: readonly Attempt[],
  config: StackConfig,
  access: Session['access'],
  identityId: string | undefined,
): readonly Prospect[] {
  const subjects = {
    tableName: config.tableName,
    filesBucket: config.filesBucket,
    ownIdentityId: identityId ?? `${config.region}:${nobody.replace('4', '5')}`,
    rivalIdentityId: `${config.region}:${nobody}`,
  }
  const session = { identityId: subjects.ownIdentityId, access }
  const answer = (service: 'dynamodb' | 's3', attempt: Attempt, aim: Aim) =>
    explainCall({
      service,
      operation: attempt.operation,
      input: attempt.input(aim, subjects),
      session,
      config,
    })
  return attempts.flatMap((attempt) => {
    const service = serviceOf(attempt.operation)
    if (service === 'cognito-identity') return []
    const answers = {
      own: answer(service, attempt, 'own'),
      rival: answer(service, attempt, 'rival'),
    }
    return [{ attempt, answers }]
  })
}

/** Operations that no statement allows, whosever partition they name: `['Scan']`. Each once. */
export function allowedByNothing(prospects: readonly Prospect[]): readonly string[] {
  const isNothing = (answer: ExplainedCall) =>
    answer.kind === 'explained' &&
    answer.decisive.explanation.kind === 'nothing-allows' &&
    answer.decisive.explanation.nearest?.trace.action !== true
  return [
    ...new Set(
      prospects
        .filter(({ answers }) => isNothing(answers.own) && isNothing(answers.rival))
        .map(({ attempt }) => attempt.operation),
    ),
  ]
}
