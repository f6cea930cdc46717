import { attempts, attemptsOn } from '../src/features/break-in/catalogue.ts'
import type { Page } from '@playwright/test'
import { serviceOf, type Aim, type Attempt } from '../src/domain/attempt.ts'
import { attemptButton, denialSentence, otherVerdictLink, send, verdict } from './break-in-page.ts'
import { expect, refusedByS3, refusedByServer, test, type Stack } from './fixtures.ts'

for (const group of new Set(attempts.map((attempt) => attempt.group))) {
  const inGroup = attempts.filter((attempt) => attempt.group === group)
  test(`every attempt to ${group} ends as its catalogue says`, async ({
    page,
    stack,
    complaints,
  }) => {
    test.skip(
      !inGroup.some((attempt) => attemptsOn(stack).includes(attempt)),
      `This target has nothing for attempts to ${group}: its config.json names no filesBucket.`,
    )
    for (const { operation, expected } of inGroup) {
      if (expected.own !== 'denied' && expected.rival !== 'denied') continue
      complaints.expect(serviceOf(operation) === 's3' ? refusedByS3 : refusedByServer)
    }
    await page.goto('/break-in')
    for (const attempt of inGroup) {
      const { own, rival } = attempt.expected
      const title = `${attempt.operation}, "${attempt.title}": ${own} on oneself, ${rival} on the rival`
      await test.step(title, async () => {
        await send(page, attempt)
        const { shownFirst = 'rival' } = attempt
        await expectOutcome(page, stack, attempt, shownFirst)
        await otherVerdictLink(page).click()
        await expectOutcome(page, stack, attempt, shownFirst === 'own' ? 'rival' : 'own')
        if (attempt.needsOwnItem && attempt.group === 'read' && own === 'granted') {
          // What was written a moment ago is there: nobody can tell a stale read from an empty partition.
          await page.getByText('AWS’s answer, in full').click()
          await expect(page.getByRole('region', { name: 'Response body' })).toContainText(
            'Test Range',
          )
        }
        if (attempt.id === 'claim-score') {
          await otherVerdictLink(page).click()
          const lesson = page.getByRole('heading', { name: 'IAM guards keys, not truth' })
          await expect(lesson).toBeVisible()
        }
        const marks = new RegExp(`on yourself: ${own}.*on the rival: ${rival}`)
        await expect(attemptButton(page, attempt)).toHaveAccessibleName(marks)
      })
    }
  })
}

async function expectOutcome(page: Page, stack: Stack, attempt: Attempt, aim: Aim): Promise<void> {
  const shown = verdict(page, attempt, aim)
  if (attempt.expected[aim] === 'granted') {
    await expect(shown.getByRole('heading', { name: 'Granted' })).toBeVisible()
    await expect(shown).toContainText(/20[04] · \d+ ms/)
  } else {
    await expect(shown.getByRole('heading', { name: 'Denied' })).toBeVisible()
    const isOfS3 = serviceOf(attempt.operation) === 's3'
    await expect(shown).toContainText(isOfS3 ? '403 AccessDenied' : '400 AccessDeniedException')
    await expect(shown.getByText(denialSentence(stack, attempt, aim))).toBeVisible()
    // Prediction and answer agree.
    await expect(page.getByRole('region', { name: 'Why' }).getByRole('alert')).toHaveCount(0)
  }
}

test(
  'a denial names the condition and both values',
  { tag: '@phone' },
  async ({ page, complaints }) => {
    complaints.expect(refusedByServer)
    const getItem = attempts.find(({ id }) => id === 'get-item')
    if (getItem === undefined) throw new Error('The catalogue has no get-item.')
    await page.goto('/break-in')
    await send(page, getItem)
    const why = page.getByRole('region', { name: 'Why' })
    await expect(why).toContainText('dynamodb:LeadingKeys')
    await expect(why).toContainText('your request carried')
    await expect(why).toContainText('the policy wants')
    // The prediction and AWS's answer agree.
    await expect(why.getByRole('alert')).toHaveCount(0)
  },
)

test('nothing of the rival changed, whatever was tried', async ({ page, stack, complaints }) => {
  complaints.expect(refusedByServer)
  complaints.allow(refusedByS3)
  const changes = /^(Put|Update|Delete)/
  await page.goto('/break-in')
  for (const attempt of attemptsOn(stack).filter(({ operation }) => changes.test(operation))) {
    if (attempt.shownFirst === 'own') continue
    await send(page, attempt)
    await expect(verdict(page, attempt, 'rival').getByRole('heading')).toHaveText('Denied')
  }
  await page.getByRole('button', { name: 'Let the rival check' }).click()
  await expect(page.getByText('Nothing changed')).toBeVisible()
  await expect(page.getByRole('row', { name: /^Meteor Blasters/ })).toBeVisible()
  if (stack.filesBucket !== undefined)
    await expect(page.getByRole('row', { name: /^avatar\.png content/ })).toBeVisible()
})

test("a guest's identity ID is shown to be that guest's password", async ({ page }) => {
  const attempt = attempts.find(({ operation }) => operation === 'GetCredentialsForIdentity')
  if (attempt === undefined) throw new Error('The catalogue has no GetCredentialsForIdentity.')
  await page.goto('/break-in')
  await send(page, attempt)
  await expect(verdict(page, attempt, 'rival').getByRole('heading')).toHaveText('Granted')
  await expect(
    page.getByRole('heading', { name: 'A guest’s identity ID is that guest’s password' }),
  ).toBeVisible()
})
