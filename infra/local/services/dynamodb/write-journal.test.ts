import { describe, expect, it } from 'vitest'
import { createWriteJournal } from './write-journal.ts'

/** A store of one value for each key, whose writes go through a journal. */
function journaled({ keepMs = 500, keepWrites = 100 } = {}) {
  let timeMs = 1000
  const values = new Map<string, unknown>()
  const journal = createWriteJournal({ now: () => timeMs, keepMs, keepWrites })
  return {
    journal,
    values,
    pass: (ms: number) => {
      timeMs += ms
    },
    put: (
      changes: Record<string, unknown>,
      halfWay: () => Promise<void> = () => Promise.resolve(),
    ) =>
      journal.write(async (keep) => {
        for (const [key, value] of Object.entries(changes)) {
          keep(key, values.get(key))
          values.set(key, value)
          await halfWay()
        }
      }),
    seenAgo(agoMs: number, key: string) {
      const found = journal.asOf(timeMs - agoMs).find(key)
      return found === undefined ? values.get(key) : found.image
    },
  }
}

describe('the past', () => {
  it('is the present without the writes since', async () => {
    const store = journaled()
    await store.put({ a: 1 })
    store.pass(100)
    await store.put({ a: 2 })
    store.pass(100)
    await store.put({ a: 3, b: 1 })
    expect(store.seenAgo(0, 'a')).toBe(3)
    expect(store.seenAgo(1, 'a')).toBe(2)
    expect(store.seenAgo(100, 'a')).toBe(2)
    expect(store.seenAgo(101, 'a')).toBe(1)
    expect(store.seenAgo(101, 'b')).toBeUndefined()
    expect(store.seenAgo(201, 'a')).toBeUndefined()
  })

  it('knows everything that was replaced since, the oldest image of each', async () => {
    const store = journaled()
    await store.put({ a: 1 })
    store.pass(100)
    await store.put({ a: 2, b: 1 })
    await store.put({ a: 3 })
    expect([...store.journal.asOf(1050).images()]).toEqual([
      ['a', 1],
      ['b', undefined],
    ])
  })

  it('never holds half of a write', async () => {
    const store = journaled()
    let seen: unknown[] = []
    await store.put({ a: 1, b: 1 }, () => {
      seen = [...seen, store.seenAgo(0, 'a'), store.seenAgo(0, 'b')]
      return Promise.resolve()
    })
    expect(seen).toEqual([undefined, undefined, undefined, undefined])
  })

  it('stays as it is while writes go on and old ones are forgotten', async () => {
    const store = journaled()
    await store.put({ a: 1 })
    const past = store.journal.asOf(1000)
    store.pass(1)
    await store.put({ a: 2 })
    store.pass(10_000)
    await store.put({ a: 3 })
    expect(past.find('a')).toEqual({ image: 1 })
  })
})

describe('the journal', () => {
  it('runs writes one after another, also after one that failed', async () => {
    const { journal } = journaled()
    const events: string[] = []
    const write = (name: string, fails = false) =>
      journal.write(async () => {
        events.push(`${name} begins`)
        await Promise.resolve()
        events.push(`${name} ends`)
        if (fails) throw new Error(name)
      })
    await Promise.allSettled([write('a'), write('b', true), write('c')])
    expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
    await expect(write('d', true)).rejects.toThrow('d')
  })

  it('undoes what a failed write had done, as long as it is young', async () => {
    const store = journaled()
    await store.put({ a: 1 })
    store.pass(100)
    await expect(store.put({ a: 2 }, () => Promise.reject(new Error('full')))).rejects.toThrow()
    expect(store.seenAgo(50, 'a')).toBe(1)
  })

  it('forgets writes that every reader sees', async () => {
    const store = journaled({ keepMs: 500 })
    await store.put({ a: 1 })
    store.pass(500)
    expect(store.journal.asOf(0).images().size).toBe(0)
  })

  it('forgets the oldest of too many, which makes a read less stale and nothing else', async () => {
    const store = journaled({ keepWrites: 2 })
    for (const a of [1, 2, 3, 4]) await store.put({ a })
    expect(store.seenAgo(400, 'a')).toBe(2)
  })

  it('keeps the order of writes when the clock is set back', async () => {
    const store = journaled()
    await store.put({ a: 1 })
    store.pass(-300)
    await store.put({ a: 2 })
    expect(store.journal.asOf(999).find('a')).toEqual({ image: undefined })
    expect(store.journal.asOf(1000).find('a')).toBeUndefined()
  })
})
