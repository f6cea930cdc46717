import { watchOperations } from './aws-requests.ts'
import { expect, test } from './fixtures.ts'
import { expectNoSecrets, watchSecrets } from './secrets.ts'

test('the session says who AWS thinks the player is, when asked, and copies the identity ID only after a warning', async ({
  page,
  context,
  stack,
}) => {
  const operations = watchOperations(page)
  const secrets = watchSecrets(page)
  await page.goto('/session')
  await expect(page.getByText(stack.roles.guest.arn)).toBeVisible()
  await expect(page.getByRole('main')).toContainText('guest')
  await test.step('how long its credentials last', async () => {
    await expect(page.getByRole('main')).toContainText(/\d+ min/)
  })

  await test.step('who AWS thinks the player is', async () => {
    expect(operations).not.toContain('GetCallerIdentity')
    await page.getByRole('button', { name: 'Who does AWS think I am?' }).click()
    const role = stack.roles.guest.arn.split('/').at(-1) ?? ''
    const arn = `arn:aws:sts::${stack.account}:assumed-role/${role}/CognitoIdentityCredentials`
    await expect(page.getByText(arn, { exact: true })).toBeVisible()
    await expect(page.getByText(/^AROA[A-Z0-9]+:CognitoIdentityCredentials$/)).toBeVisible()
  })

  await test.step('the identity ID, copied after a warning, and never shown', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: 'Copy my identity ID' }).click()
    const question = page.getByRole('group', { name: 'Copy my identity ID?' })
    await expect(question).toContainText('password')
    await question.getByRole('button', { name: 'Copy it anyway' }).click()
    await expect(page.getByText('Copied. Treat it like a password.')).toBeVisible()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toMatch(/^[a-z]{2}-[a-z]+-\d:[0-9a-f-]{36}$/)
    await expectNoSecrets(page, await secrets())
  })
})
