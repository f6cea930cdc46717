/** Puts one condition to the engine, for the tests of the operators. */
import type { RequestContext } from '../decision.ts'
import { evaluate } from '../evaluate.ts'
import type { ConditionValue, OneOrMany, PolicyDocument } from '../policy-document.ts'
import { policyProblems } from '../validate-policy.ts'

/** Operator, value of the policy, value of the request (`undefined` for none), whether the condition is met. */
export type Row = readonly [
  operator: string,
  policy: OneOrMany<ConditionValue>,
  request: string | readonly string[] | undefined,
  met: boolean,
]

function policyWith(operator: string, policy: OneOrMany<ConditionValue>, effect: 'Allow' | 'Deny') {
  const Condition = { [operator]: { 'k:a': policy } }
  const statement = { Effect: effect, Action: '*', Resource: '*', Condition } as const
  return { Version: '2012-10-17', Statement: statement } satisfies PolicyDocument
}

/** Whether the only condition of an Allow, or of a Deny, is met. */
export function isMet(
  [operator, policy, request]: Row | readonly [Row[0], Row[1], Row[2]],
  effect: 'Allow' | 'Deny' = 'Allow',
  others: RequestContext = {},
): boolean {
  const [statement] = evaluate(
    {
      principal: {
        type: 'user',
        arn: 'arn:aws:iam::123456789012:user/Ann',
        account: '123456789012',
      },
      action: 'dynamodb:GetItem',
      resource: '*',
      context: { ...others, ...(request !== undefined && { 'k:a': request }) },
    },
    { identity: [policyWith(operator, policy, effect)] },
  ).statements
  const [condition] = statement?.conditions ?? []
  if (!condition) throw new Error('The statement has no condition.')
  return condition.met
}

/** What a template with such a condition is refused for. */
export function problemsOf(operator: string, policy: OneOrMany<ConditionValue>): readonly string[] {
  return policyProblems(policyWith(operator, policy, 'Allow'), 'identity').map(
    ({ message }) => message,
  )
}
