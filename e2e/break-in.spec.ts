import type { Page } from '@playwright/test'
import { attempts, attemptsOn } from '../src/features/break-in/catalogue.ts'
import { serviceOf, type Aim, type Attempt } from '../src/domain/attempt.ts'
import { intercept } from './aws-requests.ts'
import {
  attemptButton,
  denialSentence,
  nextButton,
  otherVerdictLink,
  send,
  unfoldAll,
  verdict,
} from './break-in-page.ts'
import { expect, refusedByS3, refusedByServer, test, type Stack } from './fixtures.ts'
import { expectNoSecrets, watchSecrets } from './secrets.ts'

const changes = /^(Put|Update|Delete)/

for (const group of new Set(attempts.map((attempt) => attempt.group))) {
  const inGroup = attempts.filter((attempt) => attempt.group === group)
  test(`every attempt to ${group} ends as its catalogue says, shows no secret and harms nobody`, async ({
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
    const secrets = watchSecrets(page)
    await page.goto('/break-in')
    if (group === 'get in another way') {
      // The honest limit is in sight as the page opens, though the list is longer than the screen.
      for (const attempt of inGroup)
        await expect(attemptButton(page, attempt)).toBeInViewport({ ratio: 1 })
    }
    for (const attempt of inGroup) {
      const { own, rival } = attempt.expected
      const title = `${attempt.operation}, "${attempt.title}": ${own} on oneself, ${rival} on the rival`
      await test.step(title, async () => {
        await send(page, attempt)
        const { shownFirst = 'rival' } = attempt
        await expectOutcome(page, stack, attempt, shownFirst)
        if (attempt.operation === 'GetCredentialsForIdentity') {
          const lesson = 'A guest’s identity ID is that guest’s password'
          await expect(page.getByRole('heading', { name: lesson })).toBeVisible()
        }
        if (attempt.id === 'get-item') await expectReason(page)
        await unfoldAll(page)
        await expectNoSecrets(page, await secrets())
        await otherVerdictLink(page).click()
        await expectOutcome(page, stack, attempt, shownFirst === 'own' ? 'rival' : 'own')
        if (attempt.needsOwnItem && attempt.group === 'read' && own === 'granted') {
          // What was written a moment ago is there: nobody can tell a stale read from an empty partition.
          await unfoldAll(page)
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
    const isHarmful = ({ operation, shownFirst }: Attempt) =>
      changes.test(operation) && shownFirst !== 'own'
    if (inGroup.some(isHarmful)) {
      await test.step('nothing of the rival changed', async () => {
        await otherVerdictLink(page).click()
        await page.getByRole('button', { name: 'Let the rival check' }).click()
        await expect(page.getByText('Nothing changed')).toBeVisible()
        await expect(page.getByRole('row', { name: /^Meteor Blasters/ })).toBeVisible()
        if (inGroup.some(({ operation }) => serviceOf(operation) === 's3'))
          await expect(page.getByRole('row', { name: /^avatar\.png content/ })).toBeVisible()
      })
    }
  })
}

test('shows a request as sent when it is on the wire, and not before', async ({
  page,
  complaints,
}) => {
  complaints.expect(refusedByServer)
  const [attempt] = attempts
  if (attempt === undefined) throw new Error('The catalogue is empty.')
  await page.goto('/')
  await expect(page.getByText('Nothing yet.')).toBeVisible()
  const letRivalOpen = await hold(page, 'GetId')
  const letAnswer = await hold(page, attempt.operation)
  const path = page.getByRole('figure')
  const marks = attemptButton(page, attempt).locator('.attempt-mark')
  await page.getByRole('link', { name: 'Break in' }).first().click()
  await attemptButton(page, attempt).click()
  await expect(page.getByText('Opening a rival…')).toBeVisible()
  await expect(path).toContainText('not sent yet')
  await expect(path).not.toContainText('signed')
  letRivalOpen()
  await expect(path).toContainText('is on its way to IAM')
  await expect(page.getByText('Sent. Waiting for AWS…')).toBeVisible()
  await expect(marks.last()).toHaveText(', on the rival: sending')
  letAnswer()
  await expect(path).toContainText('It never arrived')
  await expect(verdict(page, attempt, 'rival')).toBeVisible()
  await expect(page.getByText('Sent. Waiting for AWS…')).toBeHidden()
})

test(
  'on a phone a result says what was tried, the next is one press away, and the list is where it was left',
  { tag: ['@phone', '@phone-only'] },
  async ({ page, complaints }) => {
    complaints.expect(refusedByServer)
    // Its title and its condition are the longest.
    const index = attempts.findIndex(({ id }) => id === 'get-item-unlisted')
    const [attempt, next] = attempts.slice(index)
    if (attempt === undefined || next === undefined) throw new Error('The catalogue is short.')
    const title = ({ title: name }: Attempt) => page.getByRole('heading', { name, exact: true })
    const places = page.getByRole('navigation', { name: 'Main' })
    await page.goto('/break-in')
    await attemptButton(page, attempt).scrollIntoViewIfNeeded()
    const leftAt = await page.evaluate(() => window.scrollY)

    await attemptButton(page, attempt).tap()
    await expect(verdict(page, attempt, 'own').getByRole('heading')).toHaveText('Denied')
    await expect(title(attempt)).toBeFocused()
    await expect(title(attempt)).toBeInViewport({ ratio: 1 })
    const bar = await places.boundingBox()
    await expect(async () => {
      const why = await page.getByRole('region', { name: 'Why' }).boundingBox()
      expect((why?.y ?? Infinity) + (why?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0)
    }, 'the reason and its condition end above the bar').toPass()
    await page.getByRole('link', { name: 'All attempts' }).tap()
    await expect(attemptButton(page, attempt)).toBeFocused()
    expect(await page.evaluate(() => window.scrollY)).toBe(leftAt)

    await attemptButton(page, attempt).tap()
    await nextButton(page, next).tap()
    await expect(title(next)).toBeFocused()
    await expect(title(next)).toBeInViewport({ ratio: 1 })
    await expect(verdict(page, next, next.shownFirst ?? 'rival')).toBeInViewport()
    await page.getByRole('link', { name: 'All attempts' }).tap()
    await expect(attemptButton(page, next)).toBeFocused()
    await expect(attemptButton(page, next)).toBeInViewport({ ratio: 1 })
    const last = await page.getByRole('listitem').last().boundingBox()
    const check = await page.getByRole('heading', { name: 'The rival checks' }).boundingBox()
    expect(check?.y ?? 0, 'the rival’s check is below the list').toBeGreaterThan(
      last?.y ?? Infinity,
    )
  },
)

/** Keeps an operation's requests back. @returns What lets them go. */
async function hold(page: Page, held: string): Promise<() => void> {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await intercept(
    page,
    (operation) => operation === held,
    async (route) => {
      await released
      await route.fallback()
    },
  )
  return () => {
    release()
  }
}

/** A denial names the condition and both values. */
async function expectReason(page: Page): Promise<void> {
  const why = page.getByRole('region', { name: 'Why' })
  await expect(why).toContainText('dynamodb:LeadingKeys')
  await expect(why).toContainText('your request carried')
  await expect(why).toContainText('the policy wants')
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
