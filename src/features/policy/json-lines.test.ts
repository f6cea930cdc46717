import { expect, it } from 'vitest'
import { isWithin, jsonLines, lineText } from './json-lines.ts'

const statement = {
  Sid: 'A "quoted" one',
  Action: ['dynamodb:GetItem', 'dynamodb:Query'],
  Resource: ['*'],
  Condition: { Bool: { 'aws:SecureTransport': true }, Null: {} },
}

it('lays out JSON that reads back as what it was', () => {
  const lines = jsonLines(statement)
  const text = lines.map((line) => lineText(line) + (line.comma ? ',' : '')).join('\n')
  expect(JSON.parse(text)).toEqual(statement)
  expect(text).toBe(`{
  "Sid": "A \\"quoted\\" one",
  "Action": [
    "dynamodb:GetItem",
    "dynamodb:Query"
  ],
  "Resource": ["*"],
  "Condition": {
    "Bool": {
      "aws:SecureTransport": true
    },
    "Null": {}
  }
}`)
})

it('says for each line where it belongs', () => {
  const places = jsonLines(statement).map(({ path }) => path.join(' › '))
  expect(places).toEqual([
    '',
    'Sid',
    ...['Action', 'Action', 'Action', 'Action'],
    'Resource',
    'Condition',
    ...['Condition › Bool', 'Condition › Bool › aws:SecureTransport', 'Condition › Bool'],
    'Condition › Null',
    'Condition',
    '',
  ])
})

it('knows what lies within what', () => {
  expect(isWithin(['Condition', 'Bool'], ['Condition'])).toBe(true)
  expect(isWithin(['Condition'], ['Condition'])).toBe(true)
  expect(isWithin(['Condition'], ['Condition', 'Bool'])).toBe(false)
  expect(isWithin(['Action'], ['Condition'])).toBe(false)
})
