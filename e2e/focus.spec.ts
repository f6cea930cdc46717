import { expect, test } from './fixtures.ts'

test('closing an exchange gives the focus back to its entry in the wire', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByText('Nothing yet.')).toBeVisible()
  const entry = page
    .getByRole('complementary', { name: 'The wire' })
    .getByRole('button', { name: 'Query' })
  const exchange = page.getByRole('dialog', { name: 'Query' })

  await entry.focus()
  await page.keyboard.press('Enter')
  await expect(exchange).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(exchange).toBeHidden()
  await expect(entry).toBeFocused()

  await entry.click()
  await exchange.getByRole('button', { name: 'Close' }).click()
  await expect(entry).toBeFocused()
})

test(
  'the wire on a phone gives the focus back, sheet by sheet',
  { tag: ['@phone', '@phone-only'] },
  async ({ page }) => {
    await page.goto('/')
    await expect(page.getByText('Nothing yet.')).toBeVisible()
    const tab = page.getByRole('button', { name: /^Wire/ })
    const wire = page.getByRole('dialog', { name: 'The wire' })
    const exchange = page.getByRole('dialog', { name: 'Query' })
    const entry = wire.getByRole('button', { name: 'Query' })

    await tab.click()
    await entry.click()
    await exchange.getByRole('button', { name: 'Close' }).click()
    await expect(entry).toBeFocused()
    await wire.getByRole('button', { name: 'Close' }).click()
    await expect(tab).toBeFocused()
  },
)

test('the keys that pause a round let it go on', async ({ page }) => {
  await page.goto('/')
  const cabinet = page.getByRole('region', { name: 'Meteor Blasters' })
  await cabinet.getByRole('button', { name: 'Play' }).click()
  for (const key of ['Escape', 'p']) {
    await page.keyboard.press(key)
    await expect(cabinet.getByRole('button', { name: 'Resume' })).toBeFocused()
    await page.keyboard.press(key)
    await expect(cabinet.getByRole('button', { name: 'Resume' })).toBeHidden()
  }
})
