import { describe, expect, it } from 'vitest'
import {
  base,
  table,
  me,
  rival,
  title,
  keyOf,
  requests,
  only,
  key,
  leading,
  attributes,
} from './request-fixture.ts'

describe('batches', () => {
  it('asks once for each table, in the order of the request, with all its keys', () => {
    const result = requests('BatchGetItem', {
      RequestItems: {
        Numbers: { Keys: [{ Id: { N: '1' } }] },
        GameScores: {
          Keys: [keyOf(me), keyOf(rival), keyOf(me)],
          ProjectionExpression: '#w',
          ExpressionAttributeNames: { '#w': 'Wins' },
        },
      },
      ReturnConsumedCapacity: 'TOTAL',
    })
    expect(result.map(({ action, resource }) => [action, resource])).toEqual([
      ['dynamodb:BatchGetItem', `${base}table/Numbers`],
      ['dynamodb:BatchGetItem', table],
    ])
    expect(result[1]?.context).toEqual({
      'dynamodb:LeadingKeys': ['me', 'rival'],
      'dynamodb:FirstPartitionKeyValues': ['me', 'rival'],
      'dynamodb:Attributes': ['UserId', 'GameTitle', 'Wins'],
      'dynamodb:Select': 'SPECIFIC_ATTRIBUTES',
      'dynamodb:ReturnConsumedCapacity': 'TOTAL',
    })
    expect(result[0]?.context['dynamodb:Select']).toBe('ALL_ATTRIBUTES')
  })

  it('takes the keys of puts and deletes', () => {
    const request = only('BatchWriteItem', {
      RequestItems: {
        GameScores: [
          { PutRequest: { Item: { ...keyOf(me), Wins: { N: '1' } } } },
          { DeleteRequest: { Key: keyOf(rival) } },
        ],
      },
    })
    expect(request.unreadable).toBeUndefined()
    expect(leading(request)).toEqual(['me', 'rival'])
    expect(attributes(request)).toEqual(['UserId', 'GameTitle', 'Wins'])
    expect(key(request, 'ReturnValues')).toBeUndefined()
    expect(key(request, 'Select')).toBeUndefined()
  })

  it('takes both keys of a write that is two', () => {
    const both = { PutRequest: { Item: keyOf(me) }, DeleteRequest: { Key: keyOf(rival) } }
    const request = only('BatchWriteItem', { RequestItems: { GameScores: [both] } })
    expect(leading(request)).toEqual(['me', 'rival'])
    expect(request.unreadable).toBeDefined()
  })

  it('keeps the keys that it can read beside one that it cannot, and says so', () => {
    const keys = [keyOf(rival), { GameTitle: title }]
    const request = only('BatchGetItem', { RequestItems: { GameScores: { Keys: keys } } })
    expect(leading(request)).toEqual(['rival'])
    expect(request.unreadable).toContain('Keys')
  })

  it.each([
    undefined,
    null,
    'x',
    [],
    {},
    { RequestItems: null },
    { RequestItems: {} },
    { RequestItems: [] },
    { RequestItems: { GameScores: null } },
    { RequestItems: { GameScores: {} } },
    { RequestItems: { GameScores: { Keys: [] } } },
    { RequestItems: { GameScores: [] } },
    { RequestItems: { GameScores: [{}] } },
    { RequestItems: { GameScores: [null] } },
    { RequestItems: { GameScores: 'x' } },
  ])('still asks something, unreadable, for %j', (input) => {
    for (const operation of ['BatchGetItem', 'BatchWriteItem']) {
      const result = requests(operation, input)
      expect(result.length).toBeGreaterThan(0)
      for (const { unreadable } of result) expect(unreadable).toBeDefined()
    }
  })
})
