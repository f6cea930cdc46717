import { describe, expect, it } from 'vitest'
import { isMet, problemsOf, type Row } from './condition-fixture.ts'

const noon = '2026-11-22T12:00:00Z'

const rows: readonly Row[] = [
  ['DateEquals', noon, noon, true],
  ['DateEquals', noon, '2026-11-22T12:00Z', true],
  ['DateEquals', noon, '2026-11-22T13:00:00+01:00', true],
  ['DateEquals', noon, '2026-11-22T06:30:00-05:30', true],
  ['DateEquals', noon, '2026-11-22T12:00:00.001Z', false],
  ['DateEquals', noon, '1795348800', true],
  ['DateEquals', '1795348800', noon, true],
  ['DateEquals', 1795348800, noon, true],
  ['DateEquals', '2026-11-22', '2026-11-22T00:00:00Z', true],
  ['DateEquals', '2026-11', '2026-11-01T00:00:00Z', true],
  ['DateEquals', '2026', '2026-01-01', true],
  ['DateEquals', '2024-02-29', '2024-02-29T00:00Z', true],
  ['DateEquals', ['2026', '2027'], '2027-01-01', true],
  ['DateEquals', noon, undefined, false],
  ['DateNotEquals', noon, noon, false],
  ['DateNotEquals', noon, '2026-11-22T12:00:01Z', true],
  ['DateNotEquals', noon, undefined, true],
  ['DateLessThan', noon, '2026-11-22T11:59:59.999Z', true],
  ['DateLessThan', noon, noon, false],
  ['DateLessThanEquals', noon, noon, true],
  ['DateLessThanEquals', noon, '2026-11-22T12:00:00.5Z', false],
  ['DateGreaterThan', noon, '2026-11-22T12:00:00.5Z', true],
  ['DateGreaterThan', noon, noon, false],
  ['DateGreaterThanEquals', noon, noon, true],
  ['DateGreaterThanEquals', noon, '2026-11-22', false],
  ['DateGreaterThan', '2026-11-22T00:00:00Z', '0', false],
  ['DateLessThanIfExists', noon, undefined, true],
  ['DateLessThanIfExists', noon, noon, false],
  ['DateLessThan', noon, ['2026'], false],
  ['ForAllValues:DateLessThan', noon, ['2026', '2025'], true],
  ['ForAllValues:DateLessThan', noon, ['2026', '2027'], false],
  ['ForAnyValue:DateLessThan', noon, ['2026', '2027'], true],
  ['ForAnyValue:DateLessThan', noon, undefined, false],
]

const noDates = [
  'tomorrow',
  '',
  '2026-13',
  '2026-02-30',
  '2025-02-29',
  '2026-11-22T24:00:00Z',
  '2026-11-22T12:60:00Z',
  '2026-11-22T12:00:00',
  '2026-11-22T12:00:00+24:00',
  '2026-11-22 12:00:00Z',
  '2026-1-2',
  '-5',
  '1795348800.5',
]

describe('date operators', () => {
  it.each(rows)('%s %j against %j: %s', (...row) => {
    expect(isMet(row)).toBe(row[3])
  })

  it.each(noDates)('never lets the request value %j through, and always denies it', (value) => {
    for (const operator of ['DateEquals', 'DateNotEquals', 'DateLessThan', 'DateGreaterThan']) {
      expect(isMet([operator, noon, value])).toBe(false)
      expect(isMet([operator, noon, value], 'Deny')).toBe(true)
    }
  })

  it.each(noDates)('refuses %j in a policy', (value) => {
    expect(problemsOf('DateLessThan', value)).toEqual([`"${value}" is not a date.`])
    expect(isMet(['DateNotEquals', value, noon])).toBe(false)
  })

  it('takes a policy variable for plain text, which is no date', () => {
    expect(isMet(['DateLessThan', '${k:b}', '2025'], 'Allow', { 'k:b': noon })).toBe(false)
  })
})
