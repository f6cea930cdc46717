import { expect, it } from 'vitest'
import { compactJson } from './compact-json.ts'

const input = {
  TableName: 'GameScores',
  Key: { UserId: { S: '(your identity ID)' }, GameTitle: { S: 'Test Range' } },
  ConsistentRead: true,
}

it('keeps in one line what fits into it', () => {
  expect(compactJson({ IdentityId: 'x' })).toBe('{ "IdentityId": "x" }')
  expect(compactJson(input, 48)).toBe(
    [
      '{',
      '  "TableName": "GameScores",',
      '  "Key": {',
      '    "UserId": { "S": "(your identity ID)" },',
      '    "GameTitle": { "S": "Test Range" }',
      '  },',
      '  "ConsistentRead": true',
      '}',
    ].join('\n'),
  )
})

it('is the same JSON, whatever the width', () => {
  const value = {
    ...input,
    list: [1, { deep: ['a line of text, with  blanks', null] }, []],
    empty: {},
  }
  for (const width of [1, 20, 40, 80, 400]) {
    expect(JSON.parse(compactJson(value, width))).toEqual(value)
  }
})
