/**
 * A browser on a slow machine and a fast-4G network, as Chromium's own tools set them, with nothing in its cache. What is
 * measured is taken in the page, on its own clock, which starts with the navigation.
 */
import { setTimeout } from 'node:timers/promises'
import type { Browser, CDPSession } from '@playwright/test'

const cpuSlowdown = 4
/** "Fast 4G" of Chromium's network panel: 9 Mbit/s down, 1.5 Mbit/s up, 165 ms. */
const fast4g = {
  offline: false,
  downloadThroughput: ((9 * 1000 * 1000) / 8) * 0.9,
  uploadThroughput: ((1.5 * 1000 * 1000) / 8) * 0.9,
  latency: 60 * 2.75,
}

/** Past this a page is taken not to come to its moment any more. */
const patienceMs = 30_000

export interface Visit {
  readonly url: string
  /** What the page finds in its storage. */
  readonly storage?: Readonly<Record<string, string>>
}

declare global {
  interface Window {
    /** Milliseconds since the navigation began. */
    moment?: Promise<number>
  }
}

/**
 * Opens a page with an empty cache, and gives the moment that `watch` waits for.
 *
 * @param watch Runs in the page before anything of it, and sets `window.moment`.
 */
export async function visit(
  browser: Browser,
  { url, storage = {} }: Visit,
  watch: () => void,
): Promise<number> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    storageState: {
      cookies: [],
      origins: [
        {
          origin: new URL(url).origin,
          localStorage: Object.entries(storage).map(([name, value]) => ({ name, value })),
        },
      ],
    },
  })
  try {
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Network.enable')
    await devtools.send('Network.emulateNetworkConditions', fast4g)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown })
    await page.addInitScript(watch)
    await page.goto(url, { waitUntil: 'commit' })
    return await momentOf(devtools, url)
  } finally {
    await context.close()
  }
}

/**
 * Not by Playwright's own waiting: that sends a script of 300 kB into the page, which it compiles in the midst of what is
 * measured.
 */
async function momentOf(devtools: CDPSession, url: string): Promise<number> {
  const asked = devtools.send('Runtime.evaluate', {
    expression: 'window.moment',
    awaitPromise: true,
  })
  const { result } = await Promise.race([asked, giveUp(url)])
  return Number(result.value)
}

async function giveUp(url: string): Promise<never> {
  await setTimeout(patienceMs, undefined, { ref: false })
  throw new Error(`${url} did not come to what was waited for in ${patienceMs / 1000} s.`)
}
