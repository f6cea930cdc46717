/**
 * All commands of this visit, newest first. Each entry is put in its place by a transform: a new one at the top moves the
 * others on without a layout shift.
 */
import type { CSSProperties } from 'react'
import type { Tries } from '../group-tries.ts'
import { WireEntry } from './wire-entry.tsx'
import './wire-list.css'

export interface WireListProps {
  /** Newest last. */
  readonly commands: readonly Tries[]
  /** The exchange that the page speaks of. */
  readonly inView: string | undefined
  readonly onOpen: (exchangeId: string) => void
}

export function WireList({ commands, inView, onOpen }: WireListProps) {
  if (commands.length === 0)
    return <p className="wire-list-empty">Every request to AWS shows up here, as it is sent.</p>
  return (
    <ol
      className="wire-list"
      aria-label="Requests to AWS, newest first"
      style={{ '--entries': commands.length } as CSSProperties}
    >
      {commands.toReversed().map((tries, place) => (
        <li key={tries[0].id} style={{ '--place': place } as CSSProperties}>
          <WireEntry
            tries={tries}
            isInView={tries.some(({ id }) => id === inView)}
            onOpen={onOpen}
          />
        </li>
      ))}
    </ol>
  )
}
