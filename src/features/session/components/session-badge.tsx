/**
 * The way to the session, in the corner of the header. It is there from the start and stays the same link, so that a click
 * or the focus is not lost at the moment when what it shows comes.
 */
import type { ReactNode } from 'react'
import { usePathname } from 'wouter/use-browser-location'
import '../../../ui/identity-face.css'
import { Link } from '../../../ui/link.tsx'
import './session-badge.css'

export interface SessionBadgeProps {
  /** Who you are, as `SessionBadgeFace` shows it. */
  readonly children: ReactNode
}

export function SessionBadge({ children }: SessionBadgeProps) {
  const location = usePathname()
  return (
    <Link
      href="/session"
      className="session-badge"
      aria-current={location === '/session' ? 'page' : undefined}
    >
      {children}
      <span className="visually-hidden">, your session</span>
    </Link>
  )
}
