import { attempts } from '../src/features/break-in/catalogue.ts'
import { attemptButton, verdict } from './break-in-page.ts'
import { expect, refusedByServer, test } from './fixtures.ts'
import { openArcade, playRound, scoreRow } from './play-round.ts'

test(
  'a stranger sees a denial by IAM within three clicks',
  { tag: ['@phone', '@phone-only', '@local'] },
  async ({ page, complaints }) => {
    complaints.expect(refusedByServer)
    const [attempt] = attempts
    if (attempt === undefined) throw new Error('The catalogue is empty.')
    const way = [page.getByRole('link', { name: 'Break in' }).first(), attemptButton(page, attempt)]
    expect(way.length).toBeLessThanOrEqual(3)

    const startedAt = performance.now()
    await page.goto('/')
    for (const step of way) await step.click()
    const denied = verdict(page, attempt, 'rival').getByRole('heading', { name: 'Denied' })
    await expect(denied).toBeInViewport()
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(2)
    console.log(`cold load to the first denial: ${seconds} s, ${way.length} clicks`)
  },
)

test('plays, saves and is denied in the first minute, by keyboard alone', async ({
  page,
  complaints,
}) => {
  const startedAt = performance.now()
  await openArcade(page)
  const { score } = await playRound(page)
  await expect(scoreRow(page, 'Meteor Blasters')).toContainText(String(score))
  // A denial is a 400, and Chromium writes every 400 to the console.
  complaints.expect(refusedByServer)

  const [attempt] = attempts
  if (attempt === undefined) throw new Error('The catalogue is empty.')
  const way = [page.getByRole('link', { name: 'Break in' }).first(), attemptButton(page, attempt)]
  for (const step of way) {
    await step.focus()
    await page.keyboard.press('Enter')
  }
  const denied = verdict(page, attempt, 'rival')
  await expect(denied.getByRole('heading', { name: 'Denied' })).toBeInViewport()
  await expect(denied).toContainText('is not authorized to perform: dynamodb:GetItem')
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(2)
  console.log(
    `cold load, a round, saved, denied: ${seconds} s, ${way.length} presses after the round`,
  )
})
