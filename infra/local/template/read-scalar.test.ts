import { describe, expect, it } from 'vitest'
import { readScalar } from './read-scalar.ts'

describe('readScalar', () => {
  it.each([
    ['text', 'text'],
    ['2012-10-17', '2012-10-17'],
    ['us-west-2:1b2c', 'us-west-2:1b2c'],
    ['N', 'N'],
    ['y', 'y'],
    ['true', true],
    ['False', false],
    ['0', 0],
    ['-12', -12],
    ['1.5', 1.5],
    ['123456789012', 123456789012],
  ])('reads %s as CloudFormation does', (source, value) => {
    expect(readScalar(source, false)).toEqual({ kind: 'value', value })
  })

  it.each([
    '',
    '~',
    'null',
    'Null',
    'yes',
    'Off',
    '010',
    '0x1F',
    '0b1',
    '1_000',
    '190:20:30',
    '1e3',
    '.5',
    '.inf',
    '12345678901234567890',
  ])(
    'refuses %j, which readers of YAML do not agree on or CloudFormation does not take',
    (source) => {
      expect(readScalar(source, false).kind).toBe('refused')
      expect(readScalar(source, true)).toEqual({ kind: 'value', value: source })
    },
  )
})
