import { describe, expect, it } from 'vitest'
import { figure, meetsGoal } from './figure.ts'

const measured = { part: 'throughput', name: 'GetItem', unit: 'req/s', rounds: [80, 90, 40] }
const reference = { name: 'bare dynalite', rounds: [100, 100, 50] }

describe('figure', () => {
  it('is the median of its rounds', () => {
    expect(figure(measured)).toMatchObject({ value: 80, rounds: [80, 90, 40] })
  })

  it('compares round by round, so that one slow moment of the machine does not count', () => {
    expect(figure({ ...measured, reference }).reference).toEqual({
      name: 'bare dynalite',
      value: 100,
      ratio: 0.8,
    })
  })
})

describe('meetsGoal', () => {
  it('says nothing without a goal', () => {
    expect(meetsGoal(figure(measured))).toBeUndefined()
  })

  it('holds the value against the limit', () => {
    expect(meetsGoal(figure({ ...measured, goal: { of: 'value', atMost: 80 } }))).toBe(true)
    expect(meetsGoal(figure({ ...measured, goal: { of: 'value', atMost: 79 } }))).toBe(false)
  })

  it('holds the ratio against the limit', () => {
    const goal = { of: 'ratio', atLeast: 0.75 } as const
    expect(meetsGoal(figure({ ...measured, reference, goal }))).toBe(true)
    expect(meetsGoal(figure({ ...measured, reference, goal: { of: 'ratio', atLeast: 0.9 } }))).toBe(
      false,
    )
  })

  it('is not met by a ratio to nothing', () => {
    expect(meetsGoal(figure({ ...measured, goal: { of: 'ratio', atLeast: 0.75 } }))).toBe(false)
  })
})
