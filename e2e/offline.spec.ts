import type { Locator } from '@playwright/test'
import { intercept } from './aws-requests.ts'
import { expect, noAnswer, test } from './fixtures.ts'
import { watchShiftsFromNow } from './layout-shifts.ts'

/** Whether a press in its middle would reach it, and nothing that lies over it. */
function isOnTop(control: Locator): Promise<boolean> {
  return control.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return element.contains(document.elementFromPoint(x + width / 2, y + height / 2))
  })
}

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

test(
  'what lies over the page’s lower edge stands one above the other, and covers no focus',
  { tag: '@phone' },
  async ({ page, context, complaints, stack }) => {
    complaints.expect(noAnswer)
    await page.goto('/')
    await expect(page.getByText('Nothing yet.')).toBeVisible()
    // As after a reset of the stack: another pool is remembered, and nobody that it knew.
    await page.evaluate((pool) => {
      const all = Object.entries<string>(localStorage)
      localStorage.clear()
      for (const [key, value] of all)
        localStorage.setItem(key.replace(pool, 'x'), value.replace(pool, 'x'))
    }, stack.identityPoolId)
    await intercept(
      page,
      (operation) => operation === 'GetId',
      (route) => route.abort('connectionrefused'),
    )
    await page.goto('/break-in/get-item/rival')
    const retry = page.getByRole('button', { name: 'Try again' })
    const read = page.getByRole('button', { name: 'Hide', exact: true })
    await expect(retry).toBeVisible()
    await expect(read).toBeVisible()
    const shifts = await watchShiftsFromNow(page)
    expect([await isOnTop(retry), await isOnTop(read)]).toEqual([true, true])
    await context.setOffline(true)
    await expect(read).toHaveCount(2)
    for (const button of [retry, ...(await read.all())]) expect(await isOnTop(button)).toBe(true)

    await test.step('and the tab key reaches nothing beneath', async () => {
      await page.evaluate(() => {
        scrollTo(0, 0)
      })
      const main = page.getByRole('main')
      await main.focus()
      // The topmost of them.
      const edge = (await page.locator('.notices-passing').boundingBox())?.y ?? 0
      expect(edge).toBeGreaterThan(0)
      let stops = 0
      for (; stops < 80; stops += 1) {
        await page.keyboard.press('Tab')
        const { isOver, bottom } = await page.evaluate(() => {
          const { activeElement: at } = document
          return {
            isOver: at?.closest('.lower-edge, body:not(:focus-within)') != null || at === null,
            bottom: at?.getBoundingClientRect().bottom ?? 0,
          }
        })
        if (isOver) break
        expect(bottom).toBeLessThanOrEqual(edge)
      }
      expect(stops).toBeGreaterThan(1)
      expect(stops).toBeLessThan(80)
      const end = await page.evaluate(() => {
        scrollTo(0, document.documentElement.scrollHeight)
        return document.querySelector('.break-in-main')?.lastElementChild?.getBoundingClientRect()
      })
      expect(end?.bottom).toBeLessThanOrEqual(edge)
    })
    expect(await shifts()).toEqual([])
  },
)
