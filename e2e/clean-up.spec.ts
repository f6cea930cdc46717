import { cleanUpAfter } from './clean-up.ts'
import { expect, test } from './fixtures.ts'
import { openArcade, playRound } from './play-round.ts'

test('the tests can take away what their players saved, and nothing is left', async ({
  page,
  players,
  stack,
}) => {
  await openArcade(page)
  await playRound(page)
  await expect(page.getByText('Saved to your partition')).toBeVisible()
  expect(await cleanUpAfter(players, stack)).toBeGreaterThan(0)
  expect(await cleanUpAfter(players, stack)).toBe(0)
  await page.reload()
  await expect(page.getByText('Nothing yet.')).toBeVisible()
})
