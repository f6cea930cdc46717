import { describe, expect, it } from 'vitest'
import type { EvaluationRequest } from './decision.ts'
import { denialSentence } from './denial-sentence.ts'
import { evaluate } from './evaluate.ts'
import { evaluateTrust } from './evaluate-trust.ts'
import type { PolicyDocument } from './policy-document.ts'

const request: EvaluationRequest = {
  principal: {
    type: 'role-session',
    arn: 'arn:aws:sts::123456789012:assumed-role/GuestRole/CognitoIdentityCredentials',
    account: '123456789012',
  },
  action: 'dynamodb:GetItem',
  resource: 'arn:aws:dynamodb:us-west-2:123456789012:table/GameScores',
  context: { 'app:sub': 'me', 'dynamodb:LeadingKeys': ['me', 'rival'] },
}

const document: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    { Sid: 'Writes', Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: '*' },
    {
      Sid: 'Own',
      Effect: 'Allow',
      Action: 'dynamodb:GetItem',
      Resource: '*',
      Condition: {
        'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['${app:sub}', 'x'] },
        Bool: { 'aws:SecureTransport': true },
      },
    },
  ],
}

describe('evaluate', () => {
  it('traces every statement and every condition, with both sides of the comparison', () => {
    const decision = evaluate(request, { identity: [document, document], session: [document] })

    expect(decision.statements).toHaveLength(6)
    expect(decision.statements[1]).toEqual({
      policyType: 'identity-based',
      policyIndex: 0,
      statementIndex: 1,
      sid: 'Own',
      effect: 'Allow',
      action: true,
      resource: true,
      principal: true,
      flawed: false,
      applies: false,
      conditions: [
        {
          operator: 'ForAllValues:StringEquals',
          key: 'dynamodb:LeadingKeys',
          requestValues: ['me', 'rival'],
          policyValues: ['me', 'x'],
          policyValuesAsWritten: ['${app:sub}', 'x'],
          met: false,
        },
        {
          operator: 'Bool',
          key: 'aws:SecureTransport',
          requestValues: undefined,
          policyValues: ['true'],
          policyValuesAsWritten: ['true'],
          met: false,
        },
      ],
    })
    expect(
      decision.statements.map(({ policyType, policyIndex }) => [policyType, policyIndex]),
    ).toEqual([
      ['identity-based', 0],
      ['identity-based', 0],
      ['identity-based', 1],
      ['identity-based', 1],
      ['session', 0],
      ['session', 0],
    ])
  })

  it('traces which variables have no value, and leaves out what they stand in', () => {
    const denies: PolicyDocument = {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Deny',
        Action: '*',
        Resource: [
          'arn:aws:dynamodb:us-west-2:123456789012:table/${App:None}',
          'arn:aws:s3:::b/${app:other}',
          '*',
        ],
        Condition: { 'ForAnyValue:StringNotEquals': { 'dynamodb:LeadingKeys': ['me', '${a:b}'] } },
      },
    }
    const { result, statements } = evaluate(request, { identity: [denies] })

    expect(result).toBe('explicit-deny')
    expect(statements[0]).toMatchObject({
      resource: true,
      resourceVariablesWithoutValue: ['App:None'],
      conditions: [
        {
          policyValues: ['me'],
          policyValuesAsWritten: ['me', '${a:b}'],
          variablesWithoutValue: ['a:b'],
          met: true,
        },
      ],
    })
    expect(statements[0]?.conditions[0]).not.toHaveProperty('obstacle')
  })

  it('traces the conditions of a statement for another action too', () => {
    const put = { ...request, action: 'dynamodb:PutItem' }
    const [, own] = evaluate(put, { identity: [document] }).statements

    expect(own?.action).toBe(false)
    expect(own?.conditions.map(({ met }) => met)).toEqual([false, false])
  })

  it('decides anew for each request, though it reads a document once', () => {
    const allowed = { ...request, context: { 'app:sub': 'me', 'dynamodb:LeadingKeys': ['me'] } }
    const secure = { ...allowed, context: { ...allowed.context, 'aws:SecureTransport': 'true' } }

    expect(evaluate(allowed, { identity: [document] }).result).toBe('implicit-deny')
    expect(evaluate(secure, { identity: [document] }).result).toBe('allowed')
    expect(evaluate(allowed, { identity: [document] }).result).toBe('implicit-deny')
  })

  it('refuses a context with one key in two spellings', () => {
    const context = { 'app:sub': 'me', 'App:Sub': 'rival' }
    expect(() => evaluate({ ...request, context }, { identity: [document] })).toThrow('twice')
  })

  it('has no denial sentence for what is allowed', () => {
    const put = { ...request, action: 'dynamodb:PutItem' }
    expect(() => denialSentence(put, evaluate(put, { identity: [document] }))).toThrow('allowed')
  })

  it('stays quick on a pattern made to be slow', () => {
    const slow: PolicyDocument = {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Action: '*',
        Resource: '*',
        Condition: { StringLike: { 'app:sub': `${'*a'.repeat(200)}b` } },
      },
    }
    const context = { 'app:sub': 'a'.repeat(5_000) }
    const startedAt = performance.now()
    expect(evaluate({ ...request, context }, { identity: [slow] }).result).toBe('implicit-deny')
    expect(performance.now() - startedAt).toBeLessThan(1_000)
  })
})

describe('evaluateTrust', () => {
  const trust: PolicyDocument = {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: { 'cognito-identity.amazonaws.com:aud': 'us-west-2:pool' },
        'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'unauthenticated' },
      },
    },
  }
  const asking = { type: 'federated', name: 'cognito-identity.amazonaws.com' } as const
  const context = {
    'cognito-identity.amazonaws.com:aud': 'us-west-2:pool',
    'cognito-identity.amazonaws.com:amr': ['unauthenticated'],
  }
  const action = 'sts:AssumeRoleWithWebIdentity'

  it('trusts Cognito for its own pool and for guests', () => {
    expect(evaluateTrust({ asking, action, context }, trust).trusted).toBe(true)
  })

  it.each([
    ['another pool', { context: { ...context, 'cognito-identity.amazonaws.com:aud': 'other' } }],
    [
      'a signed-in identity',
      { context: { ...context, 'cognito-identity.amazonaws.com:amr': ['authenticated'] } },
    ],
    ['another provider', { asking: { type: 'federated', name: 'accounts.google.com' } as const }],
    ['a service of that name', { asking: { ...asking, type: 'service' } as const }],
    ['a role session', { asking: request.principal }],
    ['another action', { action: 'sts:AssumeRole' }],
  ])('does not trust %s', (_, change) => {
    expect(evaluateTrust({ asking, action, context, ...change }, trust).trusted).toBe(false)
  })

  it('does not trust where a statement denies', () => {
    const statement = trust.Statement as Extract<typeof trust.Statement, { Effect: string }>
    const denied = { ...trust, Statement: [statement, { ...statement, Effect: 'Deny' as const }] }
    expect(evaluateTrust({ asking, action, context }, denied).trusted).toBe(false)
  })

  it('does not trust by a trust policy with a Resource, which it cannot have', () => {
    const statement = trust.Statement as Extract<typeof trust.Statement, { Effect: string }>
    const odd = { ...trust, Statement: { ...statement, Resource: '*' } }
    expect(evaluateTrust({ asking, action, context }, odd).trusted).toBe(false)
  })
})
