import { expect, it } from 'vitest'
import type { Role } from '../roles.ts'
import { slowPolicies, type ChangingRoles } from './slow-policies.ts'

const role = (roleName: string, ...policyNames: string[]): Role => ({
  roleName,
  path: '/',
  arn: `arn:aws:iam::123456789012:role/${roleName}`,
  roleId: 'AROA',
  account: '123456789012',
  trustPolicy: { Statement: [] },
  policies: policyNames.map((policyName) => ({ policyName, document: { Statement: [] } })),
})

/** Roles that a test can change, with three seconds until that counts. */
function slowRoles() {
  let timeMs = 0
  let roles = [role('Guest', 'first')]
  const listeners: (() => void)[] = []
  const changing: ChangingRoles = {
    roles: {
      find: (name) => roles.find(({ roleName }) => roleName === name),
      list: () => roles,
    },
    onChange: (listener) => listeners.push(listener),
  }
  const slow = slowPolicies(changing, { now: () => timeMs, nextDelayMs: () => 3000 })
  return {
    change: (...next: Role[]) => {
      roles = next
      for (const listener of listeners) listener()
    },
    pass: (ms: number) => {
      timeMs += ms
    },
    inForce: (name: string) => slow.find(name)?.policies.map(({ policyName }) => policyName),
  }
}

it('finds changed policies some time later', () => {
  const { change, inForce, pass } = slowRoles()
  change(role('Guest', 'second'))
  expect(inForce('Guest')).toEqual(['first'])
  pass(3000)
  expect(inForce('Guest')).toEqual(['second'])
})

it('finds a new role at once, and one that is gone no more', () => {
  const { change, inForce } = slowRoles()
  change(role('Player', 'new'))
  expect([inForce('Guest'), inForce('Player')]).toEqual([undefined, ['new']])
})

it('finds a role at once that took the name of another', () => {
  const { change, inForce } = slowRoles()
  change({ ...role('Guest', 'other'), roleId: 'AROB' })
  expect(inForce('Guest')).toEqual(['other'])
})
