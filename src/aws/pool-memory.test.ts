import { expect, it } from 'vitest'
import { createMemoryStorage } from '../testing/memory-storage.ts'
import { notePool } from './pool-memory.ts'

it('tells a pool from the one that was noted before, once', () => {
  const storage = createMemoryStorage()
  const pools = ['pool-a', 'pool-a', 'pool-b', 'pool-b']
  expect(pools.map((pool) => notePool(storage, pool))).toEqual([false, false, true, false])
})

it('knows of no other pool where the browser refuses storage', () => {
  const refuse = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  }
  const refusing = Object.assign(createMemoryStorage(), { getItem: refuse, setItem: refuse })
  expect(notePool(refusing, 'pool-a')).toBe(false)
  expect(notePool(undefined, 'pool-a')).toBe(false)
})
