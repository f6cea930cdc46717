/**
 * Writes what comes in one turn of the event loop as one batch: LevelDB takes one hand-over to another thread and one
 * append to its log for all of them. Each is acknowledged only when the batch is in the log.
 */

type Change = Parameters<DynaliteStore['db']['batch']>[0][number]

interface Waiting {
  readonly change: Change
  readonly callback: DynaliteDone
}

/** Changes are made in the order in which they come. Where the batch fails, all of them have failed. */
export function writeTogether(
  db: DynaliteStore['db'],
): (change: Change, callback: DynaliteDone) => void {
  let waiting: Waiting[] = []

  const flush = () => {
    const batch = waiting
    waiting = []
    const end = (error: unknown) => {
      // As dynalite does, so that what a callback throws reaches the same place.
      for (const { callback } of batch) setImmediate(callback, error)
    }
    db.batch(batch.map(({ change }) => change)).then(() => {
      end(null)
    }, end)
  }

  return (change, callback) => {
    if (waiting.length === 0) setImmediate(flush)
    waiting.push({ change, callback })
  }
}
