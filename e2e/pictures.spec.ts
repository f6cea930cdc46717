/**
 * Pictures of a denial, compared pixel by pixel. Only where the Chromium that made them runs: another draws letters a
 * little differently, and that is no fault. Made anew by `npm run e2e -- e2e/pictures.spec.ts --update-snapshots`.
 */
import { existsSync } from 'node:fs'
import { attempts } from '../src/features/break-in/catalogue.ts'
import { send, verdict } from './break-in-page.ts'
import { answerAsAlways } from './canned-aws.ts'
import { expect, refusedByServer, test } from './fixtures.ts'

// Half the pixels: enough to see what moved or changed its colour, and small files.
test.use({ contextOptions: { reducedMotion: 'reduce' }, deviceScaleFactor: 0.5 })

const screens = [
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
]

test('a denial looks as it did', async ({ page, browser, complaints }, testInfo) => {
  const [attempt] = attempts
  if (attempt === undefined) throw new Error('The catalogue is empty.')
  const pictureOf = (screen: { readonly width: number }, theme: string) =>
    `denial-${screen.width}-${theme}-chromium-${browser.version()}.png`
  const made = screens.every((screen) =>
    ['light', 'dark'].every((theme) =>
      existsSync(testInfo.snapshotPath(pictureOf(screen, theme), { kind: 'screenshot' })),
    ),
  )
  test.skip(
    !made && !['all', 'changed'].includes(testInfo.config.updateSnapshots),
    `no pictures by Chromium ${browser.version()} on ${process.platform}`,
  )
  complaints.expect(refusedByServer)
  await answerAsAlways(page)
  await page.goto('/break-in')
  await expect(page.getByText(/The rival is a second, real identity/)).toBeVisible()
  await send(page, attempt)
  await expect(verdict(page, attempt, 'rival').getByRole('heading')).toHaveText('Denied')
  await expect(page.getByRole('link', { name: /Granted.*the same request/ })).toBeVisible()
  await page.evaluate(() => document.fonts.ready)
  for (const screen of screens) {
    await page.setViewportSize(screen)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expect(page).toHaveScreenshot(pictureOf(screen, colorScheme), {
        animations: 'disabled',
        scale: 'device',
        maxDiffPixelRatio: 0.01,
        // The order of what was sent at the same time is chance.
        mask: [page.getByRole('complementary', { name: 'The wire' }).getByRole('list')],
      })
    }
  }
})
