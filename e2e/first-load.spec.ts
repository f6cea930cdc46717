import { expect, noAnswer, test } from './fixtures.ts'
import { playRound } from './play-round.ts'

/** Holds answers back until the test lets them go. */
function createGate() {
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

test('plays a round before config and AWS code are there, and saves it when they are', async ({
  page,
}) => {
  const gate = createGate()
  await page.route(/\/config\.json$|\/assets\/aws-/, async (route) => {
    await gate.opened
    await route.continue()
  })
  await page.clock.install()
  await page.goto('/', { waitUntil: 'commit' })
  await playRound(page)
  await expect(page.getByText('Saved to your partition')).toHaveCount(0)
  gate.open()
  await expect(page.getByText('Saved to your partition')).toBeVisible()
})

test('fetches no script but those that its page names, until a link is pointed at', async ({
  page,
  request,
}) => {
  const named = new Set(namedScripts(await (await request.get('/')).text()))
  const fetched = new Set<string>()
  page.on('request', (sent) => {
    const { pathname } = new URL(sent.url())
    if (pathname.endsWith('.js')) fetched.add(pathname)
  })
  await page.goto('/')
  await expect(page.getByText('Nothing yet.')).toBeVisible()
  expect([...fetched].sort()).toEqual([...named].sort())
  await page.getByRole('link', { name: 'Policy', exact: true }).hover()
  await expect.poll(() => [...fetched].some((path) => path.includes('policy-page'))).toBe(true)
  expect([...fetched].some((path) => path.includes('lab-page'))).toBe(false)
})

test('says when a page or a game did not load, and loads it at the next try', async ({
  page,
  complaints,
}) => {
  complaints.expect(noAnswer)
  await page.goto('/')
  await expect(page.getByText('Nothing yet.')).toBeVisible()
  await page.route(/\/assets\/policy-page/, (route) => route.abort('connectionrefused'))
  await page.getByRole('link', { name: 'Policy', exact: true }).click()
  await expect(page.getByText('A part of the app did not load')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Policy' })).toBeFocused()
  await expect(page).toHaveTitle('Policy · Leading Key')
  await page.getByRole('link', { name: 'Play', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Policy', exact: true }).click()
  await expect(page.getByText('A part of the app did not load')).toBeVisible()
  await page.unroute(/\/assets\/policy-page/)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('A part of the app did not load')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1, name: 'Policy' })).toBeVisible()

  await page.route(/\/assets\/alien-adventure/, (route) => route.abort('connectionrefused'))
  await page.getByRole('link', { name: 'Play', exact: true }).click()
  await page.getByRole('link', { name: 'Alien Adventure' }).click()
  await expect(page.getByText('A part of the app did not load')).toBeVisible()
  await page.unroute(/\/assets\/alien-adventure/)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
})

for (const [path, heading] of [
  ['/', 'Play'],
  ['/?game=alien-adventure', 'Play'],
  ['/break-in', 'Break in'],
  ['/policy', 'Policy'],
  ['/lab', 'Lab'],
  ['/session', 'Your session'],
] as const) {
  test(
    `moves nothing while ${path} loads`,
    { tag: ['@phone', '@phone-only'] },
    async ({ page }) => {
      await page.addInitScript(watchShifts)
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeAttached()
      await expect(page.getByText('opening…')).toHaveCount(0)
      await page.waitForLoadState('networkidle')
      expect(await page.evaluate(() => window.shifts)).toEqual([])
    },
  )
}

declare global {
  interface Window {
    shifts?: string[]
  }
}

/** Runs in the page. Keeps what moved without anybody's doing. */
function watchShifts() {
  interface LayoutShift extends PerformanceEntry {
    readonly value: number
    readonly sources: readonly {
      readonly node: Node | null
      readonly previousRect: DOMRectReadOnly
      readonly currentRect: DOMRectReadOnly
    }[]
  }
  const shifts: string[] = []
  window.shifts = shifts
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries() as LayoutShift[]) {
      // The one heading in pixels is centred, and moves by a hair when its font comes late. CLS is 0.000 all the same.
      const isHeading = sources.every(({ node }) => {
        const element = node instanceof Element ? node : node?.parentElement
        return element?.closest('.arcade-panel-heading') != null
      })
      if (isHeading && value < 0.0005) continue
      const moved = sources
        .map(({ node, previousRect: from, currentRect: to }) => {
          const what = node instanceof Element ? node.className : node?.textContent
          return [what, from.x, from.y, 'to', to.x, to.y].join(' ')
        })
        .join()
      shifts.push(`${value.toFixed(4)} ${moved}`)
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

function namedScripts(html: string): string[] {
  return [...html.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map(([, path = '']) => path)
}
