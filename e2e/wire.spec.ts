import type { Page } from '@playwright/test'
import { attempts, attemptsOn } from '../src/features/break-in/catalogue.ts'
import type { Attempt } from '../src/domain/attempt.ts'
import { operationOf } from './aws-requests.ts'
import { send, verdict } from './break-in-page.ts'
import { expect, refusedByS3, refusedByServer, test } from './fixtures.ts'

interface CognitoAnswer {
  readonly IdentityId?: string
  readonly Credentials?: { readonly SecretKey: string; readonly SessionToken: string }
}

/** Reads every secret that Cognito hands to a page from now on. */
function watchSecrets(page: Page): () => Promise<readonly string[]> {
  const answers: Promise<CognitoAnswer>[] = []
  page.on('response', (response) => {
    const operation = operationOf(response.request())
    const isPost = response.request().method() === 'POST'
    if (isPost && (operation === 'GetId' || operation === 'GetCredentialsForIdentity')) {
      answers.push(response.json() as Promise<CognitoAnswer>)
    }
  })
  return async () => {
    const read = await Promise.all(answers)
    return [
      ...new Set(
        read
          .flatMap(({ IdentityId, Credentials }) => [
            IdentityId,
            Credentials?.SecretKey,
            Credentials?.SessionToken,
          ])
          .filter((secret) => secret !== undefined),
      ),
    ]
  }
}

async function expectNoSecrets(page: Page, secrets: readonly string[]) {
  expect(secrets.length).toBeGreaterThanOrEqual(3)
  const html = await page.content()
  const shown = secrets.filter((secret) => html.includes(secret))
  // Compared as numbers: a failure must not print what it found.
  expect(shown.length, 'secrets in the page').toBe(0)
  const address = page.url()
  expect(secrets.filter((secret) => address.includes(secret)).length).toBe(0)
}

test('the wire opens to the request and the answer, without secrets', async ({ page }) => {
  const secrets = watchSecrets(page)
  await page.goto('/')
  await expect(page.getByText('Nothing yet.')).toBeVisible()
  const wire = page.getByRole('complementary', { name: 'The wire' })

  for (const operation of ['GetId', 'GetCredentialsForIdentity', 'Query']) {
    await wire.getByRole('button', { name: operation }).first().click()
    const exchange = page.getByRole('dialog', { name: operation })
    await expect(exchange.getByRole('region', { name: 'Request', exact: true })).toContainText(
      'x-amz-target',
    )
    await expect(exchange.getByRole('region', { name: 'Response', exact: true })).toContainText(
      '200',
    )
    await expectNoSecrets(page, await secrets())
    await exchange.getByRole('button', { name: 'Close' }).click()
    await expect(exchange).toBeHidden()
  }
})

test('a denial links to its exchange in the wire, which says why', async ({ page, complaints }) => {
  complaints.expect(refusedByServer)
  const [attempt] = attempts
  if (attempt === undefined) throw new Error('The catalogue is empty.')
  await page.goto('/break-in')
  await send(page, attempt)
  await verdict(page, attempt, 'rival')
    .getByRole('button', { name: /request / })
    .click()
  const exchange = page.getByRole('dialog', { name: attempt.operation })
  await expect(exchange.getByRole('region', { name: 'Response', exact: true })).toContainText(
    '400 AccessDeniedException',
  )
  const why = exchange.getByRole('region', { name: 'Why' })
  await expect(why).toContainText('dynamodb:LeadingKeys')
  await expect(why.getByText('What would pass')).toBeVisible()
  // The prediction, from the request as it was recorded, and AWS's answer agree.
  await expect(why.getByRole('alert')).toHaveCount(0)
})

test('no page shows a secret, whatever was tried', async ({ page, stack, complaints }) => {
  complaints.expect(refusedByServer)
  complaints.allow(refusedByS3)
  const secrets = watchSecrets(page)
  await page.goto('/break-in')
  const isFirstOfItsKind = ({ operation }: Attempt, index: number, all: readonly Attempt[]) =>
    all.findIndex((one) => one.operation === operation) === index
  for (const attempt of attemptsOn(stack).filter(isFirstOfItsKind)) {
    await send(page, attempt)
    const { shownFirst = 'rival' } = attempt
    await expect(verdict(page, attempt, shownFirst).getByRole('heading')).toBeVisible()
    for (const summary of await page.getByRole('main').locator('summary').all()) {
      await summary.click()
    }
    await expectNoSecrets(page, await secrets())
  }
  await page.getByRole('link', { name: /your session/ }).click()
  await expect(page.getByRole('button', { name: 'Forget this identity' })).toBeVisible()
  await expectNoSecrets(page, await secrets())
})

test('the wire is a sheet on the phone', { tag: '@phone-only' }, async ({ page }) => {
  await page.goto('/')
  await expect(page.getByText('Nothing yet.')).toBeVisible()
  await page.getByRole('button', { name: /^Wire/ }).tap()
  const wire = page.getByRole('dialog', { name: 'The wire' })
  await wire.getByRole('button', { name: 'Query' }).first().tap()
  await expect(page.getByRole('dialog', { name: 'Query' })).toContainText('x-amz-target')
})
