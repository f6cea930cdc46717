/** Moments of a page's first seconds, each in milliseconds since the navigation began. */
import type { Browser } from '@playwright/test'
import { visit, type Visit } from './phone.ts'

// What is given to `visit` runs in the page before its own scripts, and is sent there as its text: it sees nothing of this file.

/** When the first text or picture was painted. */
export function firstContentfulPaint(browser: Browser, to: Visit): Promise<number> {
  return visit(browser, to, () => {
    window.moment = new Promise((resolve) => {
      const watch = new PerformanceObserver((list) => {
        const [paint] = list.getEntriesByName('first-contentful-paint')
        if (paint !== undefined) resolve(paint.startTime)
      })
      watch.observe({ type: 'paint', buffered: true })
    })
  })
}

/** When pressing Play started a round: it is pressed as soon as it is there. */
export function firstRound(browser: Browser, to: Visit): Promise<number> {
  return visit(browser, to, () => {
    window.moment = new Promise((resolve) => {
      let pressed: HTMLButtonElement | undefined
      const watch = new MutationObserver(() => {
        if (pressed === undefined) {
          const buttons = [...document.querySelectorAll('button')]
          pressed = buttons.find(({ textContent }) => textContent.trim() === 'Play')
          pressed?.click()
        } else if (!pressed.isConnected) {
          // The round has begun where the invitation to it is gone.
          resolve(performance.now())
        }
      })
      watch.observe(document, { childList: true, subtree: true })
    })
  })
}

/** When the player's scores, or that there are none, stood in the page. */
export function ownScores(browser: Browser, to: Visit): Promise<number> {
  return visit(browser, to, () => {
    window.moment = new Promise((resolve) => {
      const watch = new MutationObserver(() => {
        const isThere =
          document.querySelector('table td') !== null ||
          document.body.textContent.includes('Nothing yet.')
        if (isThere) resolve(performance.now())
      })
      watch.observe(document, { childList: true, subtree: true, characterData: true })
    })
  })
}
