/** What the session is: identity, role, access, time left. */
import type { ReactNode } from 'react'
import type { Session } from '../../../domain/session.ts'
import { maskIdentityId } from '../../../domain/mask.ts'
import { IdentityFace } from '../../../ui/identity-face.tsx'
import { useIdentityLook } from '../../../ui/use-identity-look.ts'
import { useTimeLeft } from './use-time-left.ts'
import './session-facts.css'

export interface SessionFactsProps {
  readonly session: Session
  readonly roleArn: string
  /** What can be done with the identity ID, beside it. */
  readonly children?: ReactNode
}

export function SessionFacts({ session, roleArn, children }: SessionFactsProps) {
  const look = useIdentityLook(session.identityId)
  const timeLeft = useTimeLeft(session)
  return (
    <div className="session-facts-group">
      <div className="session-facts-who">
        <IdentityFace seat="me" identityId={session.identityId} size="large" />
        <div>
          <p className="session-facts-name">{look?.name ?? 'You'}</p>
          <p>The face and name are drawn from a hash of your identity ID.</p>
        </div>
      </div>
      <dl className="session-facts">
        <div>
          <dt>Identity ID</dt>
          <dd>
            {session.access === 'guest' ? maskIdentityId(session.identityId) : session.identityId}
          </dd>
          {children !== undefined && <dd className="session-facts-more">{children}</dd>}
        </div>
        <div>
          <dt>Access</dt>
          <dd>{session.access}</dd>
        </div>
        <div>
          <dt>Role</dt>
          <dd>{roleArn}</dd>
        </div>
        <div>
          <dt>Credentials</dt>
          <dd>{timeLeft}</dd>
        </div>
      </dl>
    </div>
  )
}
