import { describe, expect, it } from 'vitest'
import { isMet, problemsOf, type Row } from './condition-fixture.ts'

const rows: readonly Row[] = [
  ['NumericEquals', '5', '5', true],
  ['NumericEquals', 5, '5.0', true],
  ['NumericEquals', '5', '+05', true],
  ['NumericEquals', '5', '6', false],
  ['NumericEquals', ['4', '5'], '5', true],
  ['NumericEquals', '0.1', '.1', true],
  ['NumericEquals', '-1', '-1', true],
  ['NumericEquals', '5', undefined, false],
  ['NumericNotEquals', '5', '5.0', false],
  ['NumericNotEquals', '5', '6', true],
  ['NumericNotEquals', ['5', '6'], '6', false],
  ['NumericNotEquals', '5', undefined, true],
  ['NumericLessThan', '10', '9.99', true],
  ['NumericLessThan', '10', '10', false],
  ['NumericLessThan', '10', '9', true],
  ['NumericLessThanEquals', '10', '10', true],
  ['NumericLessThanEquals', '10', '10.01', false],
  ['NumericGreaterThan', '10', '11', true],
  ['NumericGreaterThan', '10', '10', false],
  ['NumericGreaterThan', '-10', '-9', true],
  ['NumericGreaterThanEquals', '10', '10', true],
  ['NumericGreaterThanEquals', '10', '9', false],
  ['NumericGreaterThanEquals', '10', undefined, false],
  ['NumericLessThanIfExists', '10', undefined, true],
  ['NumericLessThanIfExists', '10', '11', false],
  ['NumericLessThan', '10', ['9'], false],
  ['ForAllValues:NumericLessThan', '10', ['1', '9'], true],
  ['ForAllValues:NumericLessThan', '10', ['1', '10'], false],
  ['ForAllValues:NumericLessThan', '10', undefined, true],
  ['ForAnyValue:NumericLessThan', '10', ['11', '9'], true],
  ['ForAnyValue:NumericLessThan', '10', ['11', '12'], false],
  ['ForAnyValue:NumericNotEquals', '10', ['10', '11'], true],
]

describe('numeric operators', () => {
  it.each(rows)('%s %j against %j: %s', (...row) => {
    expect(isMet(row)).toBe(row[3])
  })

  it.each(['five', '', ' 5', '0x5', '1e3', 'NaN', 'Infinity', '1,000', '.'])(
    'never lets the request value %j through, and always denies it',
    (value) => {
      for (const operator of ['NumericEquals', 'NumericNotEquals', 'NumericLessThan']) {
        expect(isMet([operator, '5', value])).toBe(false)
        expect(isMet([operator, '5', value], 'Deny')).toBe(true)
      }
    },
  )

  it('refuses a policy value that is no number', () => {
    expect(problemsOf('NumericLessThan', ['5', 'five'])).toEqual(['"five" is not a number.'])
    expect(isMet(['NumericNotEquals', 'five', '5'])).toBe(false)
    expect(isMet(['NumericEquals', 'five', '5'], 'Deny')).toBe(true)
  })

  it('takes a policy variable for plain text, which is no number', () => {
    expect(problemsOf('NumericEquals', '${k:b}')).toEqual(['"${k:b}" is not a number.'])
    expect(isMet(['NumericEquals', '${k:b}', '5'], 'Allow', { 'k:b': '5' })).toBe(false)
  })
})
