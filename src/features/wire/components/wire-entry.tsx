/** One line of the wire: what was asked, by whom, and what came of it. Pressing it opens the exchange. */
import type { Exchange } from '../../../domain/exchange.ts'
import './wire-entry.css'

export interface WireEntryProps {
  readonly exchange: Exchange
  readonly onOpen: (exchangeId: string) => void
}

export function WireEntry({ exchange, onOpen }: WireEntryProps) {
  return (
    <button
      type="button"
      className={`wire-entry wire-entry-${toneOf(exchange)}`}
      onClick={() => {
        onOpen(exchange.id)
      }}
    >
      <span className="wire-entry-dot" aria-hidden="true" />
      <span className="wire-entry-name">
        <span className="visually-hidden">{exchange.service} </span>
        {exchange.operation}
      </span>
      <span className="wire-entry-note">{noteOf(exchange)}</span>
      <span className="wire-entry-answer">
        {answerOf(exchange)}
        {exchange.state === 'answered' && <span className="visually-hidden"> milliseconds</span>}
      </span>
    </button>
  )
}

function noteOf({ seat, purpose }: Exchange): string {
  return [seat === 'rival' ? 'as rival' : undefined, purpose]
    .filter((note) => note !== undefined)
    .join(' · ')
}

function answerOf({ state, status, durationMs }: Exchange): string {
  switch (state) {
    case 'pending':
      return '…'
    case 'failed':
      return 'no answer'
    case 'answered':
      return [status, durationMs === undefined ? undefined : Math.round(durationMs)]
        .filter((part) => part !== undefined)
        .join(' · ')
  }
}

function toneOf({ state, status }: Exchange): 'pending' | 'good' | 'refused' {
  if (state === 'pending') return 'pending'
  return state === 'answered' && status !== undefined && status < 400 ? 'good' : 'refused'
}
