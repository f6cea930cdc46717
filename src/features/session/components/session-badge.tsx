/**
 * The way to the session, in the corner of the header. It is there from the start and stays the same link, so that a click
 * or the focus is not lost at the moment when what it shows comes.
 */
import type { ReactNode } from 'react'
import '../../../ui/identity-face.css'
import { Link } from '../../../ui/link.tsx'
import './session-badge.css'

export interface SessionBadgeProps {
  /** Who you are, as `SessionBadgeFace` shows it. */
  readonly children: ReactNode
  /** The session is the page that is shown. */
  readonly isHere: boolean
}

export function SessionBadge({ children, isHere }: SessionBadgeProps) {
  return (
    <Link href="/session" className="session-badge" aria-current={isHere ? 'page' : undefined}>
      {children}
      <span className="visually-hidden">, your session</span>
    </Link>
  )
}
