import { expect, test } from './fixtures.ts'
import { openArcade, playRound } from './play-round.ts'

test('brings its own fonts, and few bytes of them', async ({ page, baseURL }) => {
  const fonts: Promise<{ url: string; bytes: number }>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'font') return
    fonts.push(response.body().then((body) => ({ url: response.url(), bytes: body.byteLength })))
  })
  await page.goto('/')
  await expect(page.getByText('Nothing yet.')).toBeVisible()
  await page.evaluate(() => document.fonts.ready)
  const loaded = await Promise.all(fonts)
  expect(loaded.length).toBeGreaterThanOrEqual(3)
  const origin = new URL(baseURL ?? page.url()).origin
  expect(loaded.every(({ url }) => url.startsWith(origin))).toBe(true)
  expect(loaded.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(90_000)
})

test('nothing jumps when a round is saved', { tag: '@phone' }, async ({ page, complaints }) => {
  complaints.allow(/responded with a status of 400/)
  await openArcade(page)
  await expect(page.getByText('Nothing yet.')).toBeVisible()
  // Against the page, not the window: playing may scroll it.
  const placeOf = (name: string) =>
    page
      .getByRole('heading', { name })
      .evaluate((heading) => heading.getBoundingClientRect().top + window.scrollY)
  const before = await placeOf('Your scores')
  await playRound(page)
  await expect(page.getByText('Saved to your partition')).toBeVisible()
  expect(Math.abs((await placeOf('Your scores')) - before)).toBeLessThanOrEqual(1)
})

test(
  'a phone is told how to play by touch',
  { tag: ['@phone', '@phone-only'] },
  async ({ page }) => {
    await page.goto('/')
    await expect(page.getByText('Drag to steer; it fires while you touch.')).toBeVisible()
    await expect(page.getByText('steer', { exact: true })).toBeHidden()
  },
)
