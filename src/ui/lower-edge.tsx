/**
 * What lies over the page's lower edge, so that nothing moves when it comes or goes: all of it in one place of the frame, one
 * below the other.
 */
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'

export interface LowerEdgeProps {
  readonly children: ReactNode
}

/** Where there is no frame, what it shows stands where it is written. */
export function LowerEdge({ children }: LowerEdgeProps) {
  const place = document.getElementById('lower-edge')
  return place ? createPortal(children, place) : children
}
