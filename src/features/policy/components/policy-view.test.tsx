// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { StackConfig } from '../../../config/stack-config.ts'
import type { Attempt } from '../../../domain/attempt.ts'
import { aSession, aStackConfig } from '../../../testing/builders.ts'
import { renderApp } from '../../../testing/render-app.tsx'
import { readTemplatePolicies } from '../../../testing/template-policies.ts'
import { attempts } from '../../break-in/catalogue.ts'
import { PolicyView } from './policy-view.tsx'

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: true }))
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const { ownScores } = readTemplatePolicies()
const sid = 'PlayersReachOnlyTheirOwnPartition'

function aConfig(policyVersion: string, change: (json: string) => string): StackConfig {
  const base = aStackConfig()
  const document = JSON.parse(change(JSON.stringify(ownScores))) as typeof ownScores
  const guest = { ...base.roles.guest, policies: [{ name: 'OwnScores', document }] }
  return { ...base, policyVersion, roles: { ...base.roles, guest } }
}

const before = aConfig('1', (json) => json)
const withScan = aConfig('2', (json) =>
  json.replace('"dynamodb:Query"', '"dynamodb:Query","dynamodb:Scan"'),
)

const view = (config: StackConfig, asked: readonly Attempt[] = []) => (
  <PolicyView
    heading={<h1>Policy</h1>}
    config={config}
    session={aSession()}
    attempts={asked}
    addressOf={() => '/'}
    chosen={undefined}
  />
)

const marked = (className: string) =>
  [...document.querySelectorAll(`.json-view-${className}`)].map(({ textContent }) =>
    textContent.trim(),
  )

it('marks the lines that changed, until that was seen', () => {
  const { rerender } = renderApp(view(before))
  expect(screen.queryByText('The policy changed.')).toBeNull()

  rerender(view(withScan))
  expect(screen.getByText('The policy changed.').parentElement?.textContent).toContain(
    `${sid}: 1 line added`,
  )
  expect(marked('added')).toEqual(['added: "dynamodb:Scan",'])
  expect(marked('removed')).toEqual([])

  fireEvent.click(screen.getByRole('button', { name: 'Seen' }))
  expect(screen.queryByText('The policy changed.')).toBeNull()
  expect(marked('added')).toEqual([])
})

it('offers to follow the template only where that is so, whatever the endpoint', () => {
  const hint = /Edit it, save, and this page follows/
  const { rerender } = renderApp(view({ ...before, endpoint: 'http://localhost:4566' }))
  expect(screen.queryByText(hint)).toBeNull()
  rerender(view({ ...before, followsTemplate: true }))
  expect(screen.getByText(hint)).toBeTruthy()
})

it('says where IAM’s answer would be another one now', () => {
  const own = (config: StackConfig) =>
    view(
      config,
      attempts.filter(({ id }) => id === 'scan'),
    )
  const { rerender } = renderApp(own(before))
  const free = aConfig('2', (json) => {
    const policy = JSON.parse(json) as { Statement: object[] }
    const Statement = policy.Statement.map((each) => ({ ...each, Action: '*', Condition: {} }))
    return JSON.stringify({ ...policy, Statement })
  })
  rerender(own(free))
  expect(screen.getAllByRole('cell').map(({ textContent }) => textContent)).toEqual([
    'Grantedwas deniedwithout any condition',
    'Grantedwas deniedwithout any condition',
  ])
})

it('shows the next change alone', () => {
  const { rerender } = renderApp(view(before))
  rerender(view(withScan))
  rerender(view(aConfig('3', (json) => json.replace('"dynamodb:Query"', '"dynamodb:Scan"'))))
  expect(marked('removed')).toEqual(['removed: "dynamodb:Query",'])
  expect(marked('added')).toEqual([])
})

it('shows what a statement that is gone had said', () => {
  const { rerender } = renderApp(view(before))
  const empty = { ...withScan.roles.guest, policies: [] }
  rerender(view({ ...withScan, roles: { ...withScan.roles, guest: empty } }))
  expect(screen.getByText('No policy is attached. So nothing is allowed.')).toBeTruthy()
  expect(screen.getByRole('article', { name: sid }).textContent).toContain('is gone')
})

it('says so where a policy changed that is not on the page', () => {
  const { rerender } = renderApp(view(before))
  rerender(view({ ...before, policyVersion: '2' }))
  expect(screen.getByText('None of the statements on this page did.')).toBeTruthy()
})

it('claims nothing of policies that the stack keeps to itself', () => {
  const { arn, tags } = before.roles.guest
  renderApp(view({ ...before, roles: { ...before.roles, guest: { arn, tags } } }))
  expect(screen.getAllByText('which ones is private')).toHaveLength(2)
  expect(screen.queryByText('none of these policies has one')).toBeNull()
})

it('shows no session policies to a player who signed in', () => {
  const player = { ...before.roles.guest, arn: before.roles.player.arn }
  const config = { ...before, roles: { ...before.roles, player } }
  renderApp(
    <PolicyView
      heading={<h1>Policy</h1>}
      config={config}
      session={aSession({ access: 'authenticated' })}
      attempts={[]}
      addressOf={() => '/'}
      chosen={undefined}
    />,
  )
  expect(screen.queryByRole('heading', { name: 'Session policies' })).toBeNull()
  expect(screen.getByText(player.arn)).toBeTruthy()
})
