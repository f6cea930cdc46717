import type { Page } from '@playwright/test'

interface LayoutShift extends PerformanceEntry {
  readonly value: number
  /** Within half a second of a press: that may move what it likes. */
  readonly hadRecentInput: boolean
  readonly sources: readonly {
    readonly node: Node | null
    readonly previousRect: DOMRectReadOnly
    readonly currentRect: DOMRectReadOnly
  }[]
}

/** Collects what moves on the next pages without anybody having pressed anything. */
export async function watchShifts(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(keepShifts)
  return () => shiftsOf(page)
}

/** The same on the page that is open, from now on. */
export async function watchShiftsFromNow(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(keepShifts)
  return () => shiftsOf(page)
}

declare global {
  interface Window {
    shifts?: string[]
  }
}

async function shiftsOf(page: Page): Promise<readonly string[]> {
  const shifts = await page.evaluate(() => window.shifts)
  if (shifts === undefined) throw new Error('Nothing watches this page.')
  return shifts
}

/** Runs in the page. */
function keepShifts() {
  const shifts: string[] = []
  window.shifts = shifts
  const observer = new PerformanceObserver((list) => {
    for (const shift of list.getEntries() as LayoutShift[]) {
      const { value, hadRecentInput, sources } = shift
      // The one heading in pixels is centred, and moves by a hair when its font comes late. CLS is 0.000 all the same.
      const isHeading = sources.every(({ node }) => {
        const element = node instanceof Element ? node : node?.parentElement
        return element?.closest('.arcade-panel-heading') != null
      })
      // So small that both rectangles read the same: another font in the same place.
      const isStill = sources.every(
        ({ previousRect: from, currentRect: to }) => JSON.stringify(from) === JSON.stringify(to),
      )
      if (hadRecentInput || isStill || (isHeading && value < 0.0005)) continue
      const moved = sources.map(({ node, previousRect: from, currentRect: to }) => {
        const what = node instanceof Element ? node.className : node?.textContent
        return [what, from.x, from.y, from.width, 'to', to.x, to.y, to.width].join(' ')
      })
      shifts.push(`${location.pathname} ${value.toFixed(4)}: ${moved.join()}`)
    }
  })
  observer.observe({ type: 'layout-shift' })
}
