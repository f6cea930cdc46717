import { expect, it } from 'vitest'
import type { PolicyDocument } from '../../iam/policy-document.ts'
import { aStackConfig } from '../../testing/builders.ts'
import { attachedPolicies, statementAddress } from './attached-policies.ts'

const document = (...sids: (string | undefined)[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: sids.map((sid) => ({
    ...(sid !== undefined && { Sid: sid }),
    Effect: 'Allow',
    Action: 'dynamodb:GetItem',
    Resource: '*',
  })),
})

it('gives each statement an address by its Sid, or by its place where that would be two', () => {
  const policies = [
    { name: 'One', document: document('Only', undefined) },
    { name: 'Two', document: document('Twice') },
    { name: 'Number three', document: document('Twice') },
  ]
  const { role } = attachedPolicies({ policies }, 'guest')
  const ids = role?.flatMap(({ statements }) => statements.map(({ id }) => id))
  expect(ids).toEqual(['Only', 'One.2', 'Two.1', 'Number-three.1'])
  expect(statementAddress('role', 'Only')).toBe('/policy/role/Only')
})

it('has Cognito’s two session policies for guests, and none for players who signed in', () => {
  const { guest } = aStackConfig().roles
  const session = attachedPolicies(guest, 'guest').session
  expect(session?.flatMap(({ statements }) => statements.map(({ id }) => id))).toEqual([
    'Inline-policy.1',
    'CognitoUnAuthedIdentitiesSessionPolicy',
  ])
  expect(attachedPolicies(guest, 'authenticated').session).toEqual([])
})

it('tells what is private from what is not there', () => {
  expect(attachedPolicies({}, 'guest').role).toBeUndefined()
  expect(attachedPolicies({}, 'guest').trust).toBeUndefined()
  expect(attachedPolicies({ policies: [] }, 'guest').role).toEqual([])
})
