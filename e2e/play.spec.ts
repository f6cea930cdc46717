import type { Page } from '@playwright/test'
import { intercept } from './aws-requests.ts'
import { expect, noAnswer, refusedByServer, test } from './fixtures.ts'
import { beginAlienRound, loseAlienRound, openArcade, playRound, scoreRow } from './play-round.ts'

const game = 'Meteor Blasters'

/** The result, the request that saved it, and where to go from there: all of it in sight, without scrolling. */
async function expectResultInSight(page: Page) {
  const places = await page.getByRole('navigation', { name: 'Main' }).boundingBox()
  const height = page.viewportSize()?.height ?? 0
  // On a phone the places are at the bottom, and cover what is there.
  const bottom = places !== null && places.y > height / 2 ? places.y : height
  expect(await page.evaluate(() => window.scrollY)).toBe(0)
  for (const [name, part] of Object.entries({
    result: page.getByRole('heading', { name: /^You (won|lost)$/ }),
    'the way on': page.getByRole('button', { name: 'Play again' }),
    'the request': page.getByRole('button', { name: /^UpdateItem · 200/ }).first(),
    'the link to go on': page.getByRole('link', { name: /^Try to read someone else’s/ }),
  })) {
    const box = await part.boundingBox()
    expect(box, name).not.toBeNull()
    expect(box?.y ?? -1, `top of ${name}`).toBeGreaterThanOrEqual(0)
    expect((box?.y ?? 0) + (box?.height ?? 0), `bottom of ${name}`).toBeLessThanOrEqual(bottom)
  }
}

test('a round played by keyboard is saved when DynamoDB says so, not before, and still there after a reload', async ({
  page,
}) => {
  let letAnswerThrough = () => {}
  const answerMayCome = new Promise<void>((resolve) => {
    letAnswerThrough = resolve
  })
  const isUpdate = (operation: string) => operation === 'UpdateItem'
  let answers = 0
  await intercept(page, isUpdate, async (route) => {
    const response = await route.fetch()
    answers += 1
    await answerMayCome
    await route.fulfill({ response })
  })
  await openArcade(page)
  const { result, score } = await playRound(page)

  await expect.poll(() => answers).toBeGreaterThan(0)
  await expect(page.getByText('Saving…', { exact: true })).toBeVisible()
  await expect(page.getByText('Saved to your partition')).toBeHidden()
  letAnswerThrough()
  await expect(page.getByText('Saved to your partition')).toBeVisible()

  const cells = [result === 'won' ? '1' : '0', result === 'won' ? '0' : '1', String(score)]
  await expect(scoreRow(page, game).getByRole('cell')).toHaveText(cells)
  await page.reload()
  await expect(scoreRow(page, game).getByRole('cell')).toHaveText(cells)
})

test(
  'a second round, which is no record, counts beside the first without a complaint, and nothing jumps',
  { tag: '@phone' },
  async ({ page }) => {
    await openArcade(page)
    await expect(page.getByText('Nothing yet.')).toBeVisible()
    // Against the page, not the window: playing may scroll it.
    const placeOfScores = () =>
      page
        .getByRole('heading', { name: 'Your scores' })
        .evaluate((heading) => heading.getBoundingClientRect().top + window.scrollY)
    const before = await placeOfScores()
    const first = await playRound(page)
    await expect(page.getByText('Saved to your partition')).toBeVisible()
    expect(Math.abs((await placeOfScores()) - before)).toBeLessThanOrEqual(1)
    await expectResultInSight(page)
    await expect(scoreRow(page, game)).toContainText(String(first.score))
    // A phone whose browser has its bars out.
    if (page.viewportSize()?.width === 390) await page.setViewportSize({ width: 390, height: 664 })
    const second = await playRound(page, { isFiring: false })
    expect(second.score).toBeLessThan(first.score)
    await expect(page.getByText('Saved to your partition')).toBeVisible()
    await expectResultInSight(page)

    const won = [first, second].filter(({ result }) => result === 'won').length
    await expect(scoreRow(page, game).getByRole('cell')).toHaveText(
      [won, 2 - won, first.score].map((number) => String(number)),
    )
  },
)

test('a round whose answer was lost is saved again by itself, and counted once', async ({
  page,
  complaints,
}) => {
  complaints.expect(noAnswer)
  // Trying again, the app hears from DynamoDB that the round is counted already.
  complaints.allow(refusedByServer)
  const isUpdate = (operation: string) => operation === 'UpdateItem'
  // DynamoDB counts the round, and the app never hears of it.
  const stopLosing = await intercept(page, isUpdate, async (route) => {
    await route.fetch()
    await route.abort()
  })
  await openArcade(page)
  const { result } = await playRound(page)
  await expect(page.getByText('This round is not saved yet')).toBeVisible()

  await stopLosing()
  await expect(page.getByText('Saved to your partition')).toBeVisible()
  const cells = scoreRow(page, game).getByRole('cell')
  await expect(cells.nth(0)).toHaveText(result === 'won' ? '1' : '0')
  await expect(cells.nth(1)).toHaveText(result === 'won' ? '0' : '1')
})

test('Alien Adventure is chosen, played and saved by keyboard alone, and the address names it', async ({
  page,
}) => {
  await page.goto('/')
  const link = page.getByRole('link', { name: 'Alien Adventure' })
  await link.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\?game=alien-adventure$/)
  const cabinet = page.getByRole('region', { name: 'Alien Adventure' })
  await beginAlienRound(page)
  await loseAlienRound(page)
  await expect(cabinet.getByRole('button', { name: 'Play again' })).toBeFocused()
  await expect(page.getByText('Saved to your partition')).toBeVisible()
  await expect(scoreRow(page, 'Alien Adventure').getByRole('cell').nth(1)).toHaveText('1')

  await test.step('the address survives a reload, and back leads back', async () => {
    await page.reload()
    await expect(cabinet).toBeVisible()
    await expect(link).toHaveAttribute('aria-current', 'page')
    await page.goBack()
    await expect(page.getByRole('region', { name: game })).toBeVisible()
    await expect(page).toHaveURL(/\/$/)
  })
})

test('a seed repeats a round exactly, and says so', async ({ page }) => {
  await page.clock.install()
  await page.goto('/?seed=7')
  const cabinet = page.getByRole('region', { name: game })
  await expect(
    cabinet.getByText('Seed 7: exactly the same round each time on this screen.'),
  ).toBeVisible()
  await expect(page.getByText('Nothing yet.')).toBeVisible()
  // From here on time passes only where the test says so.
  await page.clock.pauseAt(Date.now() + 60_000)
  const scores: string[] = []
  for (const action of ['Play', 'Play again']) {
    await cabinet.getByRole('button', { name: action, exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.down('Space')
    // No further than to the round's end: the time that a request may take would pass as fast.
    const ending = cabinet.getByRole('heading', { name: /^You (won|lost)$/ })
    while (!(await ending.isVisible())) await page.clock.runFor(4_000)
    await page.keyboard.up('Space')
    await expect(async () => {
      await page.clock.runFor(100)
      await expect(page.getByText('Saved to your partition')).toBeVisible({ timeout: 100 })
    }).toPass({ intervals: [50] })
    scores.push(/Score \d+/.exec((await cabinet.textContent()) ?? '')?.[0] ?? 'no score')
  }
  expect(scores[0]).toMatch(/Score [1-9]/)
  expect(scores[1]).toBe(scores[0])
})

test('a round waits while the player is elsewhere or says so, and the sound stays as they left it', async ({
  page,
}) => {
  await page.goto('/')
  const cabinet = page.getByRole('region', { name: game })
  const resume = cabinet.getByRole('button', { name: 'Resume' })
  const sound = cabinet.getByRole('switch', { name: 'sound' })
  const leaves = [
    () => page.evaluate(() => window.dispatchEvent(new Event('blur'))),
    () => sound.click(),
    () => page.keyboard.press('Tab'),
  ]
  await expect(sound).not.toBeChecked()
  await cabinet.getByRole('button', { name: 'Play', exact: true }).click()
  for (const leave of leaves) {
    await leave()
    await expect(resume).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(resume).toBeHidden()
  }
  await test.step('the keys that pause a round let it go on', async () => {
    for (const key of ['Escape', 'p']) {
      await page.keyboard.press(key)
      await expect(resume).toBeFocused()
      await page.keyboard.press(key)
      await expect(resume).toBeHidden()
    }
  })
  await expect(sound).toBeChecked()
  await page.reload()
  await expect(sound).toBeChecked()
})

test(
  'a phone says how to play by touch, and one thumb plays a round without scrolling the page',
  { tag: ['@phone', '@phone-only'] },
  async ({ page }) => {
    await openArcade(page)
    const cabinet = page.getByRole('region', { name: game })
    await expect(page.getByText('Drag to steer; it fires while you touch.')).toBeVisible()
    await expect(page.getByText('steer', { exact: true })).toBeHidden()
    await cabinet.getByRole('button', { name: 'Play', exact: true }).tap()
    const screen = await cabinet.getByRole('img').boundingBox()
    if (!screen) throw new Error('The game has no screen.')
    const before = await page.evaluate(() => window.scrollY)
    const devtools = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove', across: number, down: number) =>
      devtools.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: [{ x: screen.x + screen.width * across, y: screen.y + screen.height * down }],
      })
    await test.step('a tap pauses it', async () => {
      const pause = cabinet.getByRole('button', { name: 'Pause' })
      const place = await pause.boundingBox()
      expect(Math.min(place?.width ?? 0, place?.height ?? 0)).toBeGreaterThanOrEqual(44)
      await pause.tap()
      await cabinet.getByRole('button', { name: 'Resume' }).tap()
      await expect(pause).toBeVisible()
    })
    await touch('touchStart', 0.5, 0.9)
    const outcome = cabinet.getByRole('heading', { name: /^You (won|lost)$/ })
    for (let second = 0; second < 60 && !(await outcome.isVisible()); second += 1) {
      await touch('touchMove', second % 2 === 0 ? 0.2 : 0.8, 0.9 - (second % 5) / 10)
      await page.clock.runFor(1_000)
    }
    await expect(outcome).toBeVisible()
    // Who does not fire has no score.
    await expect(cabinet.getByText(/^Score [1-9]/)).toBeVisible()
    expect(await page.evaluate(() => window.scrollY)).toBe(before)
  },
)
