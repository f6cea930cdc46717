/**
 * dynalite's store seen a moment ago. Its actions read and write through what is here, so filters, limits, pages, counts
 * and indexes are those of the past without a word about them.
 */
import { Readable } from 'node:stream'
import type { KeepImage, Past } from './write-journal.ts'

/** The store for one write: keeps what is replaced, in the table and in its indexes. */
export function journaledStore(store: DynaliteStore, keep: KeepImage): DynaliteStore {
  const journaled = (db: DynaliteItemDb, prefix: string): DynaliteItemDb => {
    /** Runs a change after what it replaces was kept. */
    const replace = (key: string, callback: DynaliteDone, change: () => void) => {
      db.get(key, (error, image) => {
        if (isFailure(error)) {
          callback(error)
          return
        }
        keep(prefix + key, image)
        change()
      })
    }
    return {
      ...db,
      put(key, value, callback) {
        replace(key, callback, () => {
          db.put(key, value, callback)
        })
      },
      del(key, callback) {
        replace(key, callback, () => {
          db.del(key, callback)
        })
      },
    }
  }
  return withItemDbs(store, journaled)
}

/** The store for one read. @param isPast Whether the read of a table may be stale. */
export function pastStore(
  store: DynaliteStore,
  past: Past,
  isPast: (tableName: string) => boolean,
): DynaliteStore {
  return withItemDbs(store, (db, prefix, tableName) =>
    isPast(tableName) ? pastItemDb(store, past, db, prefix) : db,
  )
}

function pastItemDb(
  store: DynaliteStore,
  past: Past,
  db: DynaliteItemDb,
  prefix: string,
): DynaliteItemDb {
  return {
    ...db,
    get(key, callback) {
      // Asked after the read, so that a write during it is undone too.
      db.get(key, (error, value) => {
        const found = past.find(prefix + key)
        if (found === undefined) callback(error, value)
        else callback(null, found.image)
      })
    },
    createValueStream: (range) => Readable.from(pastValues(store, past, prefix, range)),
  }
}

/** The values of a range in order: what the database holds, save where the past held something else. */
async function* pastValues(
  store: DynaliteStore,
  past: Past,
  prefix: string,
  { reverse = false, limit = -1, ...bounds }: DynaliteRange,
): AsyncGenerator {
  const range = withPrefix(prefix, bounds)
  // The iterator sees the database as it is now, and so do the images, for nothing comes between the two.
  const present = store.db.iterator({ ...range, reverse })
  const images = past.images()
  const absent = [...images]
    .filter(([key, image]) => image !== undefined && isWithin(key, range))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  if (reverse) absent.reverse()
  const comesBefore = (a: string, b: string) => (reverse ? a > b : a < b)

  let left = limit === -1 ? Infinity : limit
  try {
    for await (const [key, value] of present) {
      for (let first = absent[0]; first && comesBefore(first[0], key); first = absent[0]) {
        if (left-- <= 0) return
        absent.shift()
        yield first[1]
      }
      if (images.has(key)) {
        const image = images.get(key)
        if (absent[0]?.[0] === key) absent.shift()
        if (image === undefined) continue
        if (left-- <= 0) return
        yield image
      } else {
        if (left-- <= 0) return
        yield value
      }
    }
    for (const [, image] of absent) {
      if (left-- <= 0) return
      yield image
    }
  } finally {
    await present.close()
  }
}

/** A store whose tables and indexes are seen through something. */
function withItemDbs(
  store: DynaliteStore,
  through: (db: DynaliteItemDb, prefix: string, tableName: string) => DynaliteItemDb,
): DynaliteStore {
  return {
    ...store,
    getItemDb: (name) => through(store.getItemDb(name), `item-${name}~`, name),
    getIndexDb: (type, tableName, indexName) =>
      through(
        store.getIndexDb(type, tableName, indexName),
        `index-${type.toLowerCase()}~${tableName}~${indexName}~`,
        tableName,
      ),
  }
}

/** As dynalite puts one database into the other: `gte` wins over `gt`, `lte` over `lt`. */
export function withPrefix(prefix: string, { gte, gt, lte, lt }: DynaliteRange): DynaliteRange {
  return {
    ...(gte || !gt ? { gte: prefix + (gte ?? '') } : { gt: prefix + gt }),
    ...(lte ? { lte: prefix + lte } : { lt: prefix + (lt || '\xFF') }),
  }
}

function isWithin(key: string, { gte, gt, lte, lt }: DynaliteRange): boolean {
  return (
    (gte === undefined || key >= gte) &&
    (gt === undefined || key > gt) &&
    (lte === undefined || key <= lte) &&
    (lt === undefined || key < lt)
  )
}

function isFailure(error: unknown): boolean {
  return error !== null && error !== undefined && (error as Error).name !== 'NotFoundError'
}
