/**
 * Deletes a table with all its data. Not by dynalite's own DeleteTable, which reads every key of every table for it, and
 * answers before the table is gone.
 */

/** How many entries are deleted at a time. */
const portion = 500

/** Of all that dynalite keeps of a table, its definition goes last: a deletion that was cut off can be done again. */
export async function deleteTableData(db: DynaliteStore['db'], tableName: string): Promise<void> {
  const prefixes = [
    `item-${tableName}~`,
    `index-local~${tableName}~`,
    `index-global~${tableName}~`,
    `tag-${tableName}~`,
  ]
  for (const prefix of prefixes) await deleteRange(db, prefix)
  await db.batch([{ type: 'del', key: `table~${tableName}` }])
}

async function deleteRange(db: DynaliteStore['db'], prefix: string): Promise<void> {
  // Every prefix ends with a tilde; this is the character after it.
  const iterator = db.iterator({ gte: prefix, lt: `${prefix.slice(0, -1)}\x7f` })
  try {
    for (;;) {
      const entries = await iterator.nextv(portion)
      if (entries.length === 0) return
      await db.batch(entries.map(([key]) => ({ type: 'del', key })))
    }
  } finally {
    await iterator.close()
  }
}
