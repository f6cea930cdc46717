import { expect, it } from 'vitest'
import { parseJsonObject } from './parse-json.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

it('reads an object', () => {
  expect(parseJsonObject(bytes('{"a":{"S":"x"}}'))).toEqual({ a: { S: 'x' } })
})

it.each([
  ['nothing', ''],
  ['null', 'null'],
  ['a list', '[]'],
  ['a string', '"x"'],
  ['half an object', '{"a":'],
  ['a byte-order mark', '\ufeff{}'],
  ['nesting past the bound', `${'{"M":'.repeat(81)}{}${'}'.repeat(81)}`],
  ['more lists than a request can hold', `{"a":[${'[],'.repeat(2_000_000)}[]]}`],
  ['nesting that never closes', '['.repeat(200_000)],
])('takes %s for no object', (_what, text) => {
  expect(parseJsonObject(bytes(text))).toBeUndefined()
})

it('takes bytes that are not UTF-8 for no object', () => {
  expect(parseJsonObject(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d))).toBeUndefined()
})

it('takes the last of two values for one name, for everybody', () => {
  expect(parseJsonObject(bytes('{"Key":1,"Key":2}'))).toEqual({ Key: 2 })
})

it('does not count brackets inside strings', () => {
  const text = JSON.stringify({ a: '[{"'.repeat(500) })
  expect(parseJsonObject(bytes(text))).toEqual(JSON.parse(text))
})

it.each(['{"Key":{"__proto__":{"UserId":{"S":"x"}}}}', '{"Key":{"\\u005f_proto__":{}}}'])(
  'refuses the name __proto__ in %s',
  (text) => {
    expect(() => parseJsonObject(bytes(text))).toThrow(/__proto__/)
  },
)
