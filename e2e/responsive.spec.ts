import type { Page } from '@playwright/test'
import { attempts } from '../src/features/break-in/catalogue.ts'
import { send, unfoldAll, verdict } from './break-in-page.ts'
import { expect, refusedByServer, test } from './fixtures.ts'

/** The last is a screen of 1280 x 800 at 200 %: half as many pixels of the page. Themes are of the same measures. */
const screens = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 640, height: 400 },
]

async function expectNoSidewaysScroll(page: Page) {
  for (const screen of screens) {
    await page.setViewportSize(screen)
    const excess = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    const where = `${page.url()}, ${screen.width} pixels wide`
    expect(excess, `pixels too wide at ${where}`).toBeLessThanOrEqual(0)
  }
}

/** By the app's own links: the page is loaded once. */
async function goTo(page: Page, place: string) {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place }).click()
  await expect(page.getByRole('heading', { level: 1, name: place })).toBeVisible()
}

test('no page scrolls sideways, from 360 pixels to 1920, and at 200 % nothing is missing', async ({
  page,
  complaints,
}) => {
  complaints.expect(refusedByServer)
  await page.goto('/nowhere')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectNoSidewaysScroll(page)

  await goTo(page, 'Play')
  await expect(page.getByText('Nothing yet.')).toBeVisible()
  await expectNoSidewaysScroll(page)

  await page.getByRole('link', { name: /your session/ }).click()
  await page.getByRole('button', { name: 'Who does AWS think I am?' }).click()
  await expect(page.getByText(/^AROA/)).toBeVisible()
  await page.getByRole('button', { name: 'Copy my identity ID' }).click()
  await expectNoSidewaysScroll(page)

  for (const place of ['Policy', 'Lab']) {
    await goTo(page, place)
    await expectNoSidewaysScroll(page)
  }

  for (const step of [
    'who-am-i/who-may-take-this-role',
    'my-partition/one-foreign-key',
    'my-partition/if-scan-were-allowed',
  ]) {
    await page.goto(`/lab/${step}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const radio = page.getByRole('radio', { name: /^(?!System|Light|Dark)/ }).first()
    if (step.startsWith('my-partition')) {
      await radio.check()
      await page.getByRole('button', { name: 'Make this prediction' }).click()
      await page.getByRole('button', { name: /^(Send|Ask the engine):/ }).click()
      await expect(page.getByRole('heading', { name: 'Why', exact: true })).toBeVisible()
    }
    await expectNoSidewaysScroll(page)
  }

  await goTo(page, 'Break in')
  for (const attempt of attempts.slice(0, 2)) {
    await send(page, attempt)
    await expect(verdict(page, attempt, 'rival').getByRole('heading')).toBeVisible()
    await unfoldAll(page)
    await expectNoSidewaysScroll(page)
  }

  await test.step('at 200 % everything is still there, one column after the other', async () => {
    await page.evaluate(() => {
      window.scrollTo(0, 0)
    })
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
})
