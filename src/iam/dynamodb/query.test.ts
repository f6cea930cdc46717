import { describe, expect, it } from 'vitest'
import {
  table,
  named,
  me,
  rival,
  title,
  keyOf,
  only,
  key,
  leading,
  attributes,
} from './request-fixture.ts'

describe('Query', () => {
  const query = (expression: unknown, values: object = { ':u': me, ':t': title }, more = {}) =>
    only('Query', {
      ...named,
      KeyConditionExpression: expression,
      ExpressionAttributeNames: { '#u': 'UserId', '#p': '__proto__' },
      ExpressionAttributeValues: values,
      ...more,
    })

  it.each([
    'UserId = :u',
    ':u = UserId',
    '#u=:u',
    '(((#u) = (:u)))',
    'UserId = :u AND GameTitle = :t',
    'GameTitle = :t and UserId = :u',
    '(UserId = :u) AND (begins_with(GameTitle, :t))',
    'GameTitle BETWEEN :t AND :t AND UserId = :u',
  ])('takes the leading key from %s', (expression) => {
    const request = query(expression)
    expect(request.unreadable).toBeUndefined()
    expect(leading(request)).toEqual(['me'])
    expect(attributes(request)).toContain('UserId')
  })

  it.each([
    'UserId > :u',
    'UserId <> :u',
    'UserId IN (:u)',
    'begins_with(UserId, :u)',
    'UserId BETWEEN :u AND :u',
    'UserId.x = :u',
    'UserId[0] = :u',
    'NOT UserId = :u',
    'UserId = :u OR UserId = :u',
    'UserId = :u AND UserId = :u',
    'UserId = :u AND #u = :t',
    'GameTitle = :t',
    '#p = :u',
    'UserId = :missing',
    'UserId = GameTitle',
    'size(UserId) = :u',
    'UserId = :u AND',
    'UserId = :u extra',
  ])('takes no leading key from %s, and says so', (expression) => {
    const request = query(expression)
    expect(request.context).not.toHaveProperty(['dynamodb:LeadingKeys'])
    expect(request.unreadable).toContain('KeyCondition')
  })

  it('takes no leading key from a value under an empty name', () => {
    expect(leading(query('GameTitle = :t', { '': me, ':t': title }))).toBeUndefined()
  })

  it('takes the leading key from the legacy KeyConditions', () => {
    const condition = (user: object) => ({ ComparisonOperator: 'EQ', AttributeValueList: [user] })
    const input = {
      ...named,
      KeyConditions: { UserId: condition(rival), GameTitle: condition(title) },
    }
    const request = only('Query', { ...input, QueryFilter: { Wins: {} } })
    expect(request.unreadable).toBeUndefined()
    expect(leading(request)).toEqual(['rival'])
    expect(attributes(request)).toEqual(['UserId', 'GameTitle', 'Wins'])
  })

  it.each([
    { ComparisonOperator: 'GE', AttributeValueList: [me] },
    { ComparisonOperator: 'EQ', AttributeValueList: [me, rival] },
    { ComparisonOperator: 'EQ', AttributeValueList: [] },
    { ComparisonOperator: 'EQ' },
    {},
    null,
  ])('takes no leading key from the legacy condition %j', (condition) => {
    const request = only('Query', { ...named, KeyConditions: { UserId: condition } })
    expect(leading(request)).toBeUndefined()
    expect(request.unreadable).toContain('KeyConditions')
  })

  it('counts the keys of both ways to name them, and refuses to choose', () => {
    const conditions = { UserId: { ComparisonOperator: 'EQ', AttributeValueList: [rival] } }
    const request = query('UserId = :u', undefined, { KeyConditions: conditions })
    expect(leading(request)).toEqual(['me', 'rival'])
    expect(request.unreadable).toContain('both')
  })

  it('says that a query without a key condition cannot be read', () => {
    expect(only('Query', named).unreadable).toContain('KeyConditionExpression')
  })

  it('counts filters and the start key, and accepts a start key in the same partition only', () => {
    const filtered = query('UserId = :u', undefined, {
      FilterExpression: 'Wins > Losses',
      ExclusiveStartKey: keyOf(me),
    })
    expect(attributes(filtered)).toEqual(['UserId', 'Wins', 'Losses', 'GameTitle'])
    expect(filtered.unreadable).toBeUndefined()
    for (const start of [keyOf(rival), {}, { GameTitle: title }, 'x']) {
      const request = query('UserId = :u', undefined, { ExclusiveStartKey: start })
      expect(request.unreadable).toContain('ExclusiveStartKey')
      expect(leading(request)).toEqual(['me'])
    }
  })

  it.each([
    [{}, 'ALL_ATTRIBUTES'],
    [{ ProjectionExpression: 'Wins' }, 'SPECIFIC_ATTRIBUTES'],
    [{ Select: 'COUNT' }, 'COUNT'],
    [{ Select: 'ALL_ATTRIBUTES', ProjectionExpression: 'Wins' }, 'ALL_ATTRIBUTES'],
    [{ Select: 'SPECIFIC_ATTRIBUTES', AttributesToGet: ['Wins'] }, 'SPECIFIC_ATTRIBUTES'],
  ])('tells Select of a query with %j', (change, select) => {
    const request = query('UserId = :u', undefined, change)
    expect(key(request, 'Select')).toBe(select)
    expect(key(request, 'ReturnValues')).toBeUndefined()
    expect(request.unreadable).toBeUndefined()
  })

  it('does not believe SPECIFIC_ATTRIBUTES without a projection', () => {
    for (const operation of ['Query', 'Scan']) {
      const input = { ...named, Select: 'SPECIFIC_ATTRIBUTES' }
      const values = {
        KeyConditionExpression: 'UserId = :u',
        ExpressionAttributeValues: { ':u': me },
      }
      expect(only(operation, { ...input, ...values }).unreadable).toContain('Select')
    }
  })

  it('asks for the index alone, with the partition key of the index', () => {
    const request = query('GameTitle = :t', undefined, { IndexName: 'Board' })
    expect(request).toMatchObject({ resource: `${table}/index/Board` })
    expect(request.unreadable).toBeUndefined()
    expect(leading(request)).toEqual(['Meteor Blasters'])
    expect(key(request, 'Select')).toBe('ALL_PROJECTED_ATTRIBUTES')
  })

  it('tells every partition-key attribute of an index that has several', () => {
    const expression = 'GameTitle = :t AND Season = :s'
    const values = { ':t': title, ':s': { N: '02' } }
    const request = query(expression, values, { IndexName: 'Multi' })
    expect(leading(request)).toEqual(['Meteor Blasters'])
    expect(key(request, 'FirstPartitionKeyValues')).toEqual(['Meteor Blasters'])
    expect(key(request, 'SecondPartitionKeyValues')).toEqual(['2'])
    expect(query('GameTitle = :t', values, { IndexName: 'Multi' }).unreadable).toBeDefined()
  })

  it.each(['Nope', 'constructor', ''])('says that it does not know the index %j', (IndexName) => {
    const request = query('UserId = :u', undefined, { IndexName })
    expect(request.resource).toBe(`${table}/index/${IndexName}`)
    expect(leading(request)).toBeUndefined()
    expect(request.unreadable).toBeDefined()
  })
})
