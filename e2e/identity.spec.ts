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

/** Puts another identity ID wherever the browser remembers one. */
async function replaceRememberedIdentity(page: Page, replacement: string): Promise<number> {
  return await page.evaluate((identityId) => {
    const keys = Array.from(
      { length: localStorage.length },
      (_, index) => localStorage.key(index) ?? '',
    )
    const remembered = keys.filter((key) =>
      /^[a-z]{2}-[a-z]+-\d:[0-9a-f-]{36}$/.test(localStorage.getItem(key) ?? ''),
    )
    for (const key of remembered) localStorage.setItem(key, identityId)
    return remembered.length
  }, replacement)
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

test('an identity that Cognito no longer knows heals itself', async ({
  page,
  stack,
  complaints,
}) => {
  complaints.expect(refusedByServer)
  await page.goto('/')
  await expect(page.getByText('Nothing yet.')).toBeVisible()
  const unknown = `${stack.region}:${randomUUID()}`
  expect(await replaceRememberedIdentity(page, unknown)).toBeGreaterThan(0)

  const operations = watchOperations(page)
  await page.reload()
  await expect(page.getByText('Nothing yet.')).toBeVisible()
  expect(operations).toContain('GetId')
  expect(await shownIdentity(page)).not.toContain(unknown.slice(0, unknown.indexOf(':') + 5))
})
