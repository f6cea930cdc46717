/**
 * The test function of all specs. It knows two things of its target, BASE_URL and what /config.json there says, and fails
 * a test whose pages complain: console errors and warnings, uncaught errors and rejections, policy violations.
 */
import { test as base, expect } from '@playwright/test'
import type { BrowserContext, Page } from '@playwright/test'

export { expect }

/** What the specs need of `/config.json`. */
export interface Stack {
  readonly region: string
  readonly account: string
  readonly tableName: string
  readonly identityPoolId: string
  readonly roles: { readonly guest: { readonly arn: string } }
}

export interface Complaints {
  /** Says that the test causes complaints of this form. Without a match in the end, the test fails as well. */
  expect(pattern: RegExp): void
  /** Says that the test may cause complaints of this form. */
  allow(pattern: RegExp): void
}

interface Fixtures {
  readonly stack: Stack
  readonly complaints: Complaints
  /** Opens a browser of another person: nothing is shared with the first. */
  readonly otherPlayer: () => Promise<Page>
}

/** Chromium says this for every denial: AWS answers it with 400. */
export const refusedByServer = /responded with a status of 400/

/** Chromium says this for a request that got no answer. */
export const noAnswer = /net::ERR_/

export const test = base.extend<Fixtures>({
  stack: async ({ request }, use) => {
    const response = await request.get('/config.json')
    await use((await response.json()) as Stack)
  },

  complaints: [
    async ({ context }, use) => {
      const heard: string[] = []
      const expected: RegExp[] = []
      const allowed: RegExp[] = []
      listen(context, heard)
      await use({
        expect: (pattern) => {
          expected.push(pattern)
        },
        allow: (pattern) => {
          allowed.push(pattern)
        },
      })
      const unexpected = heard.filter(
        (text) => ![...expected, ...allowed].some((pattern) => pattern.test(text)),
      )
      expect(unexpected, 'complaints of the page').toEqual([])
      const missing = expected.filter((pattern) => !heard.some((text) => pattern.test(text)))
      expect(missing, 'complaints that the test expected').toEqual([])
    },
    { auto: true },
  ],

  otherPlayer: async ({ browser }, use) => {
    const contexts: BrowserContext[] = []
    const heard: string[] = []
    await use(async () => {
      const context = await browser.newContext()
      contexts.push(context)
      listen(context, heard)
      return await context.newPage()
    })
    for (const context of contexts) await context.close()
    expect(heard, "complaints of the other player's page").toEqual([])
  },
})

function listen(context: BrowserContext, heard: string[]) {
  context.on('console', (message) => {
    const kind = message.type()
    if (kind === 'error' || kind === 'warning') {
      heard.push(`${kind}: ${message.text()} (${message.location().url})`)
    }
  })
  // Unhandled rejections too.
  context.on('weberror', (error) => {
    heard.push(`uncaught: ${error.error().message}`)
  })
}
