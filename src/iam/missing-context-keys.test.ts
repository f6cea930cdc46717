import { describe, expect, it } from 'vitest'
import type { ConditionBlock, PolicyDocument } from './policy-document.ts'
import { missingContextKeys } from './missing-context-keys.ts'

function allowing(Condition: ConditionBlock, Resource = '*'): PolicyDocument {
  const statement = { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource, Condition } as const
  return { Version: '2012-10-17', Statement: statement }
}

describe('missingContextKeys', () => {
  it('names keys of conditions and of variables in the order written', () => {
    const policy = allowing(
      {
        'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['${app:sub}'] },
        Null: { 'dynamodb:Select': 'false' },
      },
      'arn:aws:dynamodb:us-west-2:123456789012:table/${aws:username}',
    )
    expect(missingContextKeys({ identity: [policy] }, {})).toEqual([
      'aws:username',
      'dynamodb:LeadingKeys',
      'app:sub',
      'dynamodb:Select',
    ])
  })

  it('leaves out what the request carries, whatever the case', () => {
    const policy = allowing({ StringEquals: { 'app:sub': '${app:aud}' } })
    const context = { 'APP:SUB': 'me', 'app:aud': [] }
    expect(missingContextKeys({ identity: [policy] }, context)).toEqual([])
  })

  it('names a key once, as first written', () => {
    const policy = allowing({ StringEquals: { 'app:Sub': 'x' }, StringLike: { 'app:sub': 'x*' } })
    expect(missingContextKeys({ identity: [policy, policy] }, {})).toEqual(['app:Sub'])
  })

  it('names a variable that has a default', () => {
    const policy = allowing({ StringEquals: { 'app:a': "${app:b, 'x'}" } })
    expect(missingContextKeys({ identity: [policy] }, { 'app:a': 'x' })).toEqual(['app:b'])
  })

  it('takes a variable for plain text in version 2008-10-17', () => {
    const policy = allowing({ StringEquals: { 'app:a': '${app:b}' } })
    const old = { ...policy, Version: '2008-10-17' } as const
    expect(missingContextKeys({ identity: [old] }, { 'app:a': 'x' })).toEqual([])
  })

  it('asks every kind of policy', () => {
    const of = (key: string) => allowing({ StringEquals: { [key]: 'x' } })
    const policies = {
      identity: [of('k:identity')],
      session: [of('k:session')],
      boundary: of('k:boundary'),
      serviceControl: [[of('k:scp')]],
      resource: of('k:resource'),
      resourceControl: [[of('k:rcp')]],
    }
    expect(missingContextKeys(policies, {})).toEqual([
      'k:identity',
      'k:session',
      'k:boundary',
      'k:scp',
      'k:resource',
      'k:rcp',
    ])
  })
})
