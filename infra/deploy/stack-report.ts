/** Tells a stack's events: a line for each resource that is done, and what is in work meanwhile. */
import type { Progress } from './progress.ts'
import { stackType, type ResourceEvent } from './stack-events.ts'
import type { Terminal } from './terminal.ts'

const doneWords: Readonly<Record<string, string>> = {
  CREATE_COMPLETE: 'created',
  UPDATE_COMPLETE: 'updated',
  DELETE_COMPLETE: 'deleted',
  DELETE_SKIPPED: 'kept',
  IMPORT_COMPLETE: 'imported',
}

export interface StackReport {
  take(event: ResourceEvent): void
  /** Says again what is in work, where nothing was said for a minute and nobody sees the bar. */
  look(now: number): void
  /** How many resources are done. */
  readonly done: number
}

const quietMs = 60_000

/** As long as the longest name that the template has. */
const nameWidth = 19

/** @param total How many resources there are to do, as far as is known. */
export function createStackReport(
  terminal: Terminal,
  progress: Progress,
  total: number,
  now: number,
): StackReport {
  const startedAt = new Map<string, Date>()
  const done = new Set<string>()
  let lastSaid = now

  const inWork = () => [...startedAt.keys()].join(', ')
  return {
    take({ logicalId, type, status, reason, at }) {
      if (type === stackType) {
        if (
          status.includes('ROLLBACK') &&
          status.endsWith('_IN_PROGRESS') &&
          !status.includes('CLEANUP')
        )
          terminal.line('  going back to how it was before')
        return
      }
      if (status.endsWith('_IN_PROGRESS')) {
        if (!startedAt.has(logicalId)) startedAt.set(logicalId, at)
        progress.show(done.size, inWork())
        return
      }
      const begun = startedAt.get(logicalId)
      startedAt.delete(logicalId)
      const seconds = begun === undefined ? '' : secondsBetween(begun, at)
      const word = doneWords[status]
      lastSaid = Date.now()
      if (word === undefined) {
        terminal.line(
          `  ${status.endsWith('_FAILED') ? 'FAILED' : status}  ${logicalId}: ${reason}`,
        )
        return
      }
      done.add(logicalId)
      const count = `${String(done.size).padStart(String(total).length)} of ${total}`
      terminal.line(`  ${count}  ${word}  ${logicalId.padEnd(nameWidth)}  ${type}${seconds}`)
      progress.show(done.size, inWork())
    },
    look(time) {
      if (terminal.isInteractive || time - lastSaid < quietMs || startedAt.size === 0) return
      lastSaid = time
      terminal.line(`  still at ${inWork()}`)
    },
    get done() {
      return done.size
    },
  }
}

/** Nothing for what took no time. */
function secondsBetween(from: Date, to: Date): string {
  const seconds = Math.round((to.getTime() - from.getTime()) / 1000)
  return seconds > 0 ? `  ${seconds} s` : ''
}
