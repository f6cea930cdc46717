import { describe, expect, it } from 'vitest'
import { writeTogether } from './write-together.ts'

type Database = DynaliteStore['db']

/** A database that remembers its batches. */
function recording(fail?: Error): { db: Database; batches: (readonly unknown[])[] } {
  const batches: (readonly unknown[])[] = []
  const batch: Database['batch'] = (changes) => {
    batches.push(changes)
    return fail === undefined ? Promise.resolve() : Promise.reject(fail)
  }
  // Nothing else of it is used.
  return { db: { batch } as Database, batches }
}

const put = (key: string) => ({ type: 'put', key, value: 1 }) as const

function written(write: ReturnType<typeof writeTogether>, key: string): Promise<unknown> {
  return new Promise((resolve) => {
    write(put(key), resolve)
  })
}

describe('writeTogether', () => {
  it('makes one batch of what comes in one turn, in order', async () => {
    const { db, batches } = recording()
    const write = writeTogether(db)
    await Promise.all(['a', 'b', 'a'].map((key) => written(write, key)))
    await written(write, 'c')
    expect(batches).toEqual([[put('a'), put('b'), put('a')], [put('c')]])
  })

  it('acknowledges nothing before the batch is written', async () => {
    const { db } = recording()
    let done = false
    const acknowledged = written(writeTogether(db), 'a').then(() => {
      done = true
    })
    await Promise.resolve()
    expect(done).toBe(false)
    await acknowledged
  })

  it('tells every one of them that the batch failed', async () => {
    const full = new Error('No space left on device')
    const write = writeTogether(recording(full).db)
    expect(await Promise.all([written(write, 'a'), written(write, 'b')])).toEqual([full, full])
  })
})
