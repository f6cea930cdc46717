/** The wire beside every page of a wide screen. */
import type { Exchange } from '../../../domain/exchange.ts'
import { WireList } from './wire-list.tsx'
import './wire-rail.css'

export interface WireRailProps {
  readonly exchanges: readonly Exchange[]
  readonly onOpen: (exchangeId: string) => void
}

export function WireRail({ exchanges, onOpen }: WireRailProps) {
  return (
    <aside className="wire-rail" aria-label="The wire">
      <h2 className="wire-rail-title">
        The wire
        <span className="wire-rail-count">
          {exchanges.length}
          <span className="visually-hidden"> requests</span>
        </span>
      </h2>
      <WireList exchanges={exchanges} onOpen={onOpen} />
    </aside>
  )
}
