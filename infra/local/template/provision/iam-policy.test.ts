import { describe, expect, it } from 'vitest'
import type { Json } from './testing/stack-of.ts'
import { stackOf, problemsOf, document, role, at } from './testing/stack-of.ts'

describe('AWS::IAM::Policy', () => {
  const policy = { PolicyName: 'p', PolicyDocument: document }

  it('puts the policy on each of its roles, after their own', () => {
    const own = { ...role, Policies: [{ PolicyName: 'own', PolicyDocument: document }] }
    const stack = stackOf({
      X: ['IAM::Policy', { ...policy, Roles: [{ Ref: 'A' }, { Ref: 'B' }] }],
      A: ['IAM::Role', own],
      B: ['IAM::Role', role],
    })
    expect(
      stack.roles.list.map(({ policies }) => policies.map(({ policyName }) => policyName)),
    ).toEqual([['own', 'p'], ['p']])
  })

  it.each<[string, Json, string]>([
    [
      'a role that is not in the template',
      { Roles: ['Admin'] },
      `${at}.Roles[0]: No role of this template is called 'Admin' by the time this policy is attached.`,
    ],
    ['no role at all', { Roles: [] }, `${at}.Roles: This list has 0 entries.`],
    [
      'users',
      { Roles: [{ Ref: 'A' }], Users: ['u'] },
      `${at}.Users: The stand-in knows no 'Users' in AWS::IAM::Policy.`,
    ],
    [
      'the same role twice',
      { Roles: [{ Ref: 'A' }, { Ref: 'A' }] },
      `${at}.Roles[1]: The role 'rehearsal-A-`,
    ],
  ])('refuses %s', (_, change, problem) => {
    const problems = problemsOf({
      A: ['IAM::Role', role],
      X: ['IAM::Policy', { ...policy, ...change }],
    })
    expect(problems.map((one) => one.slice(0, problem.length))).toEqual([problem])
  })
})
