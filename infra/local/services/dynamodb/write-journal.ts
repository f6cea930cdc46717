/**
 * What recent writes replaced, so that a read can see the data as it was a moment ago. Kept in memory and bounded: a write
 * is forgotten once every read sees it.
 *
 * Writes run one after another here. So each moment of the past is a state that the whole database was in, its indexes
 * included, and never half of a write.
 */

/** Keeps what a write is about to replace under a key; `undefined` where there is nothing yet. The first image counts. */
export type KeepImage = (key: string, image: unknown) => void

export interface WriteJournal {
  /** Runs a write when its turn comes. What it replaces has to be kept before it is replaced. */
  write<Result>(run: (keep: KeepImage) => Promise<Result>): Promise<Result>
  /** The data as it was then, or as close to that as is remembered. Stays true however long the reader takes. */
  asOf(time: number): Past
}

/** What has to be undone of the present to see the past. It grows while writes go on. */
export interface Past {
  /** What a key held, where that has been replaced since. */
  find(key: string): { readonly image: unknown } | undefined
  /** All keys replaced since, with what they held. */
  images(): ReadonlyMap<string, unknown>
}

export interface WriteJournalOptions {
  /** Milliseconds, from whenever. */
  readonly now: () => number
  /** How far back a reader may look. */
  readonly keepMs: number
  /** How many writes are remembered at most, however young. */
  readonly keepWrites: number
}

/** In a list linked from the oldest to the newest, so that a reader holds on to just what it needs. */
interface Write {
  /** Infinity as long as it is under way. */
  committedAt: number
  readonly images: Map<string, unknown>
  next: Write | undefined
}

export function createWriteJournal({ now, keepMs, keepWrites }: WriteJournalOptions): WriteJournal {
  /** The last write that is forgotten: everything up to it counts as done. */
  let forgotten: Write = { committedAt: -Infinity, images: new Map(), next: undefined }
  let newest = forgotten
  let remembered = 0
  let turn: Promise<unknown> = Promise.resolve()

  async function perform<Result>(run: (keep: KeepImage) => Promise<Result>): Promise<Result> {
    const before = newest
    const write: Write = { committedAt: Infinity, images: new Map(), next: undefined }
    newest = before.next = write
    remembered += 1
    try {
      return await run((key, image) => {
        if (!write.images.has(key)) write.images.set(key, image)
      })
    } finally {
      // In order, though a clock may be set back.
      write.committedAt = Math.max(now(), before.committedAt)
      forget()
    }
  }

  function forget(): void {
    const horizon = now() - keepMs
    for (let oldest = forgotten.next; oldest !== undefined; oldest = forgotten.next) {
      if (oldest.committedAt === Infinity) return
      if (oldest.committedAt > horizon && remembered <= keepWrites) return
      forgotten = oldest
      remembered -= 1
    }
  }

  return {
    write(run) {
      const result = turn.then(() => perform(run))
      turn = result.catch(() => undefined)
      return result
    },
    asOf(time) {
      forget()
      let seen = forgotten
      while (seen.next !== undefined && seen.next.committedAt <= time) seen = seen.next
      return pastAfter(seen)
    },
  }
}

function pastAfter(seen: Write): Past {
  return {
    find(key) {
      for (let write = seen.next; write !== undefined; write = write.next)
        if (write.images.has(key)) return { image: write.images.get(key) }
      return undefined
    },
    images() {
      const images = new Map<string, unknown>()
      for (let write = seen.next; write !== undefined; write = write.next)
        for (const [key, image] of write.images) if (!images.has(key)) images.set(key, image)
      return images
    },
  }
}
