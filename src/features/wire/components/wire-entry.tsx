/** One line of the wire: what was asked, by whom, and what came of it. Pressing it opens the exchange. */
import type { Exchange } from '../../../domain/exchange.ts'
import { lastTry, type Tries } from '../group-tries.ts'
import { isRefused } from '../permission-of.ts'
import './wire-entry.css'

export interface WireEntryProps {
  readonly tries: Tries
  /** The page speaks of it. */
  readonly isInView?: boolean
  readonly onOpen: (exchangeId: string) => void
}

export function WireEntry({ tries, isInView = false, onOpen }: WireEntryProps) {
  const exchange = lastTry(tries)
  const isRivals = exchange.seat === 'rival' || exchange.aim === 'rival'
  const note = noteOf(exchange)
  const isHelper = exchange.purpose !== undefined || exchange.seat === 'rival'
  return (
    <button
      type="button"
      className={`wire-entry wire-entry-${toneOf(exchange)}${isHelper ? ' wire-entry-helper' : ''}`}
      aria-current={isInView || undefined}
      onClick={() => {
        onOpen(exchange.id)
      }}
    >
      <span className="wire-entry-dot" aria-hidden="true" />
      <span className="wire-entry-name">
        <span className="wire-entry-operation">{exchange.operation}</span>{' '}
        {tries.length > 1 && (
          <span className="wire-entry-tries">
            ×{tries.length}
            <span className="visually-hidden"> tries</span>
          </span>
        )}
      </span>
      <span key={exchange.state} className="wire-entry-answer">
        {answerOf(exchange)}
      </span>
      <span className={isRivals ? 'wire-entry-note wire-entry-rival' : 'wire-entry-note'}>
        {note}
      </span>
    </button>
  )
}

/** Who asked, whom it concerns and what for; else the service alone. */
function noteOf({ seat, service, purpose, aim, errorCode }: Exchange): string {
  // Cognito's calls are signed by nobody, so nobody makes them as the rival.
  const who = seat === 'rival' ? (service === 'cognito-identity' ? 'for rival' : 'as rival') : ''
  const whose = aim === undefined ? '' : aim === 'rival' ? 'on the rival' : 'on yourself'
  const met = errorCode === 'ConditionalCheckFailedException' ? 'condition not met' : ''
  const notes = [who, whose, purpose, met].filter((part) => part !== undefined && part !== '')
  return notes.length === 0 ? service : notes.join(' · ')
}

function answerOf({ state, status, durationMs }: Exchange): string {
  switch (state) {
    case 'pending':
      return '…'
    case 'failed':
      return 'no answer'
    case 'answered':
      return [status, durationMs === undefined ? undefined : `${String(Math.round(durationMs))} ms`]
        .filter((part) => part !== undefined)
        .join(' · ')
  }
}

/** A condition of the writer's own that was not met is neither a denial nor a fault: IAM granted the call. */
function toneOf(exchange: Exchange): 'pending' | 'good' | 'unmet' | 'refused' | 'failed' {
  const { state, status, errorCode } = exchange
  if (state === 'pending') return 'pending'
  if (errorCode === 'ConditionalCheckFailedException') return 'unmet'
  if (isRefused(exchange)) return 'refused'
  return state === 'answered' && status !== undefined && status < 400 ? 'good' : 'failed'
}
