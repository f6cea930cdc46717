import { describe, expect, it } from 'vitest'
import {
  table,
  named,
  me,
  title,
  keyOf,
  requests,
  only,
  key,
  leading,
  attributes,
  ownPartition,
} from './request-fixture.ts'

describe('single-item operations', () => {
  it('asks for GetItem with everything that the request carries', () => {
    const input = {
      ...named,
      Key: keyOf(me),
      ProjectionExpression: 'Wins, #t.inner',
      ExpressionAttributeNames: { '#t': 'TopScore' },
      ReturnConsumedCapacity: 'INDEXES',
      ConsistentRead: true,
    }
    expect(requests('GetItem', input)).toEqual([
      {
        action: 'dynamodb:GetItem',
        resource: table,
        context: {
          'dynamodb:LeadingKeys': ['me'],
          'dynamodb:FirstPartitionKeyValues': ['me'],
          'dynamodb:Attributes': ['UserId', 'GameTitle', 'Wins', 'TopScore'],
          'dynamodb:Select': 'SPECIFIC_ATTRIBUTES',
          'dynamodb:ReturnConsumedCapacity': 'INDEXES',
        },
      },
    ])
  })

  it.each([
    [{}, 'ALL_ATTRIBUTES'],
    [{ ProjectionExpression: null }, 'ALL_ATTRIBUTES'],
    [{ ProjectionExpression: 'Wins' }, 'SPECIFIC_ATTRIBUTES'],
    [{ AttributesToGet: ['Wins'] }, 'SPECIFIC_ATTRIBUTES'],
    [{ AttributesToGet: [] }, 'ALL_ATTRIBUTES'],
  ])('tells Select of a GetItem with %j', (change, select) => {
    expect(key(only('GetItem', { ...named, Key: keyOf(me), ...change }), 'Select')).toBe(select)
  })

  it.each([
    ['PutItem', { Item: { ...keyOf(me), Wins: { N: '1' } } }, ['Wins']],
    [
      'PutItem',
      { Item: keyOf(me), ConditionExpression: 'attribute_not_exists(Losses)' },
      ['Losses'],
    ],
    ['PutItem', { Item: keyOf(me), Expected: { Losses: { Exists: false } } }, ['Losses']],
    ['DeleteItem', { Key: keyOf(me), ConditionExpression: 'Wins > :n' }, ['Wins']],
    ['DeleteItem', { Key: keyOf(me), Expected: { Wins: {} } }, ['Wins']],
    [
      'UpdateItem',
      { Key: keyOf(me), UpdateExpression: 'ADD Wins :n REMOVE Losses' },
      ['Wins', 'Losses'],
    ],
    ['UpdateItem', { Key: keyOf(me), UpdateExpression: 'SET Wins = Losses' }, ['Wins', 'Losses']],
    ['UpdateItem', { Key: keyOf(me), AttributeUpdates: { Wins: { Action: 'DELETE' } } }, ['Wins']],
    ['UpdateItem', { Key: keyOf(me), Expected: { Wins: {} } }, ['Wins']],
    ['UpdateItem', { Key: keyOf(me), ConditionExpression: 'contains(Wins, :n)' }, ['Wins']],
    ['GetItem', { Key: keyOf(me), AttributesToGet: ['Wins'] }, ['Wins']],
    ['GetItem', { Key: { ...keyOf(me), Extra: me } }, ['Extra']],
    [
      'GetItem',
      { Key: keyOf(me), ProjectionExpression: '__proto__, constructor' },
      ['__proto__', 'constructor'],
    ],
  ])('counts the attributes of %s with %j', (operation, input, names) => {
    const request = only(operation, { ...named, ...input })
    expect(request.unreadable).toBeUndefined()
    expect(leading(request)).toEqual(['me'])
    expect(attributes(request)).toEqual(['UserId', 'GameTitle', ...names])
  })

  it('does not count a placeholder that nothing uses', () => {
    const input = { ...named, Key: keyOf(me), ExpressionAttributeNames: { '#x': 'Secret' } }
    expect(attributes(only('GetItem', input))).toEqual(['UserId', 'GameTitle'])
  })

  it.each(['PutItem', 'UpdateItem', 'DeleteItem'])(
    'always tells ReturnValues of %s',
    (operation) => {
      const input = { ...named, Key: keyOf(me), Item: keyOf(me) }
      expect(key(only(operation, input), 'ReturnValues')).toBe('NONE')
      const all = { ...input, ReturnValues: 'ALL_OLD' }
      expect(key(only(operation, all), 'ReturnValues')).toBe('ALL_OLD')
      expect(key(only(operation, input), 'Select')).toBeUndefined()
      expect(only(operation, { ...input, ReturnValues: 5 }).unreadable).toContain('ReturnValues')
    },
  )

  it('does not take ReturnValuesOnConditionCheckFailure of a single write for ReturnValues', () => {
    const input = { ...named, Item: keyOf(me), ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }
    expect(key(only('PutItem', input), 'ReturnValues')).toBe('NONE')
  })

  it.each([
    [{ N: '007.50' }, '7.5'],
    [{ N: '-1e3' }, '-1000'],
    [{ N: '1E-3' }, '0.001'],
    [{ N: '+0.0' }, '0'],
    [{ N: '12345678901234567890123456789012345678' }, '12345678901234567890123456789012345678'],
    [{ B: 'AAE=' }, 'AAE='],
    [{ S: '' }, ''],
  ])('writes the key value %j as %s', (value, text) => {
    const request = only('GetItem', { TableName: 'Numbers', Key: { Id: value } })
    expect(request.unreadable).toBeUndefined()
    expect(leading(request)).toEqual([text])
  })

  it.each([
    [undefined],
    [null],
    ['me'],
    [[me]],
    [{}],
    [{ UserId: null }],
    [{ UserId: 'me' }],
    [{ UserId: {} }],
    [{ UserId: { S: 5 } }],
    [{ UserId: { S: null } }],
    [{ UserId: { M: {} } }],
    [{ UserId: { SS: ['me'] } }],
    [{ UserId: { S: 'me', N: '1' } }],
    [{ UserId: { N: 'many' } }],
    [{ UserId: { N: '1e999' } }],
    [{ GameTitle: title }],
    [{ userid: me }],
  ])('has no leading key for the key %j, and says so', (odd) => {
    for (const [operation, place] of [
      ['GetItem', 'Key'],
      ['UpdateItem', 'Key'],
      ['DeleteItem', 'Key'],
      ['PutItem', 'Item'],
    ] as const) {
      const request = only(operation, { ...named, [place]: odd })
      expect(request.context).not.toHaveProperty(['dynamodb:LeadingKeys'])
      expect(request.context).not.toHaveProperty(['dynamodb:FirstPartitionKeyValues'])
      expect(request.unreadable).toContain(place)
    }
  })

  it.each([
    ['GetItem', 'ProjectionExpression'],
    ['PutItem', 'ConditionExpression'],
    ['UpdateItem', 'UpdateExpression'],
    ['UpdateItem', 'ConditionExpression'],
    ['DeleteItem', 'ConditionExpression'],
    ['Query', 'KeyConditionExpression'],
    ['Query', 'FilterExpression'],
    ['Query', 'ProjectionExpression'],
    ['Scan', 'FilterExpression'],
    ['Scan', 'ProjectionExpression'],
  ])('says that it cannot read the %s parameter %s', (operation, parameter) => {
    for (const odd of ['', '((((', 'a = ', '#missing = :v', 5, {}, ['a']]) {
      const whole = { ...named, Key: keyOf(me), Item: keyOf(me), ...ownPartition, [parameter]: odd }
      expect(only(operation, whole).unreadable).toContain(parameter)
    }
  })

  it.each(['AttributesToGet', 'Expected', 'AttributeUpdates'])(
    'says that it cannot read %s',
    (name) => {
      const operation = name === 'AttributesToGet' ? 'GetItem' : 'UpdateItem'
      const input = { ...named, Key: keyOf(me), [name]: 'Wins' }
      expect(only(operation, input).unreadable).toContain(name)
    },
  )

  it('finds no placeholder that is only inherited', () => {
    const input = { ...named, Key: keyOf(me), ProjectionExpression: '#a' }
    for (const names of [
      {},
      { '#a': 5 },
      { '#a': null },
      [],
      'x',
      Object.create({ '#a': 'Wins' }),
    ]) {
      const request = only('GetItem', { ...input, ExpressionAttributeNames: names as unknown })
      expect(request.unreadable).toContain('#a')
    }
  })
})

describe('Scan', () => {
  it('never carries leading keys', () => {
    const request = only('Scan', {
      ...named,
      FilterExpression: 'UserId = :u',
      ExpressionAttributeValues: { ':u': me },
      ScanFilter: { Wins: {} },
      ExclusiveStartKey: keyOf(me),
    })
    expect(request).toEqual({
      action: 'dynamodb:Scan',
      resource: table,
      context: {
        'dynamodb:Attributes': ['Wins', 'UserId', 'GameTitle'],
        'dynamodb:Select': 'ALL_ATTRIBUTES',
      },
    })
  })

  it('has no Attributes where it names none', () => {
    expect(only('Scan', named).context).toEqual({ 'dynamodb:Select': 'ALL_ATTRIBUTES' })
  })

  it('asks for the index where it reads one', () => {
    const request = only('Scan', { ...named, IndexName: 'Board' })
    expect(request.resource).toBe(`${table}/index/Board`)
    expect(key(request, 'Select')).toBe('ALL_PROJECTED_ATTRIBUTES')
  })
})
