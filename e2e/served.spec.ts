/** How the app is served, as a browser sees it: by CloudFront as deployed, and by `npm start`. */
import { expect, policyViolation, test } from './fixtures.ts'

const tag = '@local'

test('the page may call AWS and nobody else', { tag }, async ({ page, complaints }) => {
  await page.goto('/')
  complaints.expect(policyViolation)
  // What Chromium says of the same.
  complaints.allow(/violates the .*Content Security Policy/)
  const outcomes = await page.evaluate(async () => {
    // What the test itself evaluates may evaluate more; what a timer calls may not.
    const outcomeLater = (work: () => unknown) =>
      new Promise<string>((resolve) => {
        setTimeout(() => {
          try {
            work()
            resolve('done')
          } catch {
            resolve('refused')
          }
        })
      })
    const elsewhere = 'https://elsewhere.example/'
    const script = Object.assign(document.createElement('script'), { textContent: 'inline = 1' })
    document.body.append(script)
    return {
      fetch: await fetch(elsewhere).then(
        () => 'done',
        () => 'refused',
      ),
      code: await outcomeLater(() => Reflect.construct(Function, ['return 1'])),
      inline: 'inline' in window,
    }
  })
  expect(outcomes).toMatchObject({ fetch: 'refused', code: 'refused', inline: false })
})

test(
  'a page can be reloaded at its address, and what is missing is no page',
  { tag },
  async ({ page, request }) => {
    await page.goto('/lab')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.reload()
    await expect(page).toHaveTitle(/Lab · Leading Key/)
    const missing = await request.get('/assets/missing-AAAA.js')
    expect(missing.status()).toBe(404)
    const assets = [...(await (await request.get('/')).text()).matchAll(/"(\/assets\/[^"]+)"/g)]
    const [, asset = ''] = assets[0] ?? []
    const cacheOf = async (path: string) =>
      (await request.get(path)).headers()['cache-control'] ?? ''
    expect(await cacheOf(asset)).toContain('max-age=31536000, immutable')
    for (const path of ['/', '/config.json', '/lab']) {
      expect(await cacheOf(path), path).toMatch(/^no-(store|cache)$/)
    }
  },
)

test('answers with headers that keep the page to itself', { tag }, async ({ request }) => {
  const headers = (await request.get('/')).headers()
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  })
  const policy = headers['content-security-policy'] ?? ''
  for (const directive of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"]) {
    expect(policy).toContain(directive)
  }
  expect(policy).not.toMatch(/unsafe|\*/)
})
