import { expect, it } from 'vitest'
import { createEventual } from './eventual.ts'

function eventual(...delays: number[]) {
  let timeMs = 1000
  const value = createEventual('a', { now: () => timeMs, nextDelayMs: () => delays.shift() ?? 0 })
  return {
    ...value,
    at: (ms: number) => {
      timeMs = 1000 + ms
      return value.current()
    },
  }
}

it('counts from the start', () => {
  expect(eventual().current()).toBe('a')
})

it('keeps the old value until the change has come through', () => {
  const value = eventual(3000)
  value.change('b')
  expect(value.at(0)).toBe('a')
  expect(value.at(2999)).toBe('a')
  expect(value.at(3000)).toBe('b')
})

it('comes through though nobody looked meanwhile', () => {
  const value = eventual(3000, 1000)
  value.change('b')
  value.at(0)
  expect(value.at(60_000)).toBe('b')
  value.change('c')
  expect(value.at(61_000)).toBe('c')
})

it('never lets a later change overtake an earlier one', () => {
  const value = eventual(4000, 1000)
  value.change('b')
  value.change('c')
  expect(value.at(3999)).toBe('a')
  expect(value.at(4000)).toBe('c')
})
