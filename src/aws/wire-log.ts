/** The exchanges of this visit, kept in memory for the wire rail. What comes in here has its secrets masked already. */
import type { Exchange } from '../domain/exchange.ts'
import type { WireLog } from './contract.ts'

/** Beyond this, exchanges are dropped: those that got no answer first, then the oldest. */
export const keptExchanges = 200

/** A `WireLog` that can be written to. */
export interface WritableWireLog extends WireLog {
  /** Names an exchange that is about to begin: `x1`, `x2`… */
  nextId(): string
  /** Adds a pending exchange, or replaces the one with the same ID while it is still kept. */
  put(exchange: Exchange): void
  find(id: string): Exchange | undefined
}

export function createWireLog(): WritableWireLog {
  let exchanges: readonly Exchange[] = []
  let named = 0
  const listeners = new Set<() => void>()
  let isTelling = false

  /** In a task of its own, so that a request leaves before the page shows it, and what happens at once is shown at once. */
  function tell() {
    if (isTelling) return
    isTelling = true
    setTimeout(() => {
      isTelling = false
      for (const listener of listeners) listener()
    })
  }

  return {
    nextId() {
      named += 1
      return `x${named.toString()}`
    },
    put(exchange) {
      const index = exchanges.findIndex(({ id }) => id === exchange.id)
      if (index >= 0) exchanges = exchanges.with(index, exchange)
      // One that was dropped while its answer was on the way stays dropped.
      else if (exchange.state !== 'pending') return
      else exchanges = withoutSurplus([...exchanges, exchange])
      tell()
    },
    find: (id) => exchanges.find((exchange) => exchange.id === id),
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    snapshot: () => exchanges,
  }
}

/** A long outage, with its many tries, must not push out the answers that the page still speaks of. */
function withoutSurplus(exchanges: readonly Exchange[]): readonly Exchange[] {
  if (exchanges.length <= keptExchanges) return exchanges
  const unanswered = exchanges.findIndex(({ state }) => state === 'failed')
  return exchanges.toSpliced(Math.max(unanswered, 0), 1)
}
