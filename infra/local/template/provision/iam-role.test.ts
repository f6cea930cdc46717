import { describe, expect, it } from 'vitest'
import type { Json } from './testing/stack-of.ts'
import {
  stackOf,
  problemsOf,
  statement,
  document,
  trust,
  role,
  aud,
  at,
} from './testing/stack-of.ts'

describe('AWS::IAM::Role', () => {
  it('keeps all that is said of it', () => {
    const stack = stackOf({
      X: [
        'IAM::Role',
        {
          ...role,
          RoleName: 'Guest',
          Path: '/game/',
          Description: 'd',
          MaxSessionDuration: 7200,
          Tags: [{ Key: 'k', Value: 'v' }],
          Policies: [{ PolicyName: 'p', PolicyDocument: document }],
        },
      ],
    })
    expect(stack.roles.list).toEqual([
      {
        roleName: 'Guest',
        path: '/game/',
        arn: 'arn:aws:iam::123456789012:role/game/Guest',
        roleId: `AROA${'A'.repeat(17)}`,
        account: '123456789012',
        description: 'd',
        maxSessionDurationSeconds: 7200,
        tags: [{ Key: 'k', Value: 'v' }],
        trustPolicy: role.AssumeRolePolicyDocument,
        policies: [{ policyName: 'p', document }],
      },
    ])
    expect(stack.resources).toMatchObject([
      { logicalId: 'X', type: 'AWS::IAM::Role', physicalId: 'Guest' },
    ])
  })

  const untied =
    'This statement lets every identity pool of every account hand the role out: it has no condition on cognito-identity.amazonaws.com:aud.'

  it.each<[string, Json | undefined]>([
    ['no condition', undefined],
    ['only an amr condition', { StringEquals: { 'cognito-identity.amazonaws.com:amr': 'x' } }],
    ['an aud condition that may be absent', { StringEqualsIfExists: aud }],
    ['an aud condition that excludes', { StringNotEquals: aud }],
    ['an aud condition that holds for no values', { 'ForAllValues:StringEquals': aud }],
    ['an aud condition on its presence', { Null: { [Object.keys(aud)[0] ?? '']: 'false' } }],
  ])('refuses to trust Cognito with %s, as IAM does', (_, condition) => {
    const properties = { AssumeRolePolicyDocument: trust(condition) }
    expect(problemsOf({ X: ['IAM::Role', properties] })).toEqual([
      `${at}.AssumeRolePolicyDocument.Statement[0]: ${untied}`,
    ])
  })

  it('finds Cognito among several providers', () => {
    const principal = ['accounts.google.com', 'cognito-identity.amazonaws.com']
    const properties = { AssumeRolePolicyDocument: trust(undefined, principal) }
    expect(problemsOf({ X: ['IAM::Role', properties] }).join()).toContain(untied)
  })

  it.each<[string, Json, string]>([
    [
      'a policy that IAM would refuse, at the place',
      {
        Policies: [
          {
            PolicyName: 'p',
            PolicyDocument: { ...document, Statement: [{ ...statement, Effect: 'Maybe' }] },
          },
        ],
      },
      `${at}.Policies[0].PolicyDocument.Statement[0].Effect`,
    ],
    [
      'an unknown condition operator',
      {
        Policies: [
          {
            PolicyName: 'p',
            PolicyDocument: {
              ...document,
              Statement: [{ ...statement, Condition: { StringEqual: { 'aws:userid': 'x' } } }],
            },
          },
        ],
      },
      `${at}.Policies[0].PolicyDocument.Statement[0].Condition.StringEqual`,
    ],
    [
      'a trust policy with a resource',
      { AssumeRolePolicyDocument: document },
      `${at}.AssumeRolePolicyDocument.Statement[0]`,
    ],
    ['managed policies', { ManagedPolicyArns: [] }, `${at}.ManagedPolicyArns`],
    ['a session of less than an hour', { MaxSessionDuration: 60 }, `${at}.MaxSessionDuration`],
    ['a path without slashes', { Path: 'game' }, `${at}.Path`],
    ['a name that is too long', { RoleName: 'r'.repeat(65) }, `${at}.RoleName`],
    [
      'two policies of one name',
      { Policies: ['p', 'p'].map((PolicyName) => ({ PolicyName, PolicyDocument: document })) },
      `${at}.Policies[1].PolicyName`,
    ],
    [
      'policies that are too long together',
      {
        Policies: [
          {
            PolicyName: 'p',
            PolicyDocument: {
              ...document,
              Statement: [
                { ...statement, Action: Array.from({ length: 600 }, () => statement.Action) },
              ],
            },
          },
        ],
      },
      `${at}.Policies[0].PolicyName`,
    ],
  ])('refuses %s', (_, change, path) => {
    const problems = problemsOf({ X: ['IAM::Role', { ...role, ...change }] })
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.filter((problem) => !problem.startsWith(path))).toEqual([])
  })

  it('refuses two roles whose names differ only in case', () => {
    const named = (RoleName: string) => ['IAM::Role', { ...role, RoleName }] as const
    expect(problemsOf({ W: named('Guest'), X: named('guest') })).toEqual([
      `${at}.RoleName: Another role of this template is called 'guest'.`,
    ])
  })
})
