import { expect, it } from 'vitest'
import { contextKeys } from '../context-keys.ts'
import { variableSegments } from './variable-segments.ts'

const keys = contextKeys({ 'k:id': 'me', 'k:list': ['a', 'b'] })

it('cuts a text at its variables, and finds their values whatever their case', () => {
  expect(variableSegments('arn:aws:s3:::b/${K:id}/*', true, keys)).toEqual([
    { written: 'arn:aws:s3:::b/' },
    { written: '${K:id}', variable: { key: 'K:id', value: 'me' } },
    { written: '/*' },
  ])
})

it.each([
  ['${k:none}', undefined],
  ["${k:none, 'nobody'}", 'nobody'],
  ['${k:list}', undefined],
])('gives %s the value %s', (written, value) => {
  const [segment] = variableSegments(written, true, keys)
  expect(segment?.variable?.value).toBe(value)
})

it('tells an escape from a variable', () => {
  expect(variableSegments('${*}', true, keys)).toEqual([
    { written: '${*}', variable: { key: '', value: '*' } },
  ])
})

it.each(['${', '${not a variable}', 'plain'])('leaves %s as it is', (written) => {
  expect(variableSegments(written, true, keys)).toEqual([{ written }])
})

it('has no variables where the policy or the operator has none', () => {
  expect(variableSegments('${k:id}', false, keys)).toEqual([{ written: '${k:id}' }])
})
