/** axe finds nothing, on any page, in either theme: by the rules of WCAG 2.2 AA and axe's own best practices. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { attempts } from '../src/features/break-in/catalogue.ts'
import { send, unfoldAll, verdict } from './break-in-page.ts'
import { expect, refusedByServer, test } from './fixtures.ts'
import { beginAlienRound, loseAlienRound, openArcade, playRound } from './play-round.ts'

// A colour half way between two is nobody's contrast.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

/** All rules in light; in dark those that look at colours. */
async function expectNothingFound(page: Page, where: string) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    // There are no frames, so there is no need for axe's second page, which takes its time.
    const axe = new AxeBuilder({ page }).setLegacyMode()
    // Not what passed: writing down where each element is takes most of the time.
    axe.options({ resultTypes: ['violations'] })
    if (colorScheme === 'dark') axe.withRules(['color-contrast', 'link-in-text-block'])
    const { violations } = await axe.analyze()
    const found = violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}: ${node.html} ${node.any[0]?.message ?? ''}`),
    )
    expect(found, `${where}, ${colorScheme}`).toEqual([])
  }
}

async function goTo(page: Page, place: string) {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place }).click()
  await expect(page.getByRole('heading', { level: 1, name: place })).toBeVisible()
}

test('axe finds nothing on Play, before a round and after it', async ({ page }) => {
  await openArcade(page)
  await expect(page.getByText('Nothing yet.')).toBeVisible()
  await expectNothingFound(page, 'Play before a round')
  await playRound(page)
  await expect(page.getByText('Saved to your partition')).toBeVisible()
  await expectNothingFound(page, 'Play after a round')
})

test('axe finds nothing on Break in, before a denial and after it', async ({
  page,
  complaints,
}) => {
  complaints.expect(refusedByServer)
  await page.goto('/break-in')
  await expect(page.getByText(/The rival is a second, real identity/)).toBeVisible()
  await expectNothingFound(page, 'Break in')
  const [denied] = attempts
  const granted = attempts.find(
    ({ expected, isHarmless }) => expected.rival === 'granted' && isHarmless !== true,
  )
  if (denied === undefined || granted === undefined) throw new Error('Nothing to try.')
  await send(page, denied)
  await expect(verdict(page, denied, 'rival').getByRole('heading')).toBeVisible()
  await unfoldAll(page)
  await expectNothingFound(page, 'a denial, with everything unfolded')
  await send(page, granted)
  await expect(verdict(page, granted, 'rival').getByRole('heading')).toBeVisible()
  await expectNothingFound(page, 'a grant that is no good news')
})

test('axe finds nothing on the other pages, and there is none for developers', async ({ page }) => {
  await page.goto('/session')
  await page.getByRole('button', { name: 'Who does AWS think I am?' }).click()
  await expect(page.getByText(/^AROA/)).toBeVisible()
  await page.getByRole('button', { name: 'Copy my identity ID' }).click()
  await expectNothingFound(page, 'Session')
  for (const place of ['Policy', 'Lab']) {
    await goTo(page, place)
    await expectNothingFound(page, place)
  }
  // Only the app as developers run it has a page there.
  await page.goto('/design')
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible()
  await expectNothingFound(page, 'an address that leads nowhere')
})

test(
  'axe finds nothing on a phone: in the game of turns, in the wire’s sheet, nor in an exchange',
  { tag: ['@phone', '@phone-only'] },
  async ({ page }) => {
    await page.goto('/')
    await expect(page.getByText('Nothing yet.')).toBeVisible()
    await expectNothingFound(page, 'Play on a phone')
    await page.getByRole('link', { name: 'Alien Adventure' }).click()
    await beginAlienRound(page)
    await expectNothingFound(page, 'Alien Adventure in a round')
    await loseAlienRound(page)
    await expect(page.getByText('Saved to your partition')).toBeVisible()
    await expectNothingFound(page, 'Alien Adventure after a round')
    await page.getByRole('button', { name: /^Wire/ }).click()
    const wire = page.getByRole('dialog', { name: 'The wire' })
    await expect(wire).toBeVisible()
    await expectNothingFound(page, 'the wire')
    await wire.getByRole('button', { name: 'UpdateItem' }).click()
    await expect(page.getByRole('dialog', { name: 'UpdateItem' })).toBeVisible()
    await expectNothingFound(page, 'an exchange')
  },
)
