import { expect, it } from 'vitest'
import { messageOf } from './message-of.ts'

it.each([
  [
    'DynamoDB',
    '{"__type":"com.amazonaws.dynamodb.v20120810#X","message":"Slow down"}',
    'Slow down',
  ],
  ['an older service', '{"__type":"AccessDeniedException","Message":"No"}', 'No'],
  [
    'S3',
    '<?xml version="1.0"?>\n<Error><Code>X</Code><Message>on &quot;a&amp;lt;b&quot;</Message></Error>',
    'on "a&lt;b"',
  ],
])('reads the sentence of %s', (_, body, sentence) => {
  expect(messageOf(body)).toBe(sentence)
})

it.each(['', 'Bad gateway', 'null', '{"message":7}', '<html></html>'])(
  'finds none in %j',
  (body) => {
    expect(messageOf(body)).toBeUndefined()
  },
)
