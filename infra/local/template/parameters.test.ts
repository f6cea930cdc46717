import { describe, expect, it } from 'vitest'
import { ParameterError, parameterValues, type TemplateParameter } from './parameters.ts'

function valueOf(value: string, parameter: Partial<TemplateParameter>): string | undefined {
  const parameters = new Map([['P', { type: 'String', default: 'x', ...parameter } as const]])
  return parameterValues(parameters, { P: value }).get('P')
}

describe('parameterValues', () => {
  it('takes what is given, and the default of the others', () => {
    const parameters = new Map<string, TemplateParameter>([
      ['A', { type: 'String', default: 'a' }],
      ['B', { type: 'Number', default: '1' }],
    ])
    expect([...parameterValues(parameters, { B: '2' })]).toEqual([
      ['A', 'a'],
      ['B', '2'],
    ])
  })

  it('refuses values for parameters that there are not', () => {
    const parameters = new Map<string, TemplateParameter>([['A', { type: 'String', default: 'a' }]])
    const given = { C: '1', A: 'x', toString: '2' }
    expect(() => parameterValues(parameters, given)).toThrow(ParameterError)
    expect(() => parameterValues(parameters, given)).toThrow(
      /^Parameters: \[C, toString\] do not exist in the template$/,
    )
  })

  it.each<[string, Partial<TemplateParameter>]>([
    ['', {}],
    ['b', { allowedValues: ['a', 'b'] }],
    ['abc', { allowedPattern: /[a-c]{3}|x/ }],
    ['ab', { minLength: 2, maxLength: 2 }],
    ['-1.5', { type: 'Number' }],
    ['5', { type: 'Number', minValue: 5, maxValue: 5 }],
  ])('takes %j by %j', (value, parameter) => {
    expect(valueOf(value, parameter)).toBe(value)
  })

  it.each<[string, Partial<TemplateParameter>, string]>([
    ['c', { allowedValues: ['a', 'b'] }, "Parameter 'P' must be one of AllowedValues"],
    ['abcd', { allowedPattern: /[a-c]+/ }, "Parameter 'P' must match pattern [a-c]+"],
    ['xab', { allowedPattern: /a|ab/ }, "Parameter 'P' must match pattern a|ab"],
    ['a', { minLength: 2 }, "Parameter 'P' must contain at least 2 characters"],
    ['abc', { maxLength: 2 }, "Parameter 'P' must contain at most 2 characters"],
    ['five', { type: 'Number' }, "Parameter 'P' must be a number"],
    ['1e3', { type: 'Number' }, "Parameter 'P' must be a number"],
    ['0', { type: 'Number', minValue: 1 }, "Parameter 'P' must be a number not less than 1"],
    ['9', { type: 'Number', maxValue: 8 }, "Parameter 'P' must be a number not greater than 8"],
    [
      'c',
      { allowedValues: ['a'], constraintDescription: 'must be a.' },
      'Parameter P failed to satisfy constraint: must be a.',
    ],
  ])('refuses %j by %j', (value, parameter, message) => {
    expect(() => valueOf(value, parameter)).toThrow(expect.objectContaining({ message }))
  })
})
