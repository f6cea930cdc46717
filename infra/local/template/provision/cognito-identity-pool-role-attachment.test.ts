import { describe, expect, it } from 'vitest'
import type { Json } from './testing/stack-of.ts'
import { problemsOf, role, at } from './testing/stack-of.ts'

describe('AWS::Cognito::IdentityPoolRoleAttachment', () => {
  const pool = ['Cognito::IdentityPool', { AllowUnauthenticatedIdentities: true }] as const
  const attach = (properties: Json) =>
    [
      'Cognito::IdentityPoolRoleAttachment',
      {
        IdentityPoolId: { Ref: 'Pool' },
        Roles: { authenticated: { 'Fn::GetAtt': ['Role', 'Arn'] } },
        ...properties,
      },
    ] as const

  it.each<[string, Json, string]>([
    [
      'a pool that is not in the template',
      { IdentityPoolId: 'us-west-2:1' },
      `${at}.IdentityPoolId: No identity pool of this template has the ID 'us-west-2:1'.`,
    ],
    [
      'a role that is not in the template',
      { Roles: { unauthenticated: 'arn:aws:iam::123456789012:role/Admin' } },
      `${at}.Roles.unauthenticated: No role of this template has the ARN 'arn:aws:iam::123456789012:role/Admin'.`,
    ],
    [
      'another kind of role',
      { Roles: { admin: 'x' } },
      `${at}.Roles.admin: The stand-in knows no 'admin' in Roles.`,
    ],
    [
      'role mappings',
      { RoleMappings: {} },
      `${at}.RoleMappings: The stand-in knows no 'RoleMappings' in AWS::Cognito::IdentityPoolRoleAttachment.`,
    ],
  ])('refuses %s', (_, change, problem) => {
    expect(problemsOf({ Pool: pool, Role: ['IAM::Role', role], X: attach(change) })).toEqual([
      problem,
    ])
  })

  it('refuses a second one for the same pool', () => {
    const resources = {
      Pool: pool,
      Role: ['IAM::Role', role] as const,
      W: attach({}),
      X: attach({}),
    }
    expect(problemsOf(resources)).toEqual([
      `${at}.IdentityPoolId: This identity pool has its roles already.`,
    ])
  })
})
