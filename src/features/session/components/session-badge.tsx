/** Who you are, in the corner of the header; opens the session. */
import { Link, useLocation } from 'wouter'
import type { Session } from '../../../domain/session.ts'
import { IdentityFace } from '../../../ui/identity-face.tsx'
import { useIdentityLook } from '../../../ui/use-identity-look.ts'
import { useTimeLeft } from './use-time-left.ts'
import './session-badge.css'

export interface SessionBadgeProps {
  /** Absent while it opens. */
  readonly session: Session | undefined
  readonly failed: boolean
}

export function SessionBadge({ session, failed }: SessionBadgeProps) {
  const look = useIdentityLook(session?.identityId)
  const timeLeft = useTimeLeft(session)
  const [location] = useLocation()
  return (
    <Link
      href="/session"
      className="session-badge"
      aria-current={location === '/session' ? 'page' : undefined}
    >
      <span className="session-badge-state">
        {session ? (
          <>
            <span className="session-badge-access">{session.access} · </span>
            {timeLeft}
          </>
        ) : failed ? (
          'no session'
        ) : (
          'opening…'
        )}
      </span>
      {/* Another element, not another text, which would count as one that jumped. */}
      <span key={look?.name} className="session-badge-name">
        {look?.name ?? 'You'}
      </span>
      <IdentityFace seat="me" identityId={session?.identityId} />
      <span className="visually-hidden">, your session</span>
    </Link>
  )
}
