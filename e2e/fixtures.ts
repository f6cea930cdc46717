/**
 * The test function of all specs. It knows two things of its target, BASE_URL and what /config.json there says, fails a test
 * whose pages complain (console errors and warnings, uncaught errors and rejections, policy violations), and takes away in the
 * end what the tests' players saved.
 */
import { test as base, expect } from '@playwright/test'
import type {
  APIRequestContext,
  APIResponse,
  BrowserContext,
  Page,
  PlaywrightWorkerArgs,
  Response,
  Route,
} from '@playwright/test'
import { cleanUpAfter, notePlayer, type Players } from './clean-up.ts'

export { expect }

/** What the specs need of `/config.json`. */
export interface Stack {
  readonly region: string
  /** Absent on AWS. */
  readonly endpoint?: string
  readonly account: string
  readonly tableName: string
  /** Absent where the target has no bucket for players' files. */
  readonly filesBucket?: string
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

interface WorkerFixtures {
  /** All that the pages of this worker's tests were, the rivals among them. */
  readonly players: Players
}

/** Chromium says this for every denial: AWS answers it with 400. */
export const refusedByServer = /responded with a status of 400/

/** As S3 denies. */
export const refusedByS3 = /responded with a status of 403/

/** AWS asks for patience with these, and the SDK has it: it tries again, while Chromium complains all the same. */
const throttles = /(ProvisionedThroughputExceeded|TooManyRequests|Throttling)Exception/

/** Chromium says this for a request that got no answer. */
export const noAnswer = /net::ERR_/

export const test = base.extend<Fixtures, WorkerFixtures>({
  players: [
    async ({ playwright }, use, { project }) => {
      const players: Players = new Set()
      await use(players)
      // Stand-ins that are gone in a moment need no cleaning; clean-up.spec.ts does it there once.
      if (process.env['LOCAL_URL'] !== undefined) return
      const request = await newRequest(playwright, project.use.baseURL)
      await cleanUpAfter(players, await stackOf(request))
      await request.dispose()
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  request: async ({ playwright, baseURL }, use) => {
    const request = await newRequest(playwright, baseURL)
    await use(request)
    await request.dispose()
  },

  stack: async ({ request }, use) => {
    await use(await stackOf(request))
  },

  complaints: [
    async ({ context, players }, use) => {
      const expected: RegExp[] = []
      const allowed: RegExp[] = []
      const heardBy = await listen(context, players)
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

  otherPlayer: async ({ browser, players }, use) => {
    const contexts: BrowserContext[] = []
    const listeners: (() => Promise<string[]>)[] = []
    await use(async () => {
      const context = await browser.newContext()
      contexts.push(context)
      listeners.push(await listen(context, players))
      return await context.newPage()
    })
    const heard = await Promise.all(listeners.map((complaints) => complaints()))
    for (const context of contexts) await context.close()
    expect(heard.flat(), "complaints of the other player's page").toEqual([])
  },
})

/** The answer that a page would get to a request that is held back, wherever the page comes from. */
export function answerTo(route: Route): Promise<APIResponse> {
  const { url, headers } = findable(new URL(route.request().url()))
  return route.fetch({ url, headers: { ...route.request().headers(), ...headers } })
}

async function newRequest(
  { request }: PlaywrightWorkerArgs['playwright'],
  baseURL: string | undefined,
): Promise<APIRequestContext> {
  const { url, headers } = findable(new URL(baseURL ?? ''))
  return await request.newContext({ baseURL: url, extraHTTPHeaders: headers })
}

async function stackOf(request: APIRequestContext): Promise<Stack> {
  return (await (await request.get('/config.json')).json()) as Stack
}

/** Browsers look for names below localhost on this machine. Node asks the system, which may not know them. */
function findable(address: URL): { readonly url: string; readonly headers: { host?: string } } {
  const { hostname, host, href } = address
  if (!hostname.endsWith('.localhost')) return { url: href, headers: {} }
  const here = new URL(href)
  here.hostname = '127.0.0.1'
  return { url: here.href, headers: { host } }
}

/** How a page complains that it tried what its Content-Security-Policy forbids. */
export const policyViolation = /^error: Content-Security-Policy: /

/** Hears what the pages of a browser complain of, save throttles. */
async function listen(context: BrowserContext, players: Players): Promise<() => Promise<string[]>> {
  const heard: string[] = []
  const refused: Promise<boolean>[] = []
  // Chromium writes most violations to the console itself, but none that is also thrown, since a script may catch that.
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      console.error(`Content-Security-Policy: ${effectiveDirective} forbids ${blockedURI}`)
    })
  })
  context.on('request', (request) => {
    notePlayer(players, request)
  })
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
