import { describe, expect, it } from 'vitest'
import { isMet, problemsOf, type Row } from './condition-fixture.ts'

const rows: readonly Row[] = [
  ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ5', true],
  ['BinaryEquals', 'QmluYXJ5', 'qmluyxj5', false],
  ['BinaryEquals', 'QQ==', 'QR==', true],
  ['BinaryEquals', ['QQ==', 'Qg=='], 'Qg==', true],
  ['BinaryEquals', '', '', true],
  ['BinaryEquals', '+/+/', '+/+/', true],
  ['BinaryEquals', 'QQ==', undefined, false],
  ['BinaryEqualsIfExists', 'QQ==', undefined, true],
  ['BinaryEqualsIfExists', 'QQ==', 'Qg==', false],
  ['BinaryEquals', 'QQ==', ['QQ=='], false],
  ['ForAnyValue:BinaryEquals', 'QQ==', ['Qg==', 'QQ=='], true],
  ['ForAllValues:BinaryEquals', 'QQ==', ['Qg==', 'QQ=='], false],
]

describe('BinaryEquals', () => {
  it.each(rows)('%s %j against %j: %s', (...row) => {
    expect(isMet(row)).toBe(row[3])
  })

  it.each(['Q', 'QQ', 'QQ=', 'Q===', '====', '-_-_', 'QQ==\n', 'Q=Q='])(
    'never lets %j through, and always denies it',
    (value) => {
      expect(isMet(['BinaryEquals', 'QQ==', value])).toBe(false)
      expect(isMet(['BinaryEquals', 'QQ==', value], 'Deny')).toBe(true)
      expect(problemsOf('BinaryEquals', value)).toEqual([`"${value}" is not base64.`])
    },
  )

  it('has no negated form, as on AWS', () => {
    expect(problemsOf('BinaryNotEquals', 'QQ==')).toEqual([
      'The operator BinaryNotEquals is not known.',
    ])
  })
})
