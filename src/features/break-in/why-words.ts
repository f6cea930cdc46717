/** One sentence for why, in plain words. The conditions themselves stand beside it. */
import type { Aim } from '../../domain/attempt.ts'
import type { ConditionTrace } from '../../iam/decision.ts'
import type { Cause } from './why.ts'

export function wordsForCause(cause: Cause, action: string, aim: Aim): string {
  switch (cause.kind) {
    case 'allowed':
      return `The statement ${nameOf(cause.statement.sid)} allows ${action}, and all its conditions are met.`
    case 'nothing-allows':
      return `No statement of your role’s policies allows ${action}. What nothing allows is denied, on anyone’s partition.`
    case 'explicit-deny':
      return `The statement ${nameOf(cause.statement.sid)} denies ${action}. A deny beats every allow.`
    case 'session-policy':
      return `Your role allows ${action}, but the session policies that Cognito puts on every guest do not.`
    case 'conditions':
      return cause.unmet[0] === undefined ? '' : wordsForCondition(cause.unmet[0], aim)
  }
}

function wordsForCondition(condition: ConditionTrace, aim: Aim): string {
  const obstacle = condition.obstacle
  if (obstacle !== undefined) return wordsForObstacle[obstacle]
  if (/(^|:)null$/i.test(condition.operator))
    return `The policy wants a request that carries ${condition.key}, and yours does not.`
  switch (condition.key.toLowerCase()) {
    case 'dynamodb:leadingkeys':
      return aim === 'rival'
        ? 'You asked for the rival’s partition. Your role reaches only the partition named after you.'
        : 'Your request names a partition that is not yours. Your role reaches only the one named after you.'
    case 'dynamodb:attributes':
      return 'Your request names an attribute that the policy does not list.'
    case 'dynamodb:select':
      return 'Your request does not say which attributes it wants, so it would get all of them.'
    case 'dynamodb:returnvalues':
      return 'Your request asks for the whole item back.'
    default:
      return `The policy’s condition on ${condition.key} is not met.`
  }
}

const wordsForObstacle: Record<NonNullable<ConditionTrace['obstacle']>, string> = {
  'unknown-operator': 'The condition’s operator is unknown, so it can never be met.',
  'unresolved-variable':
    'The policy uses a variable that your request does not define, so the condition cannot be met.',
  'bare-operator-on-multivalued-key':
    'The condition compares a key of many values with an operator for one, so it cannot be met.',
}

function nameOf(sid: string | undefined): string {
  return sid ?? 'without a name'
}
