/** All exchanges of this visit, newest first. */
import type { Exchange } from '../../../domain/exchange.ts'
import { WireEntry } from './wire-entry.tsx'
import './wire-list.css'

export interface WireListProps {
  /** As the log keeps them: newest last. */
  readonly exchanges: readonly Exchange[]
  readonly onOpen: (exchangeId: string) => void
}

export function WireList({ exchanges, onOpen }: WireListProps) {
  if (exchanges.length === 0)
    return <p className="wire-list-empty">Every request to AWS shows up here, as it is sent.</p>
  return (
    <ol className="wire-list" aria-label="Requests to AWS, newest first">
      {exchanges.toReversed().map((exchange) => (
        <li key={exchange.id}>
          <WireEntry exchange={exchange} onOpen={onOpen} />
        </li>
      ))}
    </ol>
  )
}
