import type { Page } from '@playwright/test'
import { attempts } from '../src/features/break-in/catalogue.ts'
import { send, verdict } from './break-in-page.ts'
import { expect, refusedByServer, test } from './fixtures.ts'

async function expectNoSidewaysScroll(page: Page) {
  const excess = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(excess, `pixels too wide at ${page.url()}`).toBeLessThanOrEqual(0)
}

for (const width of [360, 390, 768, 1280]) {
  test(`no page scrolls sideways on a screen of ${width} pixels`, async ({ page, complaints }) => {
    complaints.expect(refusedByServer)
    await page.setViewportSize({ width, height: 800 })
    await page.goto('/')
    await expect(page.getByText('Nothing yet.')).toBeVisible()
    await expectNoSidewaysScroll(page)

    await page.goto('/session')
    await page.getByRole('button', { name: 'Who does AWS think I am?' }).click()
    await expect(page.getByText(/^AROA/)).toBeVisible()
    await expectNoSidewaysScroll(page)

    await page.goto('/break-in')
    for (const attempt of attempts.slice(0, 2)) {
      await send(page, attempt)
      await expect(verdict(page, attempt, 'rival').getByRole('heading')).toBeVisible()
      await expectNoSidewaysScroll(page)
    }
  })
}
