/** Moments of a page's first seconds, each in milliseconds since the navigation began. */
import type { Browser } from '@playwright/test'
import { visit, type Visit } from './phone.ts'

declare global {
  interface Window {
    /** Kept by the scripts below, which run in the page before its own. */
    moment?: number
  }
}

/** When the first text or picture was painted. */
export function firstContentfulPaint(browser: Browser, to: Visit): Promise<number> {
  return visit(browser, to, async (page) => {
    const paint = await page.waitForFunction(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    )
    return (await paint.jsonValue()) ?? Number.NaN
  })
}

/** When pressing Play started a round: it is pressed as soon as it is there. */
export function firstRound(browser: Browser, to: Visit): Promise<number> {
  const press = () => {
    let pressed: HTMLButtonElement | undefined
    const watch = new MutationObserver(() => {
      if (pressed === undefined) {
        const buttons = [...document.querySelectorAll('button')]
        pressed = buttons.find(({ textContent }) => textContent.trim() === 'Play')
        pressed?.click()
      } else if (!pressed.isConnected) {
        // The round has begun where the invitation to it is gone.
        window.moment ??= performance.now()
      }
    })
    watch.observe(document, { childList: true, subtree: true })
  }
  return momentOf(browser, { ...to, before: press })
}

/** When the player's scores, or that there are none, stood in the page. */
export function ownScores(browser: Browser, to: Visit): Promise<number> {
  const look = () => {
    const watch = new MutationObserver(() => {
      if (window.moment !== undefined) return
      const isThere =
        document.querySelector('table td') !== null ||
        document.body.textContent.includes('Nothing yet.')
      if (isThere) window.moment = performance.now()
    })
    watch.observe(document, { childList: true, subtree: true, characterData: true })
  }
  return momentOf(browser, { ...to, before: look })
}

function momentOf(browser: Browser, to: Visit): Promise<number> {
  return visit(browser, to, async (page) => {
    const moment = await page.waitForFunction(() => window.moment)
    return (await moment.jsonValue()) ?? Number.NaN
  })
}
