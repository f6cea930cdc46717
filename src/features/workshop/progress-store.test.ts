import { expect, it, vi } from 'vitest'
import { createMemoryStorage } from '../../testing/memory-storage.ts'
import { createProgressStore } from './progress-store.ts'

const key = 'leading-key/labs'

it('remembers predictions, runs and steps that were seen', () => {
  const storage = createMemoryStorage()
  const store = createProgressStore(() => storage)
  store.note('a-lab', 'one', { seen: true })
  store.note('a-lab', 'one', { prediction: 'Denied' })
  store.note('a-lab', 'one', { ran: 'run scan own' })
  store.note('a-lab', 'one', { ran: 'run scan own' })
  store.note('a-lab', 'two', { seen: true })
  const expected = {
    'a-lab': {
      one: { prediction: 'Denied', ran: ['run scan own'], seen: true },
      two: { ran: [], seen: true },
    },
  }
  expect(store.snapshot()).toEqual(expected)
  expect(createProgressStore(() => storage).snapshot()).toEqual(expected)
})

it('forgets one lab and keeps the others', () => {
  const storage = createMemoryStorage()
  const store = createProgressStore(() => storage)
  store.note('a-lab', 'one', { seen: true })
  store.note('b-lab', 'one', { seen: true })
  store.startOver('a-lab')
  expect(store.snapshot()['a-lab']).toBeUndefined()
  expect(Object.keys(createProgressStore(() => storage).snapshot())).toEqual(['b-lab'])
})

it('tells its listeners of a change, once, and of nothing else', () => {
  const store = createProgressStore(() => createMemoryStorage())
  const listener = vi.fn()
  const unsubscribe = store.subscribe(listener)
  store.note('a-lab', 'one', { seen: true })
  const after = store.snapshot()
  store.note('a-lab', 'one', { seen: true })
  expect(listener).toHaveBeenCalledOnce()
  expect(store.snapshot()).toBe(after)
  unsubscribe()
  store.note('a-lab', 'two', { seen: true })
  expect(listener).toHaveBeenCalledOnce()
})

it('keeps what another tab did meanwhile', () => {
  const storage = createMemoryStorage()
  const here = createProgressStore(() => storage)
  const there = createProgressStore(() => storage)
  there.note('b-lab', 'one', { seen: true })
  here.note('a-lab', 'one', { seen: true })
  expect(Object.keys(createProgressStore(() => storage).snapshot()).toSorted()).toEqual([
    'a-lab',
    'b-lab',
  ])
})

it.each([
  ['no JSON', '{'],
  ['a list', '[1]'],
  ['a number', '7'],
  ['null', 'null'],
  ['a lab that is a text', '{"a-lab":"done"}'],
  ['a step that is a number', '{"a-lab":{"one":1}}'],
  ['fields of other types', '{"a-lab":{"one":{"prediction":1,"ran":"all","seen":"yes"}}}'],
  ['a prototype', '{"__proto__":{"one":{"seen":true}},"a-lab":null}'],
])('goes on over garbage: %s', (_, text) => {
  const storage = createMemoryStorage()
  storage.setItem(key, text)
  const store = createProgressStore(() => storage)
  expect(store.snapshot()['a-lab']?.['one']?.seen ?? false).toBe(false)
  store.note('a-lab', 'one', { ran: 'who-am-i' })
  expect(store.snapshot()['a-lab']?.['one']).toEqual({ ran: ['who-am-i'], seen: false })
})

it.each<[string, () => Storage | undefined]>([
  ['there is no storage', () => undefined],
  [
    'even asking for it throws',
    () => {
      throw new Error('SecurityError')
    },
  ],
  [
    'it is full',
    () =>
      Object.assign(createMemoryStorage(), {
        setItem() {
          throw new Error('QuotaExceededError')
        },
      }),
  ],
])('lives as long as the page where %s', (_, openStorage) => {
  const store = createProgressStore(openStorage)
  store.note('a-lab', 'one', { prediction: 'Denied' })
  store.note('a-lab', 'one', { seen: true })
  expect(store.snapshot()['a-lab']?.['one']).toEqual({ prediction: 'Denied', ran: [], seen: true })
})
