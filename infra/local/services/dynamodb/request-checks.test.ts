import { expect, it } from 'vitest'
import { checkRequest } from './request-checks.ts'

const table = { TableName: 'GameScores' }
const update = (UpdateExpression: string, names?: Record<string, string>) => ({
  ...table,
  UpdateExpression,
  ...(names && { ExpressionAttributeNames: names }),
})
const condition = (ConditionExpression: string) => ({ ...table, ConditionExpression })
const list = (...values: object[]) => values

it.each<[string, Record<string, unknown>]>([
  ['a counter', update('SET Wins = Wins + :one')],
  ['a nested counter', update('SET Wins.a = Wins.a + :one, Losses[3] = :v')],
  ['a default', update('SET Wins.a = if_not_exists(Wins.a, :zero)')],
  ['a list that grows', update('SET Wins = list_append(Wins, :more)')],
  ['a copy to another place', update('SET Wins = Losses, Losses = Wins')],
  ['ADD of a parent of what SET reads', update('SET Wins.a = :v ADD Losses :one')],
  ['equal attributes', condition('Wins = Losses AND TopScore <> Wins')],
  ['a range', condition('Wins BETWEEN :low AND :high AND Losses IN (:a, :b)')],
  ['a prefix', condition('begins_with(Wins, :a) AND contains(Wins.b, :c) AND size(Wins) > :n')],
  ['a value against an attribute', condition(':a < Wins')],
  ['what is no expression', condition('= = ! (')],
  ['some parentheses', condition('((Wins = :a) AND (Losses = :b)) OR NOT (Wins = :c)')],
  ['a long flat expression', condition(Array<string>(200).fill('Wins = :a').join(' AND '))],
  [
    'old conditions',
    {
      ...table,
      Expected: { Wins: { ComparisonOperator: 'GT', AttributeValueList: list({ N: '1e2' }) } },
    },
  ],
])('lets %s through', (_what, input) => {
  expect(() => {
    checkRequest('UpdateItem', input)
  }).not.toThrow()
})

it.each<[string, Record<string, unknown>, RegExp]>([
  ['deep parentheses', condition('(((((Wins = :a)))))'), /nested parentheses/],
  [
    'long and deep ones',
    condition(`((((${Array<string>(100).fill('Wins = :a').join(' AND ')}))))`),
    /nested parentheses/,
  ],
  [
    'more than 2000 characters with 2 of them',
    condition(`((${Array<string>(145).fill('Wins = :a').join(' AND ')}))`),
    /more than 2000 characters with 2 nested parentheses in a ConditionExpression/,
  ],
  [
    'more than 250 with 3',
    condition(`(((${Array<string>(20).fill('Wins = :a').join(' AND ')})))`),
    /more than 250 characters with 3 nested parentheses/,
  ],
  [
    'more than 150 with 4',
    condition(`((((${Array<string>(12).fill('Wins = :a').join(' AND ')}))))`),
    /more than 150 characters with 4 nested parentheses/,
  ],
  [
    'a far list index',
    update('SET Wins[4294967290] = :v'),
    /list index past 10000 in an UpdateExpression/,
  ],
  ['a value within itself', update('SET Wins.a = Wins'), /part of itself/],
  ['the same through a function', update('SET Wins[0] = if_not_exists(Wins.a, Wins)'), /itself/],
  ['the same through placeholders', update('SET #w.a = Wins', { '#w': 'Wins' }), /part of itself/],
  ['the same crosswise', update('SET Wins.a = Losses, Losses.b = Wins'), /part of itself/],
  ['the prototype', update('SET Wins.__proto__ = :v'), /__proto__/],
  ['its name behind a placeholder', update('SET Wins.#p = :v', { '#p': '__proto__' }), /__proto__/],
  ['an inherited name', condition('attribute_exists(toString)'), /toString/],
  ['the name of a constructor', { ...table, Key: { constructor: { S: 'x' } } }, /constructor/],
  ['the name of a method', condition('hasOwnProperty = :a'), /hasOwnProperty/],
  ['an inherited name in a projection', { ...table, AttributesToGet: ['valueOf'] }, /valueOf/],
  [
    'the prototype in a batch',
    { RequestItems: { GameScores: { Keys: [], ProjectionExpression: 'Wins.__proto__.x' } } },
    /__proto__/,
  ],
  ['an attribute as a prefix', condition('begins_with(Losses, TopScore)'), /begins_with/],
  ['an attribute as a part', condition('contains(Losses, TopScore)'), /contains/],
  ['an attribute in a list', condition('Wins IN (:a, Losses)'), /IN/],
  ['an attribute as an end of a range', condition('Wins BETWEEN :a AND Losses'), /BETWEEN/],
  ['attributes in order', condition('NOT Wins < Losses'), /</],
  [
    'no number in an old condition',
    {
      ...table,
      Expected: { Wins: { ComparisonOperator: 'GT', AttributeValueList: list({ N: 'abc' }) } },
    },
    /numeric value: abc/,
  ],
  [
    'a type that an old condition does not take',
    {
      ...table,
      Expected: {
        Wins: { ComparisonOperator: 'BEGINS_WITH', AttributeValueList: list({ BOOL: true }) },
      },
    },
    /BEGINS_WITH is not valid for BOOL/,
  ],
])('refuses %s', (_what, input, message) => {
  expect(() => {
    checkRequest('UpdateItem', input)
  }).toThrow(message)
})

it.each([
  ['FilterExpression', '; expression size: 4097'],
  ['UpdateExpression', ';'],
])('names the size of a long %s as DynamoDB does', (parameter, end) => {
  const text = 'a'.repeat(4097)
  expect(() => {
    checkRequest('UpdateItem', { ...table, [parameter]: text })
  }).toThrow(
    expect.objectContaining({
      code: 'ValidationException',
      message: `Invalid ${parameter}: Expression size has exceeded the maximum allowed size${end}`,
    }),
  )
})
