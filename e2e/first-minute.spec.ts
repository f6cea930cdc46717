import { attempts } from '../src/features/break-in/catalogue.ts'
import { attemptButton, verdict } from './break-in-page.ts'
import { expect, refusedByServer, test } from './fixtures.ts'

test(
  'a stranger sees a denial by IAM within three clicks',
  { tag: '@phone' },
  async ({ page, complaints }) => {
    complaints.expect(refusedByServer)
    const [attempt] = attempts
    if (attempt === undefined) throw new Error('The catalogue is empty.')
    const way = [page.getByRole('link', { name: 'Break in' }).first(), attemptButton(page, attempt)]
    expect(way.length).toBeLessThanOrEqual(3)

    const startedAt = performance.now()
    await page.goto('/')
    for (const step of way) await step.click()
    const denied = verdict(page, attempt, 'rival').getByRole('heading', { name: 'Denied' })
    await expect(denied).toBeInViewport()
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(2)
    console.log(`cold load to the first denial: ${seconds} s, ${way.length} clicks`)
  },
)
