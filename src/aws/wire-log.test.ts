import { expect, it } from 'vitest'
import { anExchange } from '../testing/builders.ts'
import { createWireLog, keptExchanges } from './wire-log.ts'

const pending = (id: string) => anExchange({ id, state: 'pending' })

it('keeps the newest exchanges, the newest last', () => {
  const log = createWireLog()
  for (let i = 0; i < keptExchanges + 5; i += 1) log.put(pending(log.nextId()))
  expect(log.snapshot()).toHaveLength(keptExchanges)
  expect(log.snapshot()[0]?.id).toBe('x6')
  expect(log.snapshot().at(-1)?.id).toBe(`x${(keptExchanges + 5).toString()}`)
})

it('drops what got no answer before what did', () => {
  const log = createWireLog()
  log.put(pending('answered'))
  log.put(anExchange({ id: 'answered' }))
  log.put(pending('lost'))
  log.put(anExchange({ id: 'lost', state: 'failed' }))
  for (let i = 2; i < keptExchanges + 1; i += 1) log.put(pending(log.nextId()))
  expect(log.find('answered')).toBeDefined()
  expect(log.find('lost')).toBeUndefined()
  expect(log.snapshot()).toHaveLength(keptExchanges)
})

it('replaces an exchange in its place when the answer comes', () => {
  const log = createWireLog()
  log.put(pending('x1'))
  log.put(pending('x2'))
  log.put(anExchange({ id: 'x1', status: 400 }))
  expect(log.snapshot().map(({ id, state }) => [id, state])).toEqual([
    ['x1', 'answered'],
    ['x2', 'pending'],
  ])
  expect(log.find('x1')?.status).toBe(400)
})

it('does not bring back an exchange that was dropped before its answer came', () => {
  const log = createWireLog()
  log.put(pending('first'))
  for (let i = 0; i < keptExchanges; i += 1) log.put(pending(log.nextId()))
  log.put(anExchange({ id: 'first' }))
  expect(log.find('first')).toBeUndefined()
  expect(log.snapshot()).toHaveLength(keptExchanges)
})

it('gives the same snapshot until something changes, and tells listeners soon after, once', async () => {
  const log = createWireLog()
  let told = 0
  const unsubscribe = log.subscribe(() => {
    told += 1
  })
  const before = log.snapshot()
  expect(log.snapshot()).toBe(before)
  log.put(pending('x1'))
  expect(log.snapshot()).not.toBe(before)
  log.put(anExchange({ id: 'x1' }))
  expect(told).toBe(0)
  await expect.poll(() => told).toBe(1)
  unsubscribe()
  log.put(pending('x2'))
  await new Promise((resolve) => setTimeout(resolve))
  expect(told).toBe(1)
})
