/** What became of a finished round. It says saved only once DynamoDB said so; until then the round stays on the screen. */
import type { Exchange } from '../../../domain/exchange.ts'
import { ExchangeLink } from '../../../ui/exchange-link.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { GrantedIcon } from '../../../ui/icons/granted-icon.tsx'
import type { RoundOfVisit } from '../use-rounds.ts'
import './round-status.css'

export interface RoundStatusProps {
  readonly finished: RoundOfVisit
  /** The exchange that counted the round, once it is saved. */
  readonly exchange: Exchange | undefined
  /** Saves the same round again, under the same ID. */
  readonly onRetry: () => void
  /** Without a box of its own and in few words, to stand below the round's result. Default false. */
  readonly isBare?: boolean
}

export function RoundStatus({ finished, exchange, onRetry, isBare }: RoundStatusProps) {
  const { round, saving } = finished
  const summary = `${round.gameTitle}: ${round.result === 'win' ? 'won' : 'lost'} with ${String(round.score)}`
  const className = isBare ? 'round-status round-status-bare' : 'round-status'
  switch (saving.state) {
    case 'saving':
      return (
        <div className={className} role="status">
          <p className="round-status-title">Saving…</p>
          <p className="round-status-line">{summary}</p>
        </div>
      )
    case 'saved':
      return (
        <div className={className} role="status">
          <p className="round-status-title round-status-saved">
            <GrantedIcon />
            Saved to your partition
          </p>
          <div className="round-status-facts">
            {exchange && <ExchangeLink exchangeId={exchange.id}>{lineOf(exchange)}</ExchangeLink>}
            {saving.newRecord && round.score > 0 && (
              <p className="round-status-record">
                {isBare ? 'New best' : `New best: ${String(round.score)}`}
              </p>
            )}
          </div>
        </div>
      )
    case 'failed':
      if (isBare) {
        return (
          <div className={className} role="status">
            <p className="round-status-title">Not saved yet</p>
            <p className="round-status-line">The round is kept below until it is.</p>
          </div>
        )
      }
      return (
        <div className="round-status round-status-failed">
          <p className="round-status-title">This round is not saved yet</p>
          <p className="round-status-line">{summary}. It is kept here until it is.</p>
          <FailureNotice
            error={saving.error}
            retrying={saving.retrying ?? false}
            onRetry={onRetry}
          />
        </div>
      )
  }
}

function lineOf({ operation, status, durationMs }: Exchange): string {
  return [
    operation,
    status,
    durationMs === undefined ? undefined : `${String(Math.round(durationMs))} ms`,
  ]
    .filter((part) => part !== undefined)
    .join(' · ')
}
