/**
 * Where the view and the focus go when another attempt is chosen, and when one comes back to the list. Where list and result stand
 * side by side, the focus stays on what was pressed. On a narrow screen one takes the other's place, and the focus with it.
 */
import { useCallback, useLayoutEffect, useRef } from 'react'

/** @param attemptId The chosen attempt. `undefined` while only the list is there. */
export function usePlaces(attemptId: string | undefined) {
  const list = useRef<HTMLDivElement>(null)
  const title = useRef<HTMLHeadingElement>(null)
  const shown = useRef(attemptId)
  /** How far down the page was when the list was left. */
  const listTop = useRef(0)

  useLayoutEffect(() => {
    const itemOf = (id: string | undefined) =>
      list.current?.querySelector<HTMLElement>(`[data-attempt="${id ?? ''}"]`) ?? null
    // It may stand outside of what its list shows: by its address, or half of it when it is pressed.
    itemOf(attemptId)?.scrollIntoView({ block: 'nearest' })
    const left = shown.current
    // What is there when the page opens stays where it is.
    if (left === attemptId) return
    shown.current = attemptId
    // What was chosen far down in the list begins at its top.
    window.scrollTo(0, attemptId === undefined ? listTop.current : 0)
    const item = itemOf(attemptId ?? left)
    if (attemptId === undefined) item?.scrollIntoView({ block: 'nearest' })
    if (isFocusLost()) (isShown(item) ? item : title.current)?.focus({ preventScroll: true })
  }, [attemptId])

  /** To be called before an attempt is chosen. */
  const leaveList = useCallback(() => {
    if (shown.current === undefined) listTop.current = window.scrollY
  }, [])

  return { list, title, leaveList }
}

/** What had the focus is gone, or is no longer shown: the browser will take the focus from it in a moment. */
function isFocusLost(): boolean {
  const { activeElement, body } = document
  return activeElement === null || activeElement === body || !isShown(activeElement)
}

function isShown(element: Element | null): element is Element {
  return (element?.getClientRects().length ?? 0) > 0
}
