/** Who you are, for the badge: access and time left, name, face. */
import type { Session } from '../../../domain/session.ts'
import { IdentityFace } from '../../../ui/identity-face.tsx'
import { useIdentityLook } from '../../../ui/use-identity-look.ts'
import { useTimeLeft } from './use-time-left.ts'

export interface SessionBadgeFaceProps {
  /** Absent while it opens. */
  readonly session: Session | undefined
  readonly failed: boolean
}

export function SessionBadgeFace({ session, failed }: SessionBadgeFaceProps) {
  const look = useIdentityLook(session?.identityId)
  const timeLeft = useTimeLeft(session)
  return (
    <>
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
        {look?.name ?? (failed ? '' : 'You')}
      </span>
      <IdentityFace seat="me" identityId={session?.identityId} />
    </>
  )
}
