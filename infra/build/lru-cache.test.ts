import { expect, it } from 'vitest'
import LRUCache from './lru-cache.ts'

it('keeps as many as it may, and lets the least recently used go', () => {
  const cache = new LRUCache<string, number>(2)
  cache.set('a', 1)
  cache.set('b', 2)
  expect(cache.get('a')).toBe(1)
  expect(cache.peek('b')).toBe(2)
  cache.set('c', 3)
  expect([cache.has('a'), cache.has('b'), cache.has('c')]).toEqual([true, false, true])
})

it('replaces and forgets', () => {
  const cache = new LRUCache<string, number>(2)
  cache.set('a', 1)
  cache.set('a', 2)
  expect(cache.get('a')).toBe(2)
  cache.clear()
  expect(cache.get('a')).toBeUndefined()
})
