/** The story in one line: you, IAM's gate, the partition asked for. Solid as far as the request came, dashed after. */
import { useState } from 'react'
import type { Aim } from '../../../domain/attempt.ts'
import { IdentityFace } from '../../../ui/identity-face.tsx'
import { LockIcon } from '../../../ui/icons/lock-icon.tsx'
import { OpenLockIcon } from '../../../ui/icons/open-lock-icon.tsx'
import { useIdentityLook } from '../../../ui/use-identity-look.ts'
import './path-line-motion.css'
import './path-line.css'

export interface PathLineProps {
  readonly state: 'ready' | 'sending' | 'granted' | 'denied' | 'failed'
  readonly aim: Aim
  /** What is sent: `GetItem`. Absent before an attempt is chosen. */
  readonly operation?: string
  /** What stands at the gate: `IAM`, or `Cognito` for its public operations. */
  readonly gate: 'IAM' | 'Cognito'
  /** What is asked for. Default: `partition`. */
  readonly place?: 'partition' | 'prefix' | 'credentials'
  /** What is let through finds nothing there: it does not arrive. */
  readonly leadsNowhere?: boolean | undefined
  readonly ownIdentityId: string | undefined
  readonly rivalIdentityId: string | undefined
}

/** What the gate did with it. */
const gateWords: Record<PathLineProps['state'], string> = {
  ready: '',
  sending: 'deciding…',
  granted: 'let through',
  denied: 'refused',
  failed: 'no answer',
}

/** What became of it beyond the gate. */
const arrival: Record<PathLineProps['state'], string> = {
  ready: '',
  sending: '',
  granted: 'arrived',
  denied: 'never arrived',
  failed: '',
}

export function PathLine({
  state,
  aim,
  operation,
  gate,
  place = 'partition',
  leadsNowhere = false,
  ownIdentityId,
  rivalIdentityId,
}: PathLineProps) {
  const target = aim === 'own' ? ownIdentityId : rivalIdentityId
  const ownLook = useIdentityLook(ownIdentityId)
  const targetLook = useIdentityLook(target)
  const flight = useFlight(state)
  const isLost = leadsNowhere && state === 'granted'
  return (
    <figure className={`path-line path-line-${state}${isLost ? ' path-line-lost' : ''}`}>
      <figcaption className="visually-hidden">
        {isLost
          ? `${gate} let your ${operation ?? 'request'} through. It led nowhere.`
          : describe(state, aim, gate, place, operation)}
      </figcaption>
      <div className="path-line-picture" aria-hidden="true">
        <span className="path-line-end">
          <IdentityFace seat="me" identityId={ownIdentityId} size="large" />
          <span key={ownLook?.name} className="path-line-name">
            {ownLook?.name ?? 'You'}
          </span>
          {/* Without a name the role is all there is to say, and is said above. */}
          <span className="path-line-note">{ownLook && 'you'}</span>
        </span>
        <span className="path-line-leg path-line-first">
          <span className="path-line-label">
            {operation !== undefined &&
              (gate !== 'IAM'
                ? 'not signed'
                : state === 'ready'
                  ? operation
                  : `${operation} · signed`)}
          </span>
          {state !== 'ready' && <span key={flight} className="path-line-spark" />}
        </span>
        <span className="path-line-gate">
          <span className="path-line-lock">
            {state === 'granted' ? <OpenLockIcon size={28} /> : <LockIcon size={28} />}
          </span>
          <span className="path-line-gate-name">{gate}</span>
          <span className="path-line-note path-line-word">{gateWords[state]}</span>
        </span>
        <span className="path-line-leg path-line-second">
          <span className="path-line-label">{isLost ? 'led nowhere' : arrival[state]}</span>
          {state === 'granted' && !isLost && <span key={flight} className="path-line-spark" />}
        </span>
        <span className="path-line-end">
          <IdentityFace seat={aim === 'own' ? 'me' : 'rival'} identityId={target} size="large" />
          <span key={targetLook?.name} className="path-line-name">
            {targetLook?.name ?? (aim === 'own' ? 'You' : 'Rival')}
          </span>
          <span className="path-line-note">
            {aim === 'own' ? 'your ' : 'rival’s '}
            {place}
          </span>
        </span>
      </div>
    </figure>
  )
}

/** Counts what was sent, so that each request sets out from the start of the line. */
function useFlight(state: PathLineProps['state']): number {
  const [{ count, last }, setFlight] = useState({ count: 0, last: state })
  if (state !== last) setFlight({ count: state === 'sending' ? count + 1 : count, last: state })
  return count
}

function describe(
  state: PathLineProps['state'],
  aim: Aim,
  gate: PathLineProps['gate'],
  place: string,
  operation: string | undefined,
): string {
  const where = `${aim === 'own' ? 'your own' : 'the rival’s'} ${place}`
  if (operation === undefined) return `From you, through ${gate}, to ${where}.`
  switch (state) {
    case 'ready':
      return `${operation} from you, through ${gate}, to ${where}: not sent yet.`
    case 'sending':
      return `${operation} is on its way to ${gate}, for ${where}.`
    case 'granted':
      if (gate === 'Cognito') return `Cognito answered your ${operation} with ${where}.`
      return `${gate} let your ${operation} through to ${where}.`
    case 'denied':
      if (gate === 'Cognito') return `Cognito refused your ${operation} for ${where}.`
      return `${gate} stopped your ${operation}. It never arrived at ${where}.`
    case 'failed':
      return `Your ${operation} got no result.`
  }
}
