import { describe, expect, it } from 'vitest'
import { named, base, table, me, rival, keyOf, requests, only, leading } from './request-fixture.ts'

describe('transactions', () => {
  it('asks for each element by its own action', () => {
    const result = requests('TransactWriteItems', {
      ReturnConsumedCapacity: 'TOTAL',
      TransactItems: [
        { Put: { ...named, Item: { ...keyOf(me), Wins: { N: '1' } } } },
        {
          Update: {
            ...named,
            Key: keyOf(me),
            UpdateExpression: 'SET #l = :l',
            ConditionExpression: 'TopScore > :l',
            ExpressionAttributeNames: { '#l': 'Losses' },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        },
        { Delete: { ...named, Key: keyOf(rival) } },
        {
          ConditionCheck: {
            TableName: 'Numbers',
            Key: { Id: { N: '1' } },
            ConditionExpression: 'attribute_exists(A)',
          },
        },
      ],
    })
    const common = {
      'dynamodb:EnclosingOperation': 'TransactWriteItems',
      'dynamodb:ReturnConsumedCapacity': 'TOTAL',
      'dynamodb:ReturnValues': 'NONE',
    }
    const leads = (value: string) => ({
      'dynamodb:LeadingKeys': [value],
      'dynamodb:FirstPartitionKeyValues': [value],
    })
    expect(result).toEqual([
      {
        action: 'dynamodb:PutItem',
        resource: table,
        context: {
          ...common,
          ...leads('me'),
          'dynamodb:Attributes': ['UserId', 'GameTitle', 'Wins'],
        },
      },
      {
        action: 'dynamodb:UpdateItem',
        resource: table,
        context: {
          ...common,
          ...leads('me'),
          'dynamodb:ReturnValues': 'ALL_OLD',
          'dynamodb:Attributes': ['UserId', 'GameTitle', 'Losses', 'TopScore'],
        },
      },
      {
        action: 'dynamodb:DeleteItem',
        resource: table,
        context: { ...common, ...leads('rival'), 'dynamodb:Attributes': ['UserId', 'GameTitle'] },
      },
      {
        action: 'dynamodb:ConditionCheckItem',
        resource: `${base}table/Numbers`,
        context: { ...common, ...leads('1'), 'dynamodb:Attributes': ['Id', 'A'] },
      },
    ])
  })

  it('asks for GetItem in a transaction that reads', () => {
    const element = { Get: { ...named, Key: keyOf(rival), ProjectionExpression: 'Wins' } }
    expect(only('TransactGetItems', { TransactItems: [element] })).toEqual({
      action: 'dynamodb:GetItem',
      resource: table,
      context: {
        'dynamodb:LeadingKeys': ['rival'],
        'dynamodb:FirstPartitionKeyValues': ['rival'],
        'dynamodb:Attributes': ['UserId', 'GameTitle', 'Wins'],
        'dynamodb:Select': 'SPECIFIC_ATTRIBUTES',
        'dynamodb:EnclosingOperation': 'TransactGetItems',
      },
    })
  })

  it('asks for both of two kinds in one element, and refuses to choose', () => {
    const element = { Put: { ...named, Item: keyOf(me) }, Delete: { ...named, Key: keyOf(rival) } }
    const result = requests('TransactWriteItems', { TransactItems: [element] })
    expect(result.map(leading)).toEqual([['me'], ['rival']])
    for (const { unreadable } of result) expect(unreadable).toBeDefined()
  })

  it.each([
    undefined,
    {},
    { TransactItems: {} },
    { TransactItems: [] },
    { TransactItems: [null] },
    { TransactItems: [{}] },
    { TransactItems: [{ Upsert: {} }] },
    { TransactItems: [{ Put: null }] },
    { TransactItems: [{ Put: 'x', Get: 'x' }] },
  ])('still asks something, unreadable, for %j', (input) => {
    for (const operation of ['TransactGetItems', 'TransactWriteItems']) {
      const result = requests(operation, input)
      expect(result.length).toBeGreaterThan(0)
      for (const { unreadable } of result) expect(unreadable).toBeDefined()
    }
  })
})
