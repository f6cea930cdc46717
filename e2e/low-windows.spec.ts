import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { beginAlienRound, loseAlienRound, openArcade, playRound } from './play-round.ts'

const game = 'Meteor Blasters'

/** From the header to the tabs where they lie at the bottom, else to the window's lower edge. */
async function uncoveredOf(page: Page) {
  const header = await page.getByRole('banner').boundingBox()
  const places = await page.getByRole('navigation', { name: 'Main' }).boundingBox()
  const height = page.viewportSize()?.height ?? 0
  const isBar = places !== null && places.y > height / 2
  return { top: (header?.y ?? 0) + (header?.height ?? 0), bottom: isBar ? places.y : height }
}

async function expectUncovered(page: Page, parts: Readonly<Record<string, Locator>>) {
  const { top, bottom } = await uncoveredOf(page)
  expect(bottom - top).toBeGreaterThan(200)
  for (const [name, part] of Object.entries(parts)) {
    const box = await part.boundingBox()
    const where = `${name} at ${String(page.viewportSize()?.width)} pixels`
    expect(box, where).not.toBeNull()
    expect(box?.height ?? 0, where).toBeGreaterThan(15)
    expect(box?.y ?? -1, `top of ${where}`).toBeGreaterThanOrEqual(top)
    expect((box?.y ?? 0) + (box?.height ?? 0), `bottom of ${where}`).toBeLessThanOrEqual(bottom)
  }
}

/** A phone held across, a window of 1280 x 860 at 200 %, a low desktop window, a phone whose browser has its bars out. */
const lowWindows = [
  { width: 844, height: 390 },
  { width: 640, height: 430 },
  { width: 1280, height: 600 },
  { width: 390, height: 664 },
]

test('in a low window a round is in sight from its start to its end: all of the screen, map, story and moves', async ({
  page,
}) => {
  const [first] = lowWindows
  await page.setViewportSize(first ?? { width: 844, height: 390 })
  await openArcade(page)
  const cabinet = page.getByRole('region', { name: game })
  for (const size of lowWindows) {
    await page.setViewportSize(size)
    await cabinet.getByRole('button', { name: /^(Play|Resume)/ }).focus()
    await page.keyboard.press('Enter')
    await expect(cabinet).toHaveAttribute('data-phase', 'playing')
    await expectUncovered(page, { screen: cabinet.getByRole('img') })
    await page.keyboard.press('p')
    await expectUncovered(page, { 'the way on': cabinet.getByRole('button', { name: 'Resume' }) })
  }

  const ship = page.getByRole('region', { name: 'Alien Adventure' })
  for (const size of lowWindows) {
    await page.setViewportSize(size)
    await page.goto('/?game=alien-adventure&seed=2')
    await expectUncovered(page, { Play: ship.getByRole('button', { name: 'Play', exact: true }) })
    await beginAlienRound(page)
    await expectUncovered(page, {
      map: ship.getByRole('application'),
      story: ship.getByRole('log'),
      ways: ship.getByRole('group', { name: 'Go' }),
      tools: ship.getByRole('group', { name: 'Do' }),
    })
    // The longest first lines of any round: none is cut.
    const story = ship.getByRole('log')
    expect(
      await story.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight),
    ).toBe(0)
  }
})

for (const size of lowWindows.filter(({ height }) => height < 500)) {
  test(`a window of ${size.width} x ${size.height} shows Play, and then the result with what became of it`, async ({
    page,
  }) => {
    await page.setViewportSize(size)
    await openArcade(page)
    const cabinet = page.getByRole('region', { name: game })
    await expectUncovered(page, {
      Play: cabinet.getByRole('button', { name: 'Play', exact: true }),
    })
    await playRound(page, { isFiring: false })
    await expect(page.getByText('Saved to your partition')).toBeVisible()
    await expectUncovered(page, {
      result: cabinet.getByRole('heading', { name: /^You (won|lost)$/ }),
      'the way on': cabinet.getByRole('button', { name: 'Play again' }),
      'the request': cabinet.getByRole('button', { name: /^UpdateItem · 200/ }),
      'the link to go on': cabinet.getByRole('link', { name: /^Try to read someone else’s/ }),
    })
  })
}

test('the result of Alien Adventure leaves the map in sight, and nothing grows with it', async ({
  page,
}) => {
  const cabinet = page.getByRole('region', { name: 'Alien Adventure' })
  const heightOf = async () => (await cabinet.boundingBox())?.height
  for (const [width, height] of [
    [844, 390],
    [390, 664],
    [390, 844],
    [1280, 860],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.goto('/?game=alien-adventure&seed=2')
    await expect(cabinet.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
    const before = await heightOf()
    await beginAlienRound(page)
    const during = await heightOf()
    // Elsewhere a round needs more room than the invitation.
    if (width === 1280) expect(during).toBe(before)
    await loseAlienRound(page)
    await expect(page.getByText('Saved to your partition')).toBeVisible()
    expect(await heightOf()).toBe(during)
    const map = cabinet.locator('.alien-map')
    await expectUncovered(page, {
      map,
      result: cabinet.getByRole('heading', { name: 'You lost' }),
      'the way on': cabinet.getByRole('button', { name: 'Play again' }),
    })
    const picture = await map.boundingBox()
    const words = await cabinet.locator('.arcade-panel').boundingBox()
    if (!picture || !words) throw new Error('No map or no result.')
    const isBeside = words.x >= picture.x + picture.width
    expect(isBeside || words.y >= picture.y + picture.height).toBe(true)
  }
})
