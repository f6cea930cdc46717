// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Route } from 'wouter'
import type { StackConfig } from '../../config/stack-config.ts'
import { aStackConfig } from '../../testing/builders.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { readTemplatePolicies } from '../../testing/template-policies.ts'
import { PolicyPage } from './policy-page.tsx'

const sid = 'PlayersReachOnlyTheirOwnPartition'

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: true }))
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

function aConfig(changes: Partial<StackConfig> = {}): StackConfig {
  const { ownScores, guestTrust } = readTemplatePolicies()
  const base = aStackConfig()
  return {
    ...base,
    roles: {
      ...base.roles,
      guest: {
        ...base.roles.guest,
        policies: [{ name: 'OwnScores', document: ownScores }],
        trustPolicy: guestTrust,
      },
    },
    ...changes,
  }
}

function open(path = '/policy', config = aConfig()) {
  const onReloadConfig = vi.fn()
  const page = (
    <Route path="/policy/:kind?/:statementId?">
      <PolicyPage onReloadConfig={onReloadConfig} />
    </Route>
  )
  return { ...renderApp(page, { path, config }), onReloadConfig }
}

const statement = (name = sid) => screen.findByRole('article', { name })

it('reads the statement in plain words beside its JSON', async () => {
  open()
  const card = await statement()
  expect(card.textContent).toContain(
    'Every partition key that the request touches (dynamodb:LeadingKeys) is exactly ${cognito-identity.amazonaws.com:sub}.',
  )
  expect(card.textContent).toContain('"dynamodb:BatchWriteItem"')
  expect(card.textContent).toContain(
    'Guards leading keys, attributes, what a read returns and what a write returns.',
  )
})

it('fills in the player’s own identity, masked and by its name', async () => {
  open()
  const filled = await screen.findByRole('radio', { name: 'Filled in for you' })
  await vi.waitFor(() => {
    expect(filled).toHaveProperty('disabled', false)
  })
  fireEvent.click(filled)
  const card = await statement()
  expect(card.textContent).toContain('us-west-2:1111····')
  expect(document.body.innerHTML).not.toContain('11111111-aaaa')
  expect(card.textContent).not.toContain('${cognito-identity.amazonaws.com:sub}')
  // The pool is public and stays whole.
  expect((await statement('GuestsOfThisIdentityPoolMayAssumeThisRole')).textContent).toContain(
    aStackConfig().identityPoolId,
  )
})

it('lights the lines of what is focused', async () => {
  open()
  const card = await statement()
  const button = within(card).getByRole('button', { name: /^what a read returns/ })
  expect(button.textContent).toBe('what a read returns line 31')
  fireEvent.focus(button)
  const lit = [...card.querySelectorAll('.json-view-lit')].map(({ textContent }) => textContent)
  expect(lit.map((line) => line.trim())).toEqual([
    '"StringEqualsIfExists": {',
    '"dynamodb:Select": "SPECIFIC_ATTRIBUTES",',
  ])
})

it('says what no statement allows, and what each operation would get', async () => {
  open()
  await statement()
  expect(screen.getByText(/^No statement allows/, { selector: 'p' }).textContent).toBe(
    'No statement allows Scan, neither on your own nor on another’s. What nothing allows is denied.',
  )
  const row = screen.getByRole('row', { name: /^GetItem ?Read one score/ })
  const [own, rival] = within(row).getAllByRole('cell')
  expect(own?.textContent).toContain('Granted')
  expect(rival?.textContent).toBe('Denieddynamodb:LeadingKeys')
  expect(
    within(row)
      .getByRole('link', { name: /^GetItem/ })
      .getAttribute('href'),
  ).toBe('/break-in/get-item')
})

it('shows Cognito’s session policies and which of them lets the role’s actions through', async () => {
  open()
  const inline = await statement('Statement 1')
  expect(inline.textContent).toContain('Covers all of the 7 actions that your role policies name')
  const managed = await statement('CognitoUnAuthedIdentitiesSessionPolicy')
  expect(managed.textContent).toContain('Covers none of the 7 actions')
})

it('opens at a statement by its address', async () => {
  open(`/policy/role/${sid}`)
  const link = within(await statement()).getByRole('link', { name: sid })
  expect(link.getAttribute('aria-current')).toBe('true')
  await vi.waitFor(() => {
    expect(document.activeElement).toBe(link.parentElement)
  })
  expect(document.title).toBe(`${sid} · Policy · Leading Key`)
})

it('says so where there is no such statement, or no such kind', async () => {
  open('/policy/role/Gone')
  expect((await screen.findByText(/There is no statement/)).textContent).toBe(
    'There is no statement Gone here now.',
  )
})

it('leads nowhere for a kind of policy that there is not', async () => {
  open('/policy/boundary')
  expect(await screen.findByRole('heading', { name: 'There is no such page' })).toBeTruthy()
})

it('says so where the deployer keeps the policies private', async () => {
  const base = aStackConfig()
  const roles = { ...base.roles, guest: { arn: base.roles.guest.arn } }
  open('/policy', aConfig({ roles }))
  expect(await screen.findAllByText(/^Whoever deployed this stack keeps/)).toHaveLength(2)
  expect(screen.getByText(/Without the role’s policies nothing can be worked out/)).toBeTruthy()
})

it('says why the saved template does not count, and puts away only what is odd in one that does', async () => {
  const remarks = [{ line: 42, message: 'Effect is Allow or Deny, not "Perhaps".' }]
  const { unmount } = open('/policy', aConfig({ template: { isUsed: false, remarks } }))
  const refusal = await screen.findByText(/^The saved template cannot be used/)
  expect(refusal.closest('[role=status]')?.textContent).toContain(
    'Effect is Allow or Deny, not "Perhaps".In infra/game-scores.yaml, line 42.',
  )
  expect(screen.queryByRole('button', { name: 'Seen' })).toBeNull()
  unmount()

  open('/policy', aConfig({ template: { isUsed: true, remarks } }))
  await screen.findByText(/looks odd/)
  fireEvent.click(screen.getByRole('button', { name: 'Seen' }))
  expect(screen.queryByText(/looks odd/)).toBeNull()
})

it('copies a policy as written', async () => {
  const writeText = vi.fn(() => Promise.resolve())
  vi.stubGlobal('navigator', { clipboard: { writeText }, onLine: true })
  open()
  fireEvent.click(await screen.findByRole('button', { name: 'Copy OwnScores' }))
  expect(await screen.findByText('Copied.')).toBeTruthy()
  expect(writeText).toHaveBeenCalledWith(JSON.stringify(readTemplatePolicies().ownScores, null, 2))
})

it('asks for the config every two seconds where the stack is local', async () => {
  vi.useFakeTimers()
  const { onReloadConfig } = open()
  await vi.advanceTimersByTimeAsync(4_100)
  expect(onReloadConfig).toHaveBeenCalledTimes(2)
})

it('asks elsewhere only when the player comes back', async () => {
  vi.useFakeTimers()
  const { endpoint, ...deployed } = aConfig()
  expect(endpoint).toBeDefined()
  const { onReloadConfig } = open('/policy', deployed)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(onReloadConfig).not.toHaveBeenCalled()
  fireEvent.focus(window)
  expect(onReloadConfig).toHaveBeenCalledOnce()
})
