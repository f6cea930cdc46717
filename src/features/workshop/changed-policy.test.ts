import { expect, it } from 'vitest'
import type { Statement } from '../../iam/policy-document.ts'
import { aStackConfig } from '../../testing/builders.ts'
import { changeStatement, isPossible } from './changed-policy.ts'
import { findStatement } from './live-policies.ts'

const sid = 'PlayersReachOnlyTheirOwnPartition'
const config = aStackConfig()
const changed = (...changes: Parameters<typeof changeStatement>[2]) =>
  findStatement(changeStatement(config, sid, changes).roles.guest, sid)?.statement

it('adds an action', () => {
  expect(changed({ allow: 'dynamodb:Scan' })?.Action).toEqual([
    'dynamodb:GetItem',
    'dynamodb:Query',
    'dynamodb:Scan',
  ])
})

it('takes out one condition, and its operator with the last of its keys', () => {
  expect(Object.keys(changed({ drop: 'Null dynamodb:LeadingKeys' })?.Condition ?? {})).toEqual([
    'ForAllValues:StringEquals',
  ])
})

it('leaves the config that it was given as it is', () => {
  const before = JSON.stringify(config)
  changed({ allow: 'dynamodb:Scan' }, { drop: 'Null dynamodb:LeadingKeys' })
  expect(JSON.stringify(config)).toBe(before)
})

it('changes no other statement', () => {
  const same = changeStatement(config, 'SomeOther', [{ allow: 'dynamodb:Scan' }])
  expect(same.roles.guest.policies).toEqual(config.roles.guest.policies)
})

it('knows what there is to change', () => {
  const statement: Statement = {
    Effect: 'Allow',
    Action: 'dynamodb:Scan',
    Condition: { null: { 'DynamoDB:leadingkeys': 'false' } },
  }
  expect(isPossible(statement, { allow: 'dynamodb:Scan' })).toBe(false)
  expect(isPossible(statement, { allow: 'dynamodb:Query' })).toBe(true)
  expect(isPossible(statement, { drop: 'Null dynamodb:LeadingKeys' })).toBe(true)
  expect(isPossible(statement, { drop: 'Null dynamodb:Select' })).toBe(false)
})

it('has nothing to change where the policies are private', () => {
  const { roles } = config
  const isPrivate = { ...config, roles: { ...roles, guest: { arn: roles.guest.arn } } }
  expect(
    changeStatement(isPrivate, sid, [{ allow: 'dynamodb:Scan' }]).roles.guest.policies,
  ).toBeUndefined()
})
