import { describe, expect, it } from 'vitest'
import type { StackConfig } from '../../config/stack-config.ts'
import type { Aim } from '../../domain/attempt.ts'
import { aStackConfig, anIdentityId } from '../../testing/builders.ts'
import { ownScoresPolicy } from '../../testing/decide-as-guest.ts'
import type { PolicyDocument } from '../../iam/policy-document.ts'
import { attempts } from './catalogue.ts'
import { explainAttempt, type Why } from './why.ts'

const subjects = {
  tableName: 'GameScores',
  ownIdentityId: anIdentityId('1'),
  rivalIdentityId: anIdentityId('9'),
}

function configWith(...documents: PolicyDocument[]): StackConfig {
  const config = aStackConfig()
  const policies = documents.map((document, index) => ({
    name: `Policy${String(index)}`,
    document,
  }))
  return { ...config, roles: { ...config.roles, guest: { ...config.roles.guest, policies } } }
}

function explain(attemptId: string, aim: Aim, config = configWith(ownScoresPolicy)): Why {
  const attempt = attempts.find(({ id }) => id === attemptId)
  if (!attempt) throw new Error(`no attempt ${attemptId}`)
  return explainAttempt({ attempt, aim, subjects, access: 'guest', config })
}

describe('explaining the attempts of the catalogue by the policy of the template', () => {
  const cases = attempts
    .filter(({ operation }) => operation !== 'GetCredentialsForIdentity')
    .flatMap((attempt) => (['own', 'rival'] as const).map((aim) => ({ attempt, aim })))

  it.each(cases)('predicts what $attempt.id gives on $aim', ({ attempt, aim }) => {
    expect(explain(attempt.id, aim)).toMatchObject({
      kind: 'explained',
      predicted: attempt.expected[aim],
    })
  })

  it.each(cases.filter(({ attempt, aim }) => attempt.expected[aim] === 'denied'))(
    'names what the catalogue says refuses $attempt.id on $aim',
    ({ attempt, aim }) => {
      const why = explain(attempt.id, aim)
      if (why.kind !== 'explained') throw new Error('not explained')
      const unmet = why.cause.kind === 'conditions' ? why.cause.unmet.map(({ key }) => key) : []
      const conditionKey = attempt.decidedBy?.conditionKey
      if (conditionKey === undefined) expect(why.cause.kind).toBe('nothing-allows')
      else expect(unmet).toContain(conditionKey)
    },
  )
})

it('shows the rival’s identity as the request’s value and one’s own as the policy’s', () => {
  expect(explain('get-item', 'rival')).toMatchObject({
    action: 'dynamodb:GetItem',
    cause: {
      kind: 'conditions',
      unmet: [
        {
          key: 'dynamodb:LeadingKeys',
          requestValues: [subjects.rivalIdentityId],
          policyValues: [subjects.ownIdentityId],
        },
      ],
    },
  })
})

it('tells an explicit deny from an action that nothing allows', () => {
  const deny: PolicyDocument = {
    Version: '2012-10-17',
    Statement: { Sid: 'NobodyReads', Effect: 'Deny', Action: 'dynamodb:GetItem', Resource: '*' },
  }
  expect(explain('get-item', 'own', configWith(ownScoresPolicy, deny))).toMatchObject({
    predicted: 'denied',
    cause: { kind: 'explicit-deny', statement: { sid: 'NobodyReads' } },
  })
})

it('cannot explain without the policies of the role', () => {
  const config = aStackConfig()
  const roles = { ...config.roles, guest: { arn: config.roles.guest.arn } }
  expect(explain('get-item', 'rival', { ...config, roles })).toEqual({
    kind: 'unexplained',
    because: 'policies-private',
  })
})

it('does not ask IAM about an operation that Cognito leaves to everyone', () => {
  expect(explain('get-credentials-for-identity', 'rival')).toEqual({
    kind: 'unexplained',
    because: 'public-operation',
  })
})
