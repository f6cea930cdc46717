import type { Page } from '@playwright/test'
import { attempts } from '../src/features/break-in/catalogue.ts'
import { denialSentence } from './break-in-page.ts'
import { watchOperations } from './aws-requests.ts'
import { expect, refusedByServer, test, type Stack } from './fixtures.ts'

const answers: Readonly<Record<string, string>> = {
  'What AWS calls you': 'The guest role, with a session name that every guest has',
  'Someone else’s ID': 'The rival’s credentials',
  'Two keys': 'Mine is granted, the rival’s is denied',
  'One foreign key': 'The whole batch is denied',
  'No key at all': 'Denied',
  'If Scan were allowed': 'No: without a key there is nothing that could fail',
  'A name that is not listed': 'Denied, although there is no such attribute',
  'No names at all': 'Denied',
  'Attributes alone': 'Granted, with every attribute of the item',
  'When the key is absent': 'Granted: the condition does not count for a request without the key',
}

/** Goes on with Tab until the focus is on something of that role and name. */
async function tabTo(page: Page, role: 'button' | 'link' | 'radio', name: string) {
  const wanted = page.getByRole(role, { name, exact: true }).first()
  await expect(wanted).toBeVisible()
  for (let presses = 0; presses < 40; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to the ${role} “${name}”.`)
}

/** Predicts by the arrow keys: a group of radio buttons is one stop of Tab. */
async function predict(page: Page, choice: string) {
  const [first] = await page.getByRole('radio').all()
  const name = (await first?.getAttribute('value')) ?? ''
  await tabTo(page, 'radio', name)
  await page.keyboard.press('Space')
  const wanted = page.getByRole('radio', { name: choice, exact: true })
  for (let presses = 0; presses < 5 && !(await wanted.isChecked()); presses += 1) {
    await page.keyboard.press('ArrowDown')
  }
  await expect(wanted).toBeChecked()
  await tabTo(page, 'button', 'Make this prediction')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Prediction made' })).toBeFocused()
}

async function press(page: Page, name: string) {
  await tabTo(page, 'button', name)
  await page.keyboard.press('Enter')
}

/** Runs what is offered in a step, in order, and leaves when the prediction was answered. */
async function runAll(page: Page, title: string) {
  const answer = answers[title]
  if (answer === undefined) return
  await predict(page, answer)
  const steps = page.getByRole('button', {
    name: /^(Send: \w+|Ask the engine: \w+|Who does AWS think I am\?)$/,
  })
  while (await steps.first().isVisible()) {
    const name = (await steps.first().innerText()).trim()
    const count = await steps.count()
    await press(page, name)
    if (name.startsWith('Who')) {
      await expect(page.getByText(/^AROA/)).toBeVisible()
      break
    }
    await expect(steps).toHaveCount(count - 1)
  }
  await expect(page.getByText('As you predicted.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Why', exact: true })).toBeVisible()
}

/** Does a whole lab by keyboard, from the list back to where its last step leads. */
async function doLab(page: Page, title: string, steps: readonly string[]) {
  await page.goto('/lab')
  await tabTo(page, 'link', title)
  await page.keyboard.press('Enter')
  for (const [index, step] of steps.entries()) {
    await expect(page.getByRole('heading', { level: 2, name: step, exact: true })).toBeFocused()
    await expect(page.getByText(`Step ${index + 1} of ${steps.length}`)).toBeVisible()
    await runAll(page, step)
    const next = steps[index + 1]
    if (next === undefined) break
    await tabTo(page, 'link', `Next: ${next}`)
    await page.keyboard.press('Enter')
  }
  await page.goto('/lab')
  const lab = page.getByRole('listitem').filter({ hasText: title })
  await expect(lab.getByText('Done', { exact: true })).toBeVisible()
}

function sentenceFor(stack: Stack, attemptId: string): RegExp {
  const attempt = attempts.find(({ id }) => id === attemptId)
  if (attempt === undefined) throw new Error(`The catalogue has no ${attemptId}.`)
  return denialSentence(stack, attempt, 'rival')
}

test('Who am I?, by keyboard alone', async ({ page }) => {
  const operations = watchOperations(page)
  await doLab(page, 'Who am I?', [
    'You are a guest',
    'What AWS calls you',
    'Who may take this role',
    'Someone else’s ID',
    'What you learned',
  ])
  expect(operations).toContain('GetCallerIdentity')
})

test('My partition, your partition, by keyboard alone', async ({ page, complaints }) => {
  complaints.expect(refusedByServer)
  const operations = watchOperations(page)
  await doLab(page, 'My partition, your partition', [
    'Two keys',
    'One foreign key',
    'No key at all',
    'If Scan were allowed',
    'What you learned',
  ])
  expect(operations).toContain('BatchGetItem')
  // The one of the step before. The engine alone decides the other.
  expect(operations.filter((operation) => operation === 'Scan')).toHaveLength(1)
})

test('Attributes and Select, by keyboard alone', async ({ page, complaints }) => {
  complaints.expect(refusedByServer)
  await doLab(page, 'Attributes and Select', [
    'A name that is not listed',
    'No names at all',
    'Attributes alone',
    'When the key is absent',
    'What you learned',
  ])
})

test(
  'a lab shows AWS’s own denial, the reason, and the lines of the policy',
  { tag: ['@phone', '@phone-only'] },
  async ({ page, stack, complaints }) => {
    complaints.expect(refusedByServer)
    await page.goto('/lab/my-partition/two-keys')
    await page.getByRole('radio', { name: 'Both are granted: the role may call GetItem' }).check()
    await page.getByRole('button', { name: 'Make this prediction' }).click()
    const send = page.getByRole('button', { name: 'Send: GetItem' })
    await send.first().click()
    await expect(page.getByRole('heading', { name: 'Granted' })).toBeVisible()
    await send.click()
    await expect(page.getByRole('heading', { name: 'Denied' })).toBeVisible()
    await expect(page.getByText(sentenceFor(stack, 'get-item'), { exact: true })).toBeVisible()
    await expect(page.getByText('Not what you predicted.')).toBeVisible()
    await expect(page.getByRole('region', { name: 'Why' })).toContainText('dynamodb:LeadingKeys')
    await expect(page.getByRole('figure')).toContainText('"ForAllValues:StringEquals": {')
    // The prediction and AWS's answer agree.
    await expect(page.getByRole('alert')).toHaveCount(0)
  },
)

test('a step survives a reload, and the back button leads back', async ({ page }) => {
  await page.goto('/lab/my-partition')
  await page.getByRole('link', { name: 'Next: One foreign key' }).click()
  await page.getByRole('radio', { name: 'The whole batch is denied' }).check()
  await page.getByRole('button', { name: 'Make this prediction' }).click()
  await page.reload()
  await expect(page).toHaveURL(/\/lab\/my-partition\/one-foreign-key$/)
  await expect(page.getByRole('button', { name: 'Prediction made' })).toBeVisible()
  await expect(page.getByRole('radio', { name: 'The whole batch is denied' })).toBeChecked()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Two keys' })).toBeVisible()
})
