import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { create } from 'dynalite/db/index.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { directStore } from './direct-store.ts'

const table = {
  TableName: 'Scores',
  TableStatus: 'ACTIVE',
  KeySchema: [{ AttributeName: 'Id', KeyType: 'HASH' as const }],
  AttributeDefinitions: [{ AttributeName: 'Id', AttributeType: 'S' }],
}

let folder: string
let store: DynaliteStore
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leading-key-'))
  store = create({ path: folder, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 })
  await store.db.open()
})
afterEach(async () => {
  await store.db.close()
  await rm(folder, { recursive: true, force: true })
})

type Get<T> = (callback: (error: unknown, value: T) => void) => void
const result = <T>(run: Get<T>) =>
  new Promise<T>((resolve, reject) => {
    run((error, value) => {
      if (error === null || error === undefined) resolve(value)
      else reject(error instanceof Error ? error : new Error('It failed.', { cause: error }))
    })
  })

async function collect(stream: NodeJS.ReadableStream): Promise<unknown[]> {
  const values: unknown[] = []
  for await (const value of stream) values.push(value)
  return values
}

describe('directStore', () => {
  it('writes what dynalite reads, and reads what dynalite writes', async () => {
    const [plain, direct] = [store.getItemDb('Scores'), directStore(store).getItemDb('Scores')]
    await result((done) => {
      direct.put('a', { n: 1 }, (error) => {
        done(error, undefined)
      })
    })
    expect(
      await result((done) => {
        plain.get('a', done)
      }),
    ).toEqual({ n: 1 })
    await result((done) => {
      plain.put('b', { n: 2 }, (error) => {
        done(error, undefined)
      })
    })
    expect(
      await result((done) => {
        direct.get('b', done)
      }),
    ).toEqual({ n: 2 })
    await result((done) => {
      direct.del('a', (error) => {
        done(error, undefined)
      })
    })
    expect(
      await result((done) => {
        direct.get('a', done)
      }),
    ).toBeUndefined()
  })

  it('reads a range as dynalite does, over any number of batches', async () => {
    const items = Array.from({ length: 250 }, (_, nth) => ({
      type: 'put' as const,
      key: `item-Scores~${String(nth).padStart(4, '0')}`,
      value: { nth },
    }))
    await store.db.batch([...items, { type: 'put', key: 'item-Scorez~0', value: { other: 1 } }])
    const ranges = [
      {},
      { gte: '0100' },
      { gt: '0100', lt: '0105' },
      { lte: '0120', reverse: true },
      { gte: '0010', limit: 7 },
    ]
    for (const range of ranges) {
      const read = (from: DynaliteStore) =>
        collect(from.getItemDb('Scores').createValueStream(range))
      expect(await read(directStore(store))).toEqual(await read(store))
    }
  })

  it('remembers an active table, and no other', async () => {
    const direct = directStore(store)
    const find = () =>
      result<DynaliteTable>((done) => {
        // As dynalite's item operations call it.
        ;(direct.getTable as unknown as (name: string, callback: typeof done) => void)(
          'Scores',
          done,
        )
      })
    const save = (value: unknown) =>
      result<undefined>((done) => {
        store.tableDb.put('Scores', value, (error) => {
          done(error, undefined)
        })
      })

    await expect(find()).rejects.toThrow()
    await save({ ...table, TableStatus: 'CREATING' })
    await expect(find()).rejects.toThrow()
    await save(table)
    expect(await find()).toBe(await find())
  })
})
