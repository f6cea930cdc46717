/**
 * Pictures of pages, compared pixel by pixel. Only where the Chromium that made them runs: another draws letters a
 * little differently, and that is no fault. Made anew by `npm run e2e -- e2e/pictures.spec.ts --update-snapshots`. Play is
 * not among them: its game is drawn, and most of the page is the game.
 */
import { existsSync } from 'node:fs'
import type { Page, TestInfo } from '@playwright/test'
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

/** Colours are the same on all screens, so the dark ones are looked at on a phone and on a desk. */
const pictures = screens.flatMap((screen) => [
  { screen, theme: 'light' as const },
  ...(screen.width === 390 || screen.width === 1280 ? [{ screen, theme: 'dark' as const }] : []),
])

interface Album {
  readonly page: Page
  readonly testInfo: TestInfo
  readonly version: string
}

function nameOf({ version }: Album, what: string, { width }: { width: number }, theme: string) {
  return `${what}-${String(width)}-${theme}-chromium-${version}.png`
}

/** Skips the test where these were not made by this browser. */
function needPictures(album: Album, ...whats: readonly string[]) {
  const { testInfo, version } = album
  const isMade = whats.every((what) =>
    pictures.every(({ screen, theme }) =>
      existsSync(testInfo.snapshotPath(nameOf(album, what, screen, theme), { kind: 'screenshot' })),
    ),
  )
  test.skip(
    !isMade && !['all', 'changed'].includes(testInfo.config.updateSnapshots),
    `no pictures by Chromium ${version} on ${process.platform}`,
  )
}

/** The page in all sizes, and in both themes, as it stands. */
async function compare(album: Album, what: string) {
  const { page } = album
  await page.evaluate(() => document.fonts.ready)
  for (const { screen, theme } of pictures) {
    await page.setViewportSize(screen)
    await page.emulateMedia({ colorScheme: theme })
    await expect(page).toHaveScreenshot(nameOf(album, what, screen, theme), {
      animations: 'disabled',
      scale: 'device',
      maxDiffPixelRatio: 0.01,
      // The order of what was sent at the same time is chance.
      mask: [page.getByRole('complementary', { name: 'The wire' }).getByRole('list')],
    })
  }
}

test('Break in and its denial look as they did', async ({
  page,
  browser,
  complaints,
}, testInfo) => {
  const album = { page, testInfo, version: browser.version() }
  needPictures(album, 'break-in', 'denial')
  const [attempt] = attempts
  if (attempt === undefined) throw new Error('The catalogue is empty.')
  complaints.expect(refusedByServer)
  await answerAsAlways(page)
  await page.goto('/break-in')
  await expect(page.getByText(/The rival is a second, real identity/)).toBeVisible()
  await compare(album, 'break-in')
  await send(page, attempt)
  await expect(verdict(page, attempt, 'rival').getByRole('heading')).toHaveText('Denied')
  await expect(page.getByRole('link', { name: /Granted.*the same request/ })).toBeVisible()
  await compare(album, 'denial')
})

test('Policy and Lab look as they did', async ({ page, browser }, testInfo) => {
  const album = { page, testInfo, version: browser.version() }
  needPictures(album, 'policy', 'lab')
  await answerAsAlways(page)
  await page.goto('/policy')
  await expect(page.getByRole('heading', { name: 'Trust policy', level: 2 })).toBeVisible()
  await compare(album, 'policy')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Lab' }).click()
  await expect(page.getByRole('heading', { name: 'Lab', level: 1 })).toBeVisible()
  await compare(album, 'lab')
})
