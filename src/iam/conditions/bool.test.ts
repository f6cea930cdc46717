import { describe, expect, it } from 'vitest'
import { isMet, problemsOf } from './condition-fixture.ts'

describe('Bool and Null with a value that is neither true nor false', () => {
  it.each(['yes', '', '1', 'truee'])('refuses %j in a policy', (value) => {
    for (const operator of ['Bool', 'Null']) {
      expect(problemsOf(operator, value)).toEqual([`"${value}" is neither true nor false.`])
      expect(isMet([operator, value, 'true'])).toBe(false)
      expect(isMet([operator, value, 'true'], 'Deny')).toBe(true)
    }
  })

  it.each(['yes', '', '1'])('never lets the request value %j through, and denies it', (value) => {
    expect(isMet(['Bool', 'true', value])).toBe(false)
    expect(isMet(['Bool', 'false', value])).toBe(false)
    expect(isMet(['Bool', 'true', value], 'Deny')).toBe(true)
  })
})
