/** Plays rounds as a person with a keyboard does, save that the clock runs faster. */
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

export interface RoundPlayed {
  readonly result: 'won' | 'lost'
  readonly score: number
}

/** Opens the first page with a clock that can be run faster. */
export async function openArcade(page: Page): Promise<void> {
  await page.clock.install()
  await page.goto('/')
}

/**
 * Plays one round to its end, on a page that `openArcade` opened.
 *
 * @param isFiring Who does not fire scores nothing. Default true.
 */
export async function playRound(page: Page, { isFiring = true } = {}): Promise<RoundPlayed> {
  const cabinet = page.getByRole('region', { name: 'Meteor Blasters' })
  const play = cabinet.getByRole('button', { name: /^Play/ })
  await play.focus()
  await page.keyboard.press('Enter')
  await expect(play).toBeHidden()

  const outcome = cabinet.getByRole('heading', { name: /^You (won|lost)$/ })
  if (isFiring) await page.keyboard.down('Space')
  await page.keyboard.down('ArrowLeft')
  // A round is over in under a minute, whatever one does. Time must not run on after it: the app's own patience with
  // AWS would run out as well.
  for (let second = 0; second < 60 && !(await outcome.isVisible()); second += 1) {
    await page.clock.runFor(1_000)
    if (second === 1) await page.keyboard.up('ArrowLeft')
  }
  if (isFiring) await page.keyboard.up('Space')
  await expect(outcome).toBeVisible()

  const text = (await cabinet.textContent()) ?? ''
  const score = /Score (\d+)/.exec(text)?.[1]
  expect(score, `a score in "${text}"`).toBeDefined()
  if (!isFiring) expect(score).toBe('0')
  return { result: text.includes('You won') ? 'won' : 'lost', score: Number(score) }
}

/** Begins a round of Alien Adventure, by keyboard, on a page that shows it. */
export async function beginAlienRound(page: Page): Promise<void> {
  const cabinet = page.getByRole('region', { name: 'Alien Adventure' })
  await cabinet.getByRole('button', { name: /^Play/ }).focus()
  await page.keyboard.press('Enter')
  await expect(cabinet.getByRole('log')).toBeVisible()
}

/** Only waits: the air runs out, if nothing worse comes first. */
export async function loseAlienRound(page: Page): Promise<void> {
  const cabinet = page.getByRole('region', { name: 'Alien Adventure' })
  const outcome = cabinet.getByRole('heading', { name: 'You lost' })
  await cabinet.getByRole('button', { name: /^(Wait|Hide)/ }).focus()
  for (let turn = 0; turn < 60 && !(await outcome.isVisible()); turn += 1) {
    await page.keyboard.press('Enter')
  }
  await expect(outcome).toBeVisible()
}

/** The row of a game in the player's own scores. */
export function scoreRow(page: Page, game: string) {
  return page
    .getByRole('table')
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: game }) })
}
