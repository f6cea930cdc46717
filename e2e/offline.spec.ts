import { intercept } from './aws-requests.ts'
import { expect, noAnswer, test } from './fixtures.ts'
import { watchShiftsFromNow } from './layout-shifts.ts'

test(
  'an outage is told over the page, which does not move, and a page that cannot come says its name',
  { tag: '@phone' },
  async ({ page, context, complaints }) => {
    complaints.expect(noAnswer)
    const places = page.getByRole('navigation', { name: 'Main' })
    const news = page.getByText(/^You are offline/)
    await page.goto('/')
    await expect(page.getByText('Nothing yet.')).toBeVisible()
    const shifts = await watchShiftsFromNow(page)

    await test.step('no network', async () => {
      await context.setOffline(true)
      await expect(news).toBeVisible()
      await places.getByRole('link', { name: 'Lab' }).click()
      const heading = page.getByRole('heading', { level: 1, name: 'Lab' })
      await expect(heading).toBeFocused()
      await expect(page).toHaveTitle('Lab · Leading Key')
      await expect(page.getByText('It comes when the network is back.')).toBeVisible()
      await expect(news).toHaveCount(1)
      await context.setOffline(false)
      await expect(page.getByText(/^Short experiments/)).toBeVisible()
      await expect(news).toHaveCount(0)
    })

    await test.step('no answer from AWS', async () => {
      const reconnect = await intercept(
        page,
        () => true,
        (route) => route.abort('connectionrefused'),
      )
      await places.getByRole('link', { name: 'Break in' }).click()
      const failure = page.getByText(/does not answer$/)
      await expect(failure).toBeVisible()
      await reconnect()
      await expect(failure).toHaveCount(0)
    })
    expect(await shifts()).toEqual([])
  },
)
