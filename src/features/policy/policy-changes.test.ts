import { expect, it } from 'vitest'
import type { Statement } from '../../iam/policy-document.ts'
import { attachedPolicies } from './attached-policies.ts'
import { policyChanges, wordsForChange } from './policy-changes.ts'

const read: Statement = {
  Sid: 'Read',
  Effect: 'Allow',
  Action: ['dynamodb:GetItem', 'dynamodb:Query'],
  Resource: '*',
}
const attached = (...statements: Statement[]) =>
  attachedPolicies({ policies: [{ name: 'P', document: { Statement: statements } }] }, 'guest')

const wordsFor = (before: Statement[], after: Statement[]) =>
  policyChanges(attached(...before), attached(...after)).map(
    (change) => `${change.kind} ${change.title}: ${wordsForChange(change)}`,
  )

it('says nothing of statements that stayed as they were', () => {
  expect(wordsFor([read], [{ ...read }])).toEqual([])
})

it('counts the lines added and removed, and no comma', () => {
  const more = { ...read, Action: [...(read.Action as string[]), 'dynamodb:Scan'] }
  expect(wordsFor([read], [more])).toEqual(['role Read: 1 line added'])
  expect(wordsFor([more], [read])).toEqual(['role Read: 1 line removed'])
  expect(wordsFor([read], [{ ...read, Resource: 'arn:x', Effect: 'Deny' }])).toEqual([
    'role Read: 2 lines added, 2 removed',
  ])
})

it('names statements that are new or gone', () => {
  const write = { ...read, Sid: 'Write' }
  expect(wordsFor([read], [write])).toEqual(['role Write: a new statement', 'role Read: is gone'])
})
