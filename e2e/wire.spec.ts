import { attempts } from '../src/features/break-in/catalogue.ts'
import { denialSentence, send, verdict } from './break-in-page.ts'
import { expect, refusedByServer, test } from './fixtures.ts'
import { expectNoSecrets, watchSecrets } from './secrets.ts'

test('the wire opens to the request and the answer, without secrets, and closing gives the focus back', async ({
  page,
}) => {
  const secrets = watchSecrets(page)
  await page.goto('/')
  await expect(page.getByText('Nothing yet.')).toBeVisible()
  const wire = page.getByRole('complementary', { name: 'The wire' })

  for (const operation of ['GetId', 'GetCredentialsForIdentity', 'Query']) {
    const entry = wire.getByRole('button', { name: operation }).first()
    await entry.click()
    const exchange = page.getByRole('dialog', { name: operation })
    await expect(exchange.getByRole('region', { name: 'Request', exact: true })).toContainText(
      'x-amz-target',
    )
    const word = operation === 'Query' ? 'Granted' : 'Answered'
    const answer = exchange.getByRole('region', { name: 'Answer' })
    await expect(answer).toHaveText(new RegExp(`^${word}200 · \\d+ ms$`))
    await expect(exchange.getByRole('region', { name: 'Response', exact: true })).toContainText(
      '200',
    )
    await expectNoSecrets(page, await secrets())
    await exchange.getByRole('button', { name: 'Close' }).click()
    await expect(exchange).toBeHidden()
    await expect(entry).toBeFocused()
  }

  await test.step('by keyboard, too', async () => {
    const entry = wire.getByRole('button', { name: 'Query' })
    const exchange = page.getByRole('dialog', { name: 'Query' })
    await page.keyboard.press('Enter')
    await expect(exchange).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(exchange).toBeHidden()
    await expect(entry).toBeFocused()
  })
})

test('a denial links to its exchange in the wire, which says what AWS answered and why', async ({
  page,
  stack,
  complaints,
}) => {
  complaints.expect(refusedByServer)
  const [attempt] = attempts
  if (attempt === undefined) throw new Error('The catalogue is empty.')
  await page.goto('/break-in')
  await send(page, attempt)
  const shown = verdict(page, attempt, 'rival')
  await expect(shown).toBeVisible()
  const current = page
    .getByRole('complementary', { name: 'The wire' })
    .locator('[aria-current=true]')
  await expect(current).toHaveCount(1)
  await expect(current).toContainText('on the rival')
  await shown.getByRole('button', { name: /request / }).click()
  const exchange = page.getByRole('dialog', { name: `${attempt.operation} · on the rival` })
  await expect(exchange.getByRole('region', { name: 'Response', exact: true })).toContainText(
    '400 AccessDeniedException',
  )
  const answer = exchange.getByRole('region', { name: 'Answer' })
  await expect(answer).toContainText(/^Denied400 AccessDeniedException · \d+ ms/)
  const sentence = answer.getByText(denialSentence(stack, attempt, 'rival'))
  await expect(sentence).toBeInViewport({ ratio: 1 })
  const why = exchange.getByRole('region', { name: 'Why' })
  await expect(why).toContainText('dynamodb:LeadingKeys')
  await expect(why.getByText('What would pass')).toBeVisible()
  // The prediction, from the request as it was recorded, and AWS's answer agree.
  await expect(why.getByRole('alert')).toHaveCount(0)
  await page.getByRole('button', { name: 'Older' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(1)
  await expect(exchange).toHaveCount(0)
  await page.getByRole('button', { name: 'Newer' }).click()
  await expect(sentence).toBeInViewport({ ratio: 1 })
})

test(
  'the wire is a sheet on the phone, and gives the focus back, sheet by sheet',
  { tag: ['@phone', '@phone-only'] },
  async ({ page }) => {
    await page.goto('/')
    await expect(page.getByText('Nothing yet.')).toBeVisible()
    const tab = page.getByRole('button', { name: /^Wire/ })
    const wire = page.getByRole('dialog', { name: 'The wire' })
    const exchange = page.getByRole('dialog', { name: 'Query' })
    const entry = wire.getByRole('button', { name: 'Query' })

    await tab.tap()
    await entry.tap()
    await expect(exchange).toContainText('x-amz-target')
    await exchange.getByRole('button', { name: 'Close' }).tap()
    await expect(entry).toBeFocused()
    await wire.getByRole('button', { name: 'Close' }).tap()
    await expect(tab).toBeFocused()

    await page.getByRole('link', { name: 'Policy', exact: true }).tap()
    await tab.tap()
    await entry.tap()
    await page.goBack()
    await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  },
)
