import type { Locator, Page } from '@playwright/test'
import { attempts } from '../src/features/break-in/catalogue.ts'
import { attemptButton, otherVerdictLink, verdict } from './break-in-page.ts'
import { expect, refusedByServer, test } from './fixtures.ts'

/** Goes there by the tab key alone, as far as it is. */
async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  await expect(target, 'reached by the tab key').toBeFocused()
}

async function pressOn(page: Page, target: Locator) {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

test('breaking in needs no mouse', async ({ page, complaints }) => {
  complaints.expect(refusedByServer)
  const [attempt] = attempts
  if (attempt === undefined) throw new Error('The catalogue is empty.')
  await page.goto('/')
  await expect(page.getByText('Nothing yet.')).toBeVisible()
  await test.step('the first stop of the tab key skips to the page', async () => {
    await page.keyboard.press('Tab')
    await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await expect(page.getByRole('main').locator(':focus')).toBeVisible()
  })
  await pressOn(page, page.getByRole('navigation').getByRole('link', { name: 'Break in' }))
  await expect(page.getByRole('heading', { level: 1, name: 'Break in' })).toBeFocused()
  await pressOn(page, attemptButton(page, attempt))
  await expect(verdict(page, attempt, 'rival').getByRole('heading')).toHaveText('Denied')

  await pressOn(page, page.locator('summary').filter({ hasText: 'AWS’s answer, in full' }))
  await expect(page.getByRole('region', { name: 'Response body' })).toBeVisible()
  await pressOn(page, page.getByRole('button', { name: 'Let the rival check' }))
  await expect(page.getByText('Nothing changed')).toBeVisible()
  await pressOn(page, verdict(page, attempt, 'rival').getByRole('button', { name: /^request / }))
  await expect(page.getByRole('dialog', { name: attempt.operation })).toBeVisible()
  await page.keyboard.press('Escape')
  await pressOn(page, otherVerdictLink(page))
  await expect(verdict(page, attempt, 'own').getByRole('heading')).toHaveText('Granted')

  await test.step('what is pressed far down in the list stays in sight', async () => {
    const last = attempts.at(-1) ?? attempt
    await attemptButton(page, last).focus()
    await page.keyboard.press('Enter')
    await expect(verdict(page, last, last.shownFirst ?? 'rival')).toBeInViewport()
    await expect(attemptButton(page, last)).toBeInViewport({ ratio: 1 })
  })
})

test('the session and the theme need no mouse, and the theme is still there after a reload', async ({
  page,
}) => {
  await page.goto('/')
  await pressOn(page, page.getByRole('link', { name: /your session/ }))
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await pressOn(page, page.getByRole('button', { name: 'Who does AWS think I am?' }))
  await expect(page.getByText(/^AROA/)).toBeVisible()
  await pressOn(page, page.getByRole('button', { name: 'Copy my identity ID' }))
  await expect(page.getByRole('button', { name: 'Copy it anyway' })).toBeFocused()
  await pressOn(page, page.getByRole('button', { name: 'Keep it here' }))
  await tabTo(page, page.getByRole('radio', { name: 'System' }))
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)
  expect(await ground()).toBe('dark')
  await page.reload({ waitUntil: 'commit' })
  // Before the app runs: the choice is marked by the time there is anything to see.
  await page.locator('main').waitFor({ state: 'attached' })
  expect(await ground()).toBe('dark')
})

test('what has the focus is never beneath the bar of tabs', async ({ page }) => {
  // A phone, and 1280 x 800 at 200 %.
  for (const size of [
    { width: 390, height: 844 },
    { width: 640, height: 400 },
  ]) {
    await page.setViewportSize(size)
    await page.goto('/policy')
    await expect(page.getByRole('heading', { name: 'OwnScores' }).first()).toBeVisible()
    const bar = await page.getByRole('navigation', { name: 'Main' }).boundingBox()
    const edge = bar?.y ?? 0
    expect(edge).toBeGreaterThan(300)
    const hidden = new Set<string>()
    for (let stop = 0; stop < 60; stop += 1) {
      await page.keyboard.press('Tab')
      const { text, top, isInBar } = await page.evaluate(() => {
        const at = document.activeElement
        return {
          text: at?.textContent ?? '',
          top: at?.getBoundingClientRect().top ?? 0,
          isInBar: at?.closest('nav, header, body:not(:focus-within)') != null,
        }
      })
      if (!isInBar && top > edge - 15) hidden.add(text)
    }
    expect([...hidden], `${size.width} x ${size.height}`).toEqual([])
  }
})
