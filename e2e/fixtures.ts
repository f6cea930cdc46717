/**
 * The test function of all specs. It knows two things of its target, BASE_URL and what /config.json there says, and fails
 * a test whose pages complain: console errors and warnings, uncaught errors and rejections, policy violations.
 */
import { test as base, expect } from '@playwright/test'
import type { BrowserContext, Page, Response } from '@playwright/test'

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

/** AWS asks for patience with these, and the SDK has it: it tries again, while Chromium complains all the same. */
const throttles = /(ProvisionedThroughputExceeded|TooManyRequests|Throttling)Exception/

/** Chromium says this for a request that got no answer. */
export const noAnswer = /net::ERR_/

export const test = base.extend<Fixtures>({
  // Browsers look for names below localhost on this machine. Node asks the system, which may not know them.
  request: async ({ playwright, baseURL }, use) => {
    const { protocol, hostname, host, port } = new URL(baseURL ?? '')
    const context = await playwright.request.newContext(
      hostname.endsWith('.localhost')
        ? { baseURL: `${protocol}//127.0.0.1:${port}`, extraHTTPHeaders: { host } }
        : { baseURL },
    )
    await use(context)
    await context.dispose()
  },

  stack: async ({ request }, use) => {
    const response = await request.get('/config.json')
    await use((await response.json()) as Stack)
  },

  complaints: [
    async ({ context }, use) => {
      const expected: RegExp[] = []
      const allowed: RegExp[] = []
      const heardBy = listen(context)
      await use({
        expect: (pattern) => {
          expected.push(pattern)
        },
        allow: (pattern) => {
          allowed.push(pattern)
        },
      })
      const heard = await heardBy()
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
    const listeners: (() => Promise<string[]>)[] = []
    await use(async () => {
      const context = await browser.newContext()
      contexts.push(context)
      listeners.push(listen(context))
      return await context.newPage()
    })
    const heard = await Promise.all(listeners.map((complaints) => complaints()))
    for (const context of contexts) await context.close()
    expect(heard.flat(), "complaints of the other player's page").toEqual([])
  },
})

/** Hears what the pages of a browser complain of, save throttles. */
function listen(context: BrowserContext): () => Promise<string[]> {
  const heard: string[] = []
  const refused: Promise<boolean>[] = []
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
  context.on('response', (response) => {
    if (response.status() === 400) refused.push(isThrottle(response))
  })
  return async () => {
    const complaints = [...heard]
    const refusals = complaints.filter((text) => refusedByServer.test(text)).length
    // A complaint may be heard before its answer is told.
    while (refused.length < refusals && (await nextRefusal(context)));
    // Chromium does not say which answer it complains of, so as many are left out as there were throttles.
    for (const throttled of await Promise.all(refused)) {
      const index = complaints.findIndex((text) => throttled && refusedByServer.test(text))
      if (index !== -1) complaints.splice(index, 1)
    }
    return complaints
  }
}

/** Whether a page is refused something within two seconds. */
async function nextRefusal(context: BrowserContext): Promise<boolean> {
  try {
    await context.waitForEvent('response', {
      predicate: (response) => response.status() === 400,
      timeout: 2_000,
    })
    return true
  } catch {
    return false
  }
}

async function isThrottle(response: Response): Promise<boolean> {
  try {
    return throttles.test(await response.text())
  } catch {
    // The page went away with the answer. Nobody was left to see it, whatever it was.
    return true
  }
}
