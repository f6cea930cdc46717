import { describe, expect, it } from 'vitest'
import type { Json } from './testing/stack-of.ts'
import { stackOf, problemsOf, at } from './testing/stack-of.ts'

const key = (name: string, type = 'HASH') => ({ AttributeName: name, KeyType: type })
const attribute = (name: string) => ({ AttributeName: name, AttributeType: 'S' })
const table = {
  TableName: 'Scores',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [attribute('a'), attribute('b')],
  KeySchema: [key('a'), key('b', 'RANGE')],
}

describe('AWS::DynamoDB::Table', () => {
  it('keeps indexes, tags and recovery as written', () => {
    const indexes = {
      GlobalSecondaryIndexes: [
        { IndexName: 'ByC', KeySchema: [key('c')], Projection: { ProjectionType: 'ALL' } },
      ],
      LocalSecondaryIndexes: [
        {
          IndexName: 'OfA',
          KeySchema: [key('a'), key('c', 'RANGE')],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['d'] },
        },
      ],
      Tags: [{ Key: 'k', Value: 'v' }],
    }
    const createTable = {
      ...table,
      AttributeDefinitions: [...table.AttributeDefinitions, attribute('c')],
      ...indexes,
    }
    const PointInTimeRecoverySpecification = {
      PointInTimeRecoveryEnabled: true,
      RecoveryPeriodInDays: 7,
    }
    const OnDemandThroughput = { MaxReadRequestUnits: 5 }
    const stack = stackOf({
      X: [
        'DynamoDB::Table',
        { ...createTable, PointInTimeRecoverySpecification, OnDemandThroughput },
      ],
    })
    expect(stack.tables).toEqual([
      {
        createTable,
        arn: 'arn:aws:dynamodb:us-west-2:123456789012:table/Scores',
        onDemandThroughput: { MaxReadRequestUnits: 5 },
        pointInTimeRecovery: { enabled: true, recoveryPeriodDays: 7 },
      },
    ])
  })

  it.each<[string, Json, string]>([
    [
      'another billing mode',
      { BillingMode: 'PROVISIONED' },
      `${at}.BillingMode: This must be PAY_PER_REQUEST, not the text 'PROVISIONED'.`,
    ],
    ['a short name', { TableName: 'ab' }, `${at}.TableName: This has 2 characters.`],
    [
      'a name with a blank',
      { TableName: 'a b' },
      `${at}.TableName: 'a b' has another form than AWS takes.`,
    ],
    [
      'a key attribute that is not defined',
      { KeySchema: [key('a'), key('z', 'RANGE')] },
      `${at}.KeySchema[1].AttributeName: The key attribute 'z' is not defined.`,
    ],
    [
      'a defined attribute that is no key',
      { KeySchema: [key('a')] },
      `${at}.AttributeDefinitions[1].AttributeName: The attribute 'b' is part of no key.`,
    ],
    [
      'an attribute defined twice',
      { AttributeDefinitions: [attribute('a'), attribute('b'), attribute('a')] },
      `${at}.AttributeDefinitions[2].AttributeName: The attribute 'a' is defined twice.`,
    ],
    [
      'a sort key before the partition key',
      { KeySchema: [key('a', 'RANGE'), key('b')] },
      `${at}.KeySchema: A key schema is one HASH attribute, and then at most one other as RANGE.`,
    ],
    [
      'three keys',
      { KeySchema: [key('a'), key('b', 'RANGE'), key('c', 'RANGE')] },
      `${at}.KeySchema: This list has 3 entries.`,
    ],
    [
      'an INCLUDE projection that includes nothing',
      {
        GlobalSecondaryIndexes: [
          { IndexName: 'ByB', KeySchema: [key('b')], Projection: { ProjectionType: 'INCLUDE' } },
        ],
      },
      `${at}.GlobalSecondaryIndexes[0].Projection: NonKeyAttributes goes with the projection type INCLUDE, and with no other.`,
    ],
    [
      'a local index with another partition key',
      {
        LocalSecondaryIndexes: [
          {
            IndexName: 'ByB',
            KeySchema: [key('b'), key('a', 'RANGE')],
            Projection: { ProjectionType: 'ALL' },
          },
        ],
      },
      `${at}.LocalSecondaryIndexes[0].KeySchema: A local index has the table's partition key and a sort key of its own, on a table with a sort key.`,
    ],
    [
      'a tag that AWS keeps to itself',
      { Tags: [{ Key: 'aws:x', Value: 'v' }] },
      `${at}.Tags: The tag 'aws:x' has a prefix that AWS keeps to itself.`,
    ],
    [
      'tags that differ in case only',
      {
        Tags: [
          { Key: 'Team', Value: 'v' },
          { Key: 'TEAM', Value: 'w' },
        ],
      },
      `${at}.Tags: The tags 'Team' and 'TEAM' differ in case only.`,
    ],
    [
      'a limit that lets nothing through',
      { OnDemandThroughput: { MaxWriteRequestUnits: 0 } },
      `${at}.OnDemandThroughput.MaxWriteRequestUnits: This must be a whole number from 1 to 9007199254740991, not the number 0.`,
    ],
    [
      'a recovery period of 36 days',
      {
        PointInTimeRecoverySpecification: {
          PointInTimeRecoveryEnabled: true,
          RecoveryPeriodInDays: 36,
        },
      },
      `${at}.PointInTimeRecoverySpecification.RecoveryPeriodInDays: This must be a whole number from 1 to 35, not the number 36.`,
    ],
  ])('refuses %s', (_, change, problem) => {
    expect(problemsOf({ X: ['DynamoDB::Table', { ...table, ...change }] })).toContain(problem)
  })

  it('refuses two tables of one name', () => {
    expect(problemsOf({ W: ['DynamoDB::Table', table], X: ['DynamoDB::Table', table] })).toEqual([
      `${at}.TableName: Another table of this template is called 'Scores'.`,
    ])
  })
})
