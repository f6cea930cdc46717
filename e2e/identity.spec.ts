import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { watchOperations } from './aws-requests.ts'
import { expect, refusedByServer, test } from './fixtures.ts'
import { openArcade, playRound, scoreRow } from './play-round.ts'

/** As shown on the session page: masked, and still different for different identities. */
async function shownIdentity(page: Page): Promise<string> {
  await page.getByRole('link', { name: /your session/ }).click()
  const shown = page.getByRole('definition').filter({ hasText: /^[a-z]{2}-[a-z]+-\d:/ })
  await expect(shown).toBeVisible()
  return (await shown.textContent()) ?? ''
}

/** Puts another identity ID wherever the browser remembers one. The pool's own ID has the same form. */
async function replaceRememberedIdentity(
  page: Page,
  poolId: string,
  replacement: string,
): Promise<number> {
  return await page.evaluate(
    ([pool, identityId]) => {
      const keys = Array.from(
        { length: localStorage.length },
        (_, index) => localStorage.key(index) ?? '',
      )
      const remembered = keys.filter((key) => {
        const value = localStorage.getItem(key) ?? ''
        return /^[a-z]{2}-[a-z]+-\d:[0-9a-f-]{36}$/.test(value) && value !== pool
      })
      for (const key of remembered) localStorage.setItem(key, identityId)
      return remembered.length
    },
    [poolId, replacement] as const,
  )
}

/** Puts a text in place of another in all that the browser remembers, names and values. */
async function rememberInstead(page: Page, text: string, other: string): Promise<void> {
  await page.evaluate(
    ([before, after]) => {
      const all = Object.entries<string>(localStorage)
      localStorage.clear()
      for (const [key, value] of all)
        localStorage.setItem(key.replace(before, after), value.replace(before, after))
    },
    [text, other] as const,
  )
}

test('a reload keeps the identity without asking Cognito for another, and a forgotten one is replaced', async ({
  page,
}) => {
  const operations = watchOperations(page)
  await page.goto('/')
  const before = await shownIdentity(page)
  const until = operations.length
  expect(operations).toContain('GetId')
  await page.reload()
  expect(await shownIdentity(page)).toBe(before)
  expect(operations.slice(until)).toContain('GetCredentialsForIdentity')
  expect(operations.slice(until)).not.toContain('GetId')

  await page.getByRole('button', { name: 'Forget this identity' }).click()
  await page.getByRole('group', { name: 'Forget this identity?' }).getByText('Forget it').click()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect
    .poll(() => page.getByRole('main').textContent(), { message: 'another identity' })
    .not.toContain(before)
  expect(await shownIdentity(page)).not.toBe(before)
})

test('two browsers are two players', async ({ page, otherPlayer }) => {
  await openArcade(page)
  await playRound(page)
  await expect(page.getByText('Saved to your partition')).toBeVisible()

  const other = await otherPlayer()
  await other.goto('/')
  await expect(other.getByText('Nothing yet.')).toBeVisible()
  await expect(scoreRow(page, 'Meteor Blasters')).toBeVisible()
  expect(await shownIdentity(other)).not.toBe(await shownIdentity(page))
})

test('two tabs that a new browser opens at once are one player, who hears of no other tab', async ({
  page,
  context,
}) => {
  const asked = watchOperations(page)
  const other = await context.newPage()
  const askedByOther = watchOperations(other)
  await Promise.all([page.goto('/'), other.goto('/')])
  expect(await shownIdentity(page)).toBe(await shownIdentity(other))
  expect([...asked, ...askedByOther].filter((operation) => operation === 'GetId')).toHaveLength(1)
  for (const tab of [page, other]) await expect(tab.getByText(/^Another tab/)).toHaveCount(0)
})

test('an identity that Cognito no longer knows heals itself, and one of another stack is told of once', async ({
  page,
  stack,
  complaints,
}) => {
  complaints.expect(refusedByServer)
  await page.goto('/')
  await expect(page.getByText('Nothing yet.')).toBeVisible()
  const unknown = `${stack.region}:${randomUUID()}`
  expect(await replaceRememberedIdentity(page, stack.identityPoolId, unknown)).toBeGreaterThan(0)

  const operations = watchOperations(page)
  await page.reload()
  await expect(page.getByText('Nothing yet.')).toBeVisible()
  expect(operations).toContain('GetId')
  await expect(page.getByText(/^Cognito no longer knew the identity/)).toBeVisible()
  expect(await shownIdentity(page)).not.toContain(unknown.slice(0, unknown.indexOf(':') + 5))

  // As after a reset of the stack, which has another pool from then on.
  const other = /^This is another stack than at your last visit/
  await expect(page.getByText(other)).toHaveCount(0)
  await rememberInstead(page, stack.identityPoolId, `${stack.region}:${randomUUID()}`)
  await page.reload()
  await expect(page.getByText(other)).toBeVisible()
  await page.reload()
  await expect(page.getByRole('link', { name: /min left.*your session/ })).toBeVisible()
  await expect(page.getByText(other)).toHaveCount(0)
})
