/** One mark of an attempt: on yourself or on the rival; not tried, granted, denied. */
import { useState } from 'react'
import type { Aim, Attempt } from '../../../domain/attempt.ts'
import { BarIcon } from '../../../ui/icons/bar-icon.tsx'
import { DotIcon } from '../../../ui/icons/dot-icon.tsx'
import { FailedIcon } from '../../../ui/icons/failed-icon.tsx'
import { GrantedIcon } from '../../../ui/icons/granted-icon.tsx'
import { RingIcon } from '../../../ui/icons/ring-icon.tsx'
import { WarningIcon } from '../../../ui/icons/warning-icon.tsx'
import type { VerdictKind } from '../../../ui/verdict.tsx'
import type { SentAttempt } from '../attempt-results.ts'
import { verdictOf } from './outcome-verdict.ts'
import './attempt-mark.css'

const words: Record<VerdictKind | 'untried' | 'sending', string> = {
  untried: 'not tried',
  sending: 'sending',
  granted: 'granted',
  'granted-warning': 'granted, mind why',
  'granted-empty': 'granted, empty',
  denied: 'denied',
  failed: 'no result',
}

export interface AttemptMarkProps {
  readonly attempt: Attempt
  readonly aim: Aim
  readonly sent: SentAttempt | undefined
}

export function AttemptMark({ attempt, aim, sent }: AttemptMarkProps) {
  const kind =
    sent === undefined
      ? 'untried'
      : sent.outcome === undefined
        ? 'sending'
        : verdictOf(attempt, aim, sent.outcome)
  const [wasAwaited, setWasAwaited] = useState(false)
  if (kind === 'sending' && !wasAwaited) setWasAwaited(true)
  const fresh = wasAwaited && kind !== 'sending' ? ' attempt-mark-fresh' : ''
  return (
    <span className={`attempt-mark attempt-mark-${kind}${fresh}`}>
      <span className="visually-hidden">
        {aim === 'own' ? ', on yourself: ' : ', on the rival: '}
        {words[kind]}
      </span>
      {iconOf(kind)}
    </span>
  )
}

function iconOf(kind: keyof typeof words) {
  switch (kind) {
    case 'granted':
      return <GrantedIcon size={13} />
    case 'granted-warning':
      return <WarningIcon size={13} />
    case 'granted-empty':
      return <RingIcon size={13} />
    case 'denied':
      return <BarIcon size={13} />
    case 'failed':
      return <FailedIcon size={13} />
    case 'untried':
    case 'sending':
      return <DotIcon size={13} />
  }
}
