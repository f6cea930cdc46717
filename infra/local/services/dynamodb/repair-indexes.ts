/**
 * Makes indexes agree with their tables after a process that was killed. dynalite writes the entries of an index and the item
 * itself one after the other, so a kill in between leaves an entry without its item, or an item without its entry.
 *
 * A table without indexes costs nothing, a clean end one read. After a kill every item and every entry is read once, in
 * order, whatever their number in the same memory.
 */
import { createKey, getIndexActions } from 'dynalite/db/index.js'

/** How many items or entries are in memory at a time. */
const portion = 500

/** Beside dynalite's own keys, none of which begins like this. */
const cleanEndKey = 'leading-key~indexes agree'

export interface Repairs {
  /** Entries without such an item: the ghosts. */
  readonly removed: number
  /** Entries that an item lacked, or that were not those of the item as it is. */
  readonly written: number
}

type Changes = Parameters<DynaliteStore['db']['batch']>[0]

/** Keeps the indexes of one store in order from one process to the next. */
export interface IndexKeeper {
  /** Has to be called for each table before it is written to. Does nothing the second time. */
  check(table: DynaliteTable): Promise<Repairs>
  /** Says that every write came to its end, so that the next process need not look. */
  endCleanly(): Promise<void>
}

export function createIndexKeeper(store: DynaliteStore): IndexKeeper {
  let previousEnd: Promise<'clean' | 'killed'> | undefined
  const checked = new Set<string>()

  async function takePreviousEnd(): Promise<'clean' | 'killed'> {
    const [mark] = await store.db.getMany([cleanEndKey])
    return mark === undefined ? 'killed' : 'clean'
  }

  return {
    async check(table) {
      if (!hasIndexes(table) || checked.has(table.TableName)) return { removed: 0, written: 0 }
      previousEnd ??= takePreviousEnd()
      const repairs =
        (await previousEnd) === 'clean'
          ? { removed: 0, written: 0 }
          : await repairIndexes(store.db, table)
      // From here on this process may write.
      await store.db.batch([{ type: 'del', key: cleanEndKey }])
      checked.add(table.TableName)
      return repairs
    },
    async endCleanly() {
      if (previousEnd === undefined) return
      await store.db.batch([{ type: 'put', key: cleanEndKey, value: true }])
    },
  }
}

export async function repairIndexes(
  db: DynaliteStore['db'],
  table: DynaliteTable,
): Promise<Repairs> {
  // First what lacks, so that the second pass sees entries of the items as they are.
  const written = await writeLackingEntries(db, table)
  const removed = await removeGhosts(db, table)
  return { removed, written }
}

async function writeLackingEntries(db: DynaliteStore['db'], table: DynaliteTable): Promise<number> {
  let written = 0
  for await (const items of portionsOf(db, itemPrefix(table))) {
    const expected = items.flatMap(([, item]) => entriesOf(item, table))
    const found = await db.getMany(expected.map(({ key }) => key))
    const changes: Changes = expected
      .filter(({ value }, position) => JSON.stringify(found[position]) !== JSON.stringify(value))
      .map(({ key, value }) => ({ type: 'put', key, value }))
    if (changes.length > 0) await db.batch(changes)
    written += changes.length
  }
  return written
}

async function removeGhosts(db: DynaliteStore['db'], table: DynaliteTable): Promise<number> {
  let removed = 0
  for (const { prefix } of indexesOf(table)) {
    for await (const entries of portionsOf(db, prefix)) {
      const itemKeys = entries.map(([, entry]) => itemPrefix(table) + createKey(entry, table))
      const items = await db.getMany(itemKeys)
      const changes: Changes = entries
        .filter(([key], position) => {
          const item = items[position]
          return item === undefined || !entriesOf(item, table).some((entry) => entry.key === key)
        })
        .map(([key]) => ({ type: 'del', key }))
      if (changes.length > 0) await db.batch(changes)
      removed += changes.length
    }
  }
  return removed
}

/** The entries that an item should have, under the keys of the whole store. */
function entriesOf(item: unknown, table: DynaliteTable): { key: string; value: unknown }[] {
  return indexesOf(table).flatMap(({ index, prefix }) =>
    getIndexActions([index], undefined, item, table).puts.map((put) => ({
      key: prefix + put.key,
      value: put.item,
    })),
  )
}

function hasIndexes(table: DynaliteTable): boolean {
  return indexesOf(table).length > 0
}

function indexesOf(table: DynaliteTable): { index: DynaliteIndex; prefix: string }[] {
  const { TableName, GlobalSecondaryIndexes = [], LocalSecondaryIndexes = [] } = table
  const withPrefix = (type: 'global' | 'local') => (index: DynaliteIndex) => ({
    index,
    prefix: `index-${type}~${TableName}~${index.IndexName}~`,
  })
  return [
    ...GlobalSecondaryIndexes.map(withPrefix('global')),
    ...LocalSecondaryIndexes.map(withPrefix('local')),
  ]
}

function itemPrefix({ TableName }: DynaliteTable): string {
  return `item-${TableName}~`
}

/** What is stored under a prefix, as it was when this began. */
async function* portionsOf(
  db: DynaliteStore['db'],
  prefix: string,
): AsyncGenerator<(readonly [string, unknown])[]> {
  let rows: (readonly [string, unknown])[] = []
  // dynalite's keys are ASCII, and below that.
  for await (const row of db.iterator({ gte: prefix, lt: `${prefix}\u007f` })) {
    rows.push(row)
    if (rows.length < portion) continue
    yield rows
    rows = []
  }
  if (rows.length > 0) yield rows
}
