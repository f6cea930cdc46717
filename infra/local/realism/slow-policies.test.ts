import { expect, it } from 'vitest'
import type { LiveStack } from '../live-stack.ts'
import type { Role } from '../roles.ts'
import type { Stack } from '../template/provision/stack.ts'
import { slowPolicies } from './slow-policies.ts'

const role = (roleName: string, ...policyNames: string[]): Role => ({
  roleName,
  path: '/',
  arn: `arn:aws:iam::123456789012:role/${roleName}`,
  roleId: 'AROA',
  account: '123456789012',
  trustPolicy: { Statement: [] },
  policies: policyNames.map((policyName) => ({ policyName, document: { Statement: [] } })),
})

/** A stack of roles that a test can change, with three seconds until that counts. */
function slowStack() {
  let timeMs = 0
  let roles = [role('Guest', 'first')]
  let saved = roles
  const stack = {
    roles: { find: (name: string) => roles.find(({ roleName }) => roleName === name) },
    stack: () => ({ roles: { list: roles } }) as unknown as Stack,
    replace: () => {
      roles = saved
      return Promise.resolve()
    },
    changePolicies(roleName, policies) {
      roles = roles.map((one) => (one.roleName === roleName ? { ...one, policies } : one))
    },
  } as Partial<LiveStack> as LiveStack
  const slow = slowPolicies(stack, { now: () => timeMs, nextDelayMs: () => 3000 })
  return {
    ...slow,
    save: (next: Role[]) => {
      saved = next
    },
    pass: (ms: number) => {
      timeMs += ms
    },
    inForce: (name: string) =>
      slow.rolesInForce.find(name)?.policies.map(({ policyName }) => policyName),
  }
}

it('finds changed policies some time later, and the role itself at once', () => {
  const { stack, inForce, pass } = slowStack()
  stack.changePolicies('Guest', role('', 'second').policies)
  expect(stack.roles.find('Guest')?.policies).toMatchObject([{ policyName: 'second' }])
  expect(inForce('Guest')).toEqual(['first'])
  pass(3000)
  expect(inForce('Guest')).toEqual(['second'])
})

it('finds what a saved template says some time later', async () => {
  const { stack, inForce, pass, save } = slowStack()
  save([role('Guest', 'third'), role('Player', 'new')])
  await stack.replace()
  expect([inForce('Guest'), inForce('Player')]).toEqual([['first'], undefined])
  pass(3000)
  expect([inForce('Guest'), inForce('Player')]).toEqual([['third'], ['new']])
})
