import { describe, expect, it } from 'vitest'
import { figure } from './figure.ts'
import { table, verdict } from './table.ts'

const getItem = figure({
  part: 'throughput',
  name: 'GetItem',
  unit: 'req/s',
  rounds: [4000, 4100, 3900],
  reference: { name: 'bare dynalite', rounds: [5000, 5000, 5000] },
  goal: { of: 'ratio', atLeast: 0.75 },
  note: '16 connections',
})
const decision = figure({
  part: 'decision',
  name: 'p50',
  unit: 'µs',
  rounds: [12.34],
  goal: { of: 'value', atMost: 10 },
})

describe('table', () => {
  it('shows each figure with its reference, its goal and whether it is met', () => {
    expect(table([getItem, decision]).split('\n')).toEqual([
      'part        figure       median      range      reference           ratio  goal',
      '----------  -----------  ----------  ---------  ------------------  -----  -------------------  ------',
      'throughput  GetItem [1]  4000 req/s  3900–4100  5000 bare dynalite  0.80   ≥ 0.75 of reference  met',
      'decision    p50          12.3 µs                                           ≤ 10.0 µs            MISSED',
      '[1] 16 connections',
    ])
  })
})

describe('verdict', () => {
  it('counts the goals and names what was missed', () => {
    expect(verdict([getItem, decision])).toBe('1 of 2 goals met; missed: decision p50.')
    expect(verdict([getItem])).toBe('1 of 1 goals met.')
  })
})
