import { attempts } from '../src/features/break-in/catalogue.ts'
import { otherVerdictLink, send, verdict } from './break-in-page.ts'
import { expect, refusedByServer, test } from './fixtures.ts'
import { watchShifts } from './layout-shifts.ts'

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

test('nothing jumps in a whole visit', { tag: '@phone' }, async ({ page, complaints }) => {
  complaints.expect(refusedByServer)
  const shifts = await watchShifts(page)
  const places = page.getByRole('navigation', { name: 'Main' })
  await page.goto('/')
  await expect(page.getByText('Nothing yet.')).toBeVisible()
  await places.getByRole('link', { name: 'Break in' }).click()
  await expect(page.getByText(/The rival is a second, real identity/)).toBeVisible()
  for (const attempt of attempts.slice(0, 2)) {
    await send(page, attempt)
    await expect(verdict(page, attempt, 'rival').getByRole('heading')).toBeVisible()
    await otherVerdictLink(page).click()
    await expect(verdict(page, attempt, 'own').getByRole('heading')).toBeVisible()
  }
  for (const place of ['Policy', 'Lab', 'Play']) {
    await places.getByRole('link', { name: place }).click()
    await expect(page.getByRole('heading', { level: 1, name: place })).toBeVisible()
  }
  await page.getByRole('link', { name: /your session/ }).click()
  await page.getByRole('button', { name: 'Who does AWS think I am?' }).click()
  await expect(page.getByText(/^AROA/)).toBeVisible()
  expect(await shifts()).toEqual([])
})

test(
  'the whole story of a denial fits one screen of a phone',
  { tag: ['@phone', '@phone-only'] },
  async ({ page, complaints }) => {
    complaints.expect(refusedByServer)
    const [attempt] = attempts
    if (attempt === undefined) throw new Error('The catalogue is empty.')
    await page.goto('/break-in')
    await send(page, attempt)
    const card = verdict(page, attempt, 'rival')
    const why = page.getByRole('region', { name: 'Why' })
    await expect(why).toBeVisible()
    const bar = await page.getByRole('navigation', { name: 'Main' }).boundingBox()
    const bottom = bar?.y ?? 0
    expect(bottom).toBeGreaterThan(0)
    for (const [name, part] of Object.entries({
      path: page.getByRole('figure'),
      verdict: card.getByRole('heading', { name: 'Denied' }),
      sentence: card.getByText(/is not authorized to perform/).first(),
      request: why.getByText('your request carried'),
      policy: why.getByText('the policy wants'),
      explanation: why,
    })) {
      const box = await part.boundingBox()
      expect(box, name).not.toBeNull()
      expect(box?.y ?? -1, `top of the ${name}`).toBeGreaterThanOrEqual(0)
      expect((box?.y ?? 0) + (box?.height ?? 0), `bottom of the ${name}`).toBeLessThanOrEqual(
        bottom,
      )
    }
  },
)

test('who wants less motion has the same story, told at once', async ({ page, complaints }) => {
  complaints.expect(refusedByServer)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const [attempt] = attempts
  if (attempt === undefined) throw new Error('The catalogue is empty.')
  await page.goto('/break-in')
  await send(page, attempt)
  await expect(verdict(page, attempt, 'rival').getByRole('heading')).toHaveText('Denied')
  const path = page.getByRole('figure', { name: /IAM stopped your GetItem/ })
  await expect(path.getByText('refused')).toBeVisible()
  // None that goes on: what stays is what is drawn.
  await expect
    .poll(() =>
      page.evaluate(
        () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
      ),
    )
    .toBe(0)
})
