/**
 * How far a request has come that a result shows. The wire tells when it left: before that a rival may have to be opened, or
 * something put in place for it, and on a slow network that takes a while.
 */
import { useState } from 'react'
import type { Aim, Attempt, Outcome } from '../../domain/attempt.ts'
import type { Exchange } from '../../domain/exchange.ts'
import type { SentAttempt } from './attempt-results.ts'

export interface Journey {
  /** `ready` until the request is on the wire. */
  readonly state: 'ready' | 'sending' | Outcome['kind']
  /** It was sent while this was in sight; else its result was there already. */
  readonly wasAwaited: boolean
}

export function useJourney(
  { id, operation }: Pick<Attempt, 'id' | 'operation'>,
  aim: Aim,
  sent: SentAttempt | undefined,
  exchanges: readonly Exchange[],
): Journey {
  const key = `${id} ${aim}`
  const [before, setBefore] = useState({ key, hasLeft: false, wasAwaited: false })
  const known = before.key === key ? before : { key, hasLeft: false, wasAwaited: false }
  const isSending = sent?.state === 'sending'
  const now = {
    key,
    // Once it has left, it is on its way until its outcome is known, which is a moment after its answer.
    hasLeft: isSending && (known.hasLeft || exchanges.some(isItsExchange)),
    wasAwaited: isSending || known.wasAwaited,
  }
  if (
    now.key !== before.key ||
    now.hasLeft !== before.hasLeft ||
    now.wasAwaited !== before.wasAwaited
  )
    setBefore(now)
  return {
    state: isSending ? (now.hasLeft ? 'sending' : 'ready') : (sent?.outcome?.kind ?? 'ready'),
    wasAwaited: now.wasAwaited,
  }

  function isItsExchange(exchange: Exchange): boolean {
    return exchange.state === 'pending' && exchange.aim === aim && exchange.operation === operation
  }
}
