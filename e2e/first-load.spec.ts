import { expect, noAnswer, test } from './fixtures.ts'
import { watchShifts } from './layout-shifts.ts'
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
  const loadedAgain = page.waitForEvent('load')
  await page.getByRole('button', { name: 'Reload the page' }).click()
  await loadedAgain
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
      const shifts = await watchShifts(page)
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeAttached()
      await expect(page.getByText('opening…')).toHaveCount(0)
      await page.waitForLoadState('networkidle')
      expect(await shifts()).toEqual([])
    },
  )
}

function namedScripts(html: string): string[] {
  return [...html.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map(([, path = '']) => path)
}
