import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { create } from 'dynalite/db/index.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { engineOperations, type EngineOperation } from './engine-operations.ts'
import { createIndexKeeper, repairIndexes } from './repair-indexes.ts'

let folder: string
let store: DynaliteStore

const open = () => create({ path: folder, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 })

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'leading-key-'))
  store = open()
})

afterEach(async () => {
  await store.db.close()
  await rm(folder, { recursive: true })
})

async function reopen(): Promise<void> {
  await store.db.close()
  store = open()
}

function act(operation: EngineOperation, input: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    engineOperations[operation].act(store, input, (error, output) => {
      if (error instanceof Error) reject(error)
      else resolve(output)
    })
  })
}

const key = (name: string, type: 'HASH' | 'RANGE') => ({ AttributeName: name, KeyType: type })

const definition = {
  TableName: 'Scores',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['UserId', 'Game', 'Board'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S',
  })),
  KeySchema: [key('UserId', 'HASH'), key('Game', 'RANGE')],
}

const indexes = {
  GlobalSecondaryIndexes: [
    {
      IndexName: 'ByBoard',
      KeySchema: [key('Board', 'HASH')],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['Top'] },
    },
  ],
  LocalSecondaryIndexes: [
    {
      IndexName: 'ByOwnBoard',
      KeySchema: [key('UserId', 'HASH'), key('Board', 'RANGE')],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
}

async function makeTable(withIndexes: object = indexes): Promise<DynaliteTable> {
  await act('CreateTable', structuredClone({ ...definition, ...withIndexes }))
  // It becomes active a moment later.
  for (;;) {
    const made = await table()
    if (made.TableStatus === 'ACTIVE') return made
  }
}

function table(): Promise<DynaliteTable> {
  return new Promise((resolve, reject) => {
    store.getTable('Scores', false, (error, found) => {
      if (error instanceof Error) reject(error)
      else resolve(found)
    })
  })
}

const item = (user: string, board: string | undefined, top = '1') => ({
  UserId: { S: user },
  Game: { S: 'g' },
  Top: { N: top },
  Other: { S: 'o' },
  ...(board !== undefined && { Board: { S: board } }),
})

const put = (user: string, board: string | undefined, top?: string) =>
  act('PutItem', { TableName: 'Scores', Item: item(user, board, top) })

async function keysUnder(prefix: string): Promise<string[]> {
  const keys: string[] = []
  for await (const [found] of store.db.iterator({ gte: prefix, lt: `${prefix}\u007f` }))
    keys.push(found)
  return keys
}

/** The whole store but the mark, as text. */
async function everything(): Promise<string> {
  const rows: unknown[] = []
  for await (const row of store.db.iterator({ gte: '', lt: 'l' })) rows.push(row)
  return JSON.stringify(rows)
}

describe('repairIndexes', () => {
  it('changes nothing where indexes agree with their table', async () => {
    const scores = await makeTable()
    for (let user = 0; user < 1200; user++)
      await put(`u${String(user)}`, user % 3 === 0 ? undefined : `b${String(user % 7)}`)
    const before = await everything()
    expect(await repairIndexes(store.db, scores)).toEqual({ removed: 0, written: 0 })
    expect(await everything()).toBe(before)
  })

  it('removes what a kill left before the item was written', async () => {
    const scores = await makeTable()
    await put('me', 'gold')
    const before = await everything()
    await put('ghost', 'gold')
    for (const found of await keysUnder('item-Scores'))
      if (!before.includes(found)) await store.db.batch([{ type: 'del', key: found }])
    expect(await repairIndexes(store.db, scores)).toEqual({ removed: 2, written: 0 })
    expect(await everything()).toBe(before)
  })

  it('puts back what a kill left before the entry was written, and removes the old one', async () => {
    const scores = await makeTable()
    await put('me', 'gold', '1')
    const old = (await keysUnder('index-')).map((found) => found)
    const oldValues = await store.db.getMany(old)
    await put('me', 'silver', '2')
    const right = await everything()
    const current = await keysUnder('index-')
    await store.db.batch([
      ...current.map((found) => ({ type: 'del' as const, key: found })),
      ...old.map((found, at) => ({ type: 'put' as const, key: found, value: oldValues[at] })),
    ])
    expect(await repairIndexes(store.db, scores)).toEqual({ removed: 2, written: 2 })
    expect(await everything()).toBe(right)
  })

  it('renews an entry whose item has changed in what the index shows', async () => {
    const scores = await makeTable()
    await put('me', 'gold', '1')
    const old = await keysUnder('index-')
    const oldValues = await store.db.getMany(old)
    await put('me', 'gold', '2')
    const right = await everything()
    await store.db.batch(
      old.map((found, at) => ({ type: 'put' as const, key: found, value: oldValues[at] })),
    )
    expect(await repairIndexes(store.db, scores)).toEqual({ removed: 0, written: 2 })
    expect(await everything()).toBe(right)
  })
})

describe('the keeper', () => {
  async function leaveGhost(): Promise<void> {
    await put('ghost', 'gold')
    const [found = ''] = await keysUnder('item-Scores')
    await store.db.batch([{ type: 'del', key: found }])
  }

  it('repairs after a process that did not end cleanly, and only then', async () => {
    const scores = await makeTable()
    await leaveGhost()
    await reopen()
    const second = createIndexKeeper(store)
    expect(await second.check(scores)).toEqual({ removed: 2, written: 0 })
    await leaveGhost()
    await second.endCleanly()
    await reopen()
    const third = createIndexKeeper(store)
    expect(await third.check(scores)).toEqual({ removed: 0, written: 0 })
    await reopen()
    expect(await createIndexKeeper(store).check(scores)).toEqual({ removed: 2, written: 0 })
  })

  it('does not touch the store of a table without indexes', async () => {
    const scores = await makeTable({})
    const db = new Proxy(store.db, {
      get: (_target, name) => {
        throw new Error(`It used ${String(name)}.`)
      },
    })
    const keeper = createIndexKeeper({ ...store, db })
    expect(await keeper.check(scores)).toEqual({ removed: 0, written: 0 })
    await keeper.endCleanly()
  })
})
