/**
 * Moves the focus to the heading of a page that was navigated to, and the view to its top, once the page is there. The
 * page that was loaded first leaves the focus where the browser has it, and moves within one page do not touch it.
 */
import { useCallback, useRef } from 'react'

/** @returns To be called with the page that is on the screen now, as often as one likes. */
export function usePageFocus(firstPage: string): (page: string) => void {
  const shownPage = useRef(firstPage)
  return useCallback((page: string) => {
    if (shownPage.current === page) return
    shownPage.current = page
    window.scrollTo(0, 0)
    document.querySelector<HTMLElement>('#page h1')?.focus({ preventScroll: true })
  }, [])
}
