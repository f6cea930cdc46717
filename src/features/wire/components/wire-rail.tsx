/** The wire beside every page of a wide screen. */
import type { Tries } from '../group-tries.ts'
import { WireList } from './wire-list.tsx'
import './wire-rail.css'

export interface WireRailProps {
  /** Newest last. */
  readonly commands: readonly Tries[]
  /** The exchange that the page speaks of. */
  readonly inView: string | undefined
  readonly onOpen: (exchangeId: string) => void
}

export function WireRail({ commands, inView, onOpen }: WireRailProps) {
  return (
    <aside className="wire-rail" aria-label="The wire">
      <h2 className="wire-rail-title">
        The wire
        <span className="wire-rail-count">
          {commands.length}
          <span className="visually-hidden"> requests</span>
        </span>
      </h2>
      <WireList commands={commands} inView={inView} onOpen={onOpen} />
    </aside>
  )
}
