import { intercept } from './aws-requests.ts'
import { expect, noAnswer, test } from './fixtures.ts'

test('says when AWS does not answer, and goes on when it does again', async ({
  page,
  complaints,
}) => {
  complaints.expect(noAnswer)
  const reconnect = await intercept(
    page,
    () => true,
    (route) => route.abort('connectionrefused'),
  )
  await page.goto('/')
  await expect(page.getByText(/(AWS|The stand-in) does not answer/).first()).toBeVisible()
  await reconnect()
  await page.getByRole('button', { name: 'Try again' }).first().click()
  await expect(page.getByText('Nothing yet.')).toBeVisible()
})

test('names everything that its config lacks', async ({ page }) => {
  await page.route('**/config.json', (route) => route.fulfill({ json: {} }))
  await page.goto('/')
  for (const field of ['region', 'account', 'identityPoolId', 'tableName', 'roles']) {
    await expect(page.getByText(field).first()).toBeVisible()
  }
})

test('says when its config is no config at all', async ({ page }) => {
  const html = '<!doctype html><title>Not this</title>'
  await page.route('**/config.json', (route) =>
    route.fulfill({ contentType: 'text/html', body: html }),
  )
  await page.goto('/')
  await expect(page.getByRole('main')).toContainText('config.json')
})

test('says when the config is missing', async ({ page, complaints }) => {
  complaints.expect(/responded with a status of 404/)
  await page.route('**/config.json', (route) => route.fulfill({ status: 404 }))
  await page.goto('/')
  await expect(page.getByRole('main')).toContainText('config.json')
})

test('says when the player is offline, and goes on when they are back', async ({
  page,
  context,
}) => {
  await page.goto('/')
  await expect(page.getByText('Nothing yet.')).toBeVisible()
  await context.setOffline(true)
  await expect(page.getByText(/offline/i).first()).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText(/offline/i)).toHaveCount(0)
})
