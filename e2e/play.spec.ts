import { intercept } from './aws-requests.ts'
import { expect, noAnswer, refusedByServer, test } from './fixtures.ts'
import { openArcade, playRound, scoreRow } from './play-round.ts'

const game = 'Meteor Blasters'

test('a round played by keyboard is in the scores, and still there after a reload', async ({
  page,
}) => {
  await openArcade(page)
  const { result, score } = await playRound(page)
  await expect(page.getByText('Saved to your partition')).toBeVisible()

  const cells = [result === 'won' ? '1' : '0', result === 'won' ? '0' : '1', String(score)]
  await expect(scoreRow(page, game).getByRole('cell')).toHaveText(cells)
  await page.reload()
  await expect(scoreRow(page, game).getByRole('cell')).toHaveText(cells)
})

test('a second round counts beside the first', { tag: '@phone' }, async ({ page, complaints }) => {
  // A round that is no record fails the first of two conditional writes.
  complaints.allow(refusedByServer)
  await openArcade(page)
  const first = await playRound(page)
  await expect(page.getByText('Saved to your partition')).toBeVisible()
  const second = await playRound(page)
  await expect(page.getByText('Saved to your partition')).toBeVisible()

  const won = [first, second].filter(({ result }) => result === 'won').length
  const best = Math.max(first.score, second.score)
  await expect(scoreRow(page, game).getByRole('cell')).toHaveText(
    [won, 2 - won, best].map((number) => String(number)),
  )
})

test('a round is shown as saved only when DynamoDB said so', async ({ page, complaints }) => {
  complaints.allow(refusedByServer)
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
  await playRound(page)

  await expect.poll(() => answers).toBeGreaterThan(0)
  await expect(page.getByText('Saving…', { exact: true })).toBeVisible()
  await expect(page.getByText('Saved to your partition')).toBeHidden()
  letAnswerThrough()
  await expect(page.getByText('Saved to your partition')).toBeVisible()
})

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
