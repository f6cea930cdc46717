import type { Page } from '@playwright/test'
import { attempts } from '../src/features/break-in/catalogue.ts'
import { send, verdict } from './break-in-page.ts'
import { expect, refusedByServer, test } from './fixtures.ts'

/** The last is a screen of 1280 x 800 at 200 %: half as many pixels of the page. */
const screens = [
  { width: 360, height: 740 },
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 640, height: 400 },
]

async function expectNoSidewaysScroll(page: Page) {
  for (const screen of screens) {
    await page.setViewportSize(screen)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const excess = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      const where = `${page.url()}, ${screen.width} pixels wide, ${colorScheme}`
      expect(excess, `pixels too wide at ${where}`).toBeLessThanOrEqual(0)
    }
  }
}

test('no page scrolls sideways, from 360 pixels to 1920, in either theme', async ({
  page,
  complaints,
}) => {
  complaints.expect(refusedByServer)
  await page.goto('/')
  await expect(page.getByText('Nothing yet.')).toBeVisible()
  await expectNoSidewaysScroll(page)

  await page.goto('/session')
  await page.getByRole('button', { name: 'Who does AWS think I am?' }).click()
  await expect(page.getByText(/^AROA/)).toBeVisible()
  await page.getByRole('button', { name: 'Copy my identity ID' }).click()
  await expectNoSidewaysScroll(page)

  for (const place of ['/policy', '/lab', '/nowhere']) {
    await page.goto(place)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectNoSidewaysScroll(page)
  }

  await page.goto('/break-in')
  for (const attempt of attempts.slice(0, 2)) {
    await send(page, attempt)
    await expect(verdict(page, attempt, 'rival').getByRole('heading')).toBeVisible()
    for (const summary of await page.getByRole('main').locator('summary').all())
      await summary.click()
    await expectNoSidewaysScroll(page)
  }
})

test('at 200 % everything is still there, one column after the other', async ({
  page,
  complaints,
}) => {
  complaints.expect(refusedByServer)
  await page.setViewportSize({ width: 640, height: 400 })
  await page.goto('/break-in')
  const places = page.getByRole('navigation', { name: 'Main' }).getByRole('link')
  await expect(places).toHaveText(['Play', 'Break in', 'Policy', 'Lab'])
  await expect(page.getByRole('button', { name: /^Wire/ })).toBeInViewport()
  await expect(page.getByRole('link', { name: /your session/ })).toBeInViewport()
  const [attempt] = attempts
  if (attempt === undefined) throw new Error('The catalogue is empty.')
  await send(page, attempt)
  for (const part of [
    verdict(page, attempt, 'rival'),
    page.getByRole('region', { name: 'Why' }),
    page.getByRole('link', { name: /the same request/ }),
    page.getByRole('button', { name: 'Send it again' }),
  ]) {
    await part.scrollIntoViewIfNeeded()
    await expect(part).toBeInViewport()
  }
})
