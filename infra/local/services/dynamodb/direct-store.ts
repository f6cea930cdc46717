/**
 * dynalite's store with reads that stay on this thread. dynalite hands every read to a pool of threads and takes it up
 * again two turns of the event loop later, twice for each GetItem, since it reads the table's definition every time. LevelDB
 * finds one item in far less time than that hand-over takes.
 */
import { Readable } from 'node:stream'
import { withPrefix } from './past-store.ts'
import { writeTogether } from './write-together.ts'

/** A page of DynamoDB is 1 MiB; most are far smaller. */
const batchSize = 100
const highWaterMarkBytes = 256 * 1024

export interface DirectStore extends DynaliteStore {
  /** Has to be called where a table is deleted. */
  forgetTable(name: string): void
}

/** The same store for item operations: what they read and write is the same, in the same order. */
export function directStore(store: DynaliteStore): DirectStore {
  const tables = new Map<string, DynaliteTable>()
  const itemDbs = new Map<string, DynaliteItemDb>()

  const write = writeTogether(store.db)

  return {
    ...store,

    forgetTable(name) {
      tables.delete(name)
      itemDbs.delete(name)
    },

    /** An active table's definition is read once: it comes from the template, and nothing changes it while it is there. */
    getTable(
      name: string,
      checkStatus: boolean | DynaliteCallback<DynaliteTable>,
      callback?: DynaliteCallback<DynaliteTable>,
    ) {
      // Item operations leave the flag out. The others want to see the table as it is now.
      if (typeof checkStatus === 'boolean') {
        if (callback !== undefined) store.getTable(name, checkStatus, callback)
        return
      }
      const known = tables.get(name)
      if (known !== undefined) {
        checkStatus(null, known)
        return
      }
      store.getTable(name, true, (error, table) => {
        const isFound = error === null || error === undefined
        if (isFound && table.TableStatus === 'ACTIVE') tables.set(name, table)
        checkStatus(error, table)
      })
    },

    getItemDb(name) {
      const known = itemDbs.get(name)
      if (known !== undefined) return known
      const itemDb = directItemDb(store.getItemDb(name), `item-${name}~`)
      itemDbs.set(name, itemDb)
      return itemDb
    },
  }

  /** @param prefix What dynalite puts before the keys of that table. */
  function directItemDb(db: DynaliteItemDb, prefix: string): DynaliteItemDb {
    return {
      ...db,
      put(key, value, callback) {
        write({ type: 'put', key: prefix + key, value }, callback)
      },
      del(key, callback) {
        write({ type: 'del', key: prefix + key }, callback)
      },
      createValueStream: (range) => valueStream(store, withPrefix(prefix, range), range),
      get(key, callback) {
        let value: unknown
        try {
          value = store.db.getSync(prefix + key)
        } catch (error) {
          callback(error, undefined)
          return
        }
        callback(null, value)
      },
    }
  }
}

/** The values of a range, fetched many at a time: dynalite fetches the first by itself, and each with a promise of its own. */
function valueStream(
  store: DynaliteStore,
  bounds: DynaliteRange,
  { reverse = false, limit = -1 }: DynaliteRange,
): Readable {
  const iterator = store.db.iterator({ ...bounds, reverse, limit, highWaterMarkBytes })
  return new Readable({
    objectMode: true,
    read() {
      iterator.nextv(batchSize).then(
        (entries) => {
          for (const [, value] of entries) this.push(value)
          // A full batch may have more behind it; a read that finds the end costs nothing.
          if (entries.length === 0) this.push(null)
        },
        (error: unknown) => {
          this.destroy(
            error instanceof Error ? error : new Error('A read failed.', { cause: error }),
          )
        },
      )
    },
    destroy(error, callback) {
      iterator.close().then(
        () => {
          callback(error)
        },
        () => {
          callback(error)
        },
      )
    },
  })
}
