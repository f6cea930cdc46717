import { expect, it } from 'vitest'
import { rivalsTopScore } from './rivals-top-score.ts'

const theirs = { GameTitle: { S: 'Meteor Blasters' }, TopScore: { N: '4200' } }
const own = { GameTitle: { S: 'Test Range' }, TopScore: { N: '1' } }

it.each([
  ['GetItem', { Item: theirs }],
  ['Query', { Count: 1, Items: [theirs] }],
  ['BatchGetItem', { Responses: { GameScores: [own, theirs] }, UnprocessedKeys: {} }],
])('finds it in an answer to %s', (_, output) => {
  expect(rivalsTopScore(output)).toBe('4200')
})

it.each([[{}], [{ Item: own }], [{ Items: [{ GameTitle: { S: 'Meteor Blasters' } }] }], ['<a/>']])(
  'finds none in %j',
  (output) => {
    expect(rivalsTopScore(output)).toBeUndefined()
  },
)
