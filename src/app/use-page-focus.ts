/**
 * Moves the focus to the heading of a page that was navigated to, and the view to its top. The page that was loaded first
 * leaves the focus where the browser has it, and moves within one page do not touch it.
 */
import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'

export function usePageFocus(): void {
  const [location] = useLocation()
  const page = location.split('/')[1] ?? ''
  const shownPage = useRef(page)
  useEffect(() => {
    if (shownPage.current === page) return
    shownPage.current = page
    window.scrollTo(0, 0)
    document.querySelector<HTMLElement>('#page h1')?.focus({ preventScroll: true })
  }, [page])
}
