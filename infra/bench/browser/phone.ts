/**
 * A browser on a slow machine and a fast-4G network, as Chromium's own tools set them, with nothing in its cache. What is
 * measured is taken in the page, on its own clock, which starts with the navigation.
 */
import type { Browser, Page } from '@playwright/test'

const cpuSlowdown = 4
/** "Fast 4G" of Chromium's network panel: 9 Mbit/s down, 1.5 Mbit/s up, 165 ms. */
const fast4g = {
  offline: false,
  downloadThroughput: ((9 * 1000 * 1000) / 8) * 0.9,
  uploadThroughput: ((1.5 * 1000 * 1000) / 8) * 0.9,
  latency: 60 * 2.75,
}

export interface Visit {
  readonly url: string
  /** What the page finds in its storage. */
  readonly storage?: Readonly<Record<string, string>>
  /** Runs in the page before anything of it. */
  readonly before?: () => void
}

/** Opens a page with an empty cache, and gives what `use` makes of it. */
export async function visit<Result>(
  browser: Browser,
  { url, storage = {}, before }: Visit,
  use: (page: Page) => Promise<Result>,
): Promise<Result> {
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
    if (before) await page.addInitScript(before)
    await page.goto(url, { waitUntil: 'commit' })
    return await use(page)
  } finally {
    await context.close()
  }
}
