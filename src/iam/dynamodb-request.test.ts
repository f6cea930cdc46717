import { describe, expect, it } from 'vitest'
import { dynamodbRequests } from './dynamodb-request.ts'
import { gameScoresKeySchemas } from './key-schema.ts'
import {
  base,
  table,
  named,
  me,
  rival,
  keyOf,
  requests,
  only,
  leading,
  options,
} from './dynamodb/request-fixture.ts'

describe('tables', () => {
  it.each([
    ['arn:aws:dynamodb:us-west-2:123456789012:table/GameScores', ['me'], undefined],
    ['arn:aws:dynamodb:us-west-2:210987654321:table/GameScores', undefined, true],
    ['arn:aws:dynamodb:eu-west-1:123456789012:table/GameScores', undefined, true],
  ])(
    'keeps the ARN %s as the resource, and knows the schema of its own tables only',
    (arn, keys, unknown) => {
      const request = only('GetItem', { TableName: arn, Key: keyOf(me) })
      expect(request.resource).toBe(arn)
      expect(leading(request)).toEqual(keys)
      expect(request.unknownKeySchema).toBe(unknown)
      expect(request.unreadable === undefined).toBe(unknown === undefined)
    },
  )

  it('knows the schema of another account by its ARN', () => {
    const arn = 'arn:aws:dynamodb:us-west-2:210987654321:table/GameScores'
    const schemas = { [arn]: { partitionKey: ['Id'], sortKey: [] } }
    const [request] = dynamodbRequests(
      'GetItem',
      { TableName: arn, Key: { Id: rival } },
      { ...options, keySchemas: schemas },
    )
    expect(request?.context['dynamodb:LeadingKeys']).toEqual(['rival'])
  })

  it.each(['Nope', 'toString', '__proto__'])(
    'says that it does not know the table %s',
    (TableName) => {
      const request = only('GetItem', { TableName, Key: keyOf(me) })
      expect(request).toMatchObject({
        resource: `${base}table/${TableName}`,
        unknownKeySchema: true,
      })
      expect(request.unreadable).toBeDefined()
      expect(leading(request)).toBeUndefined()
    },
  )

  it.each([
    undefined,
    null,
    5,
    '',
    'GameScores/index/Board',
    'Game*',
    'a b',
    'arn:aws:s3:::GameScores',
    'arn:aws:dynamodb:us-west-2:123456789012:table/GameScores/index/Board',
  ])('says that %j is no table', (TableName) => {
    for (const operation of [
      'GetItem',
      'Query',
      'Scan',
      'PutItem',
      'DescribeTable',
      'DeleteTable',
    ]) {
      expect(only(operation, { TableName, Key: keyOf(me) }).unreadable).toContain('TableName')
    }
  })

  it('knows the table of the template by the name that the stack gives it', () => {
    const input = { ...named, Key: keyOf(me) }
    const [request] = dynamodbRequests('GetItem', input, {
      region: 'us-west-2',
      account: '123456789012',
      keySchemas: gameScoresKeySchemas('GameScores'),
    })
    expect(request?.context['dynamodb:LeadingKeys']).toEqual(['me'])
  })
})

describe('the other operations', () => {
  const backup = `${table}/backup/01489602797149-73d8d5bc`
  it.each([
    ['DescribeTable', named, [table]],
    ['DeleteTable', named, [table]],
    ['UpdateTimeToLive', named, [table]],
    ['ListTables', {}, [`${base}table/*`]],
    ['DescribeLimits', {}, ['*']],
    ['DescribeEndpoints', undefined, ['*']],
    ['TagResource', { ResourceArn: table, Tags: [] }, [table]],
    ['ListTagsOfResource', { ResourceArn: table }, [table]],
    ['DeleteBackup', { BackupArn: backup }, [backup]],
    [
      'RestoreTableFromBackup',
      { BackupArn: backup, TargetTableName: 'New' },
      [backup, `${base}table/New`],
    ],
    [
      'RestoreTableToPointInTime',
      { SourceTableArn: table, TargetTableName: 'New' },
      [table, `${base}table/New`],
    ],
    ['ExportTableToPointInTime', { TableArn: table }, [table]],
    ['ImportTable', { TableCreationParameters: named }, [table]],
    [
      'DescribeGlobalTable',
      { GlobalTableName: 'GameScores' },
      ['arn:aws:dynamodb::123456789012:global-table/GameScores'],
    ],
    ['SearchVectors', { ...named, IndexName: 'Board' }, [table, `${table}/index/Board`]],
    [
      'DescribeContributorInsights',
      { ...named, IndexName: 'Board' },
      [table, `${table}/index/Board`],
    ],
  ])('asks for %s by its own name', (operation, input, resources) => {
    const result = requests(operation, input)
    expect(result.map(({ resource }) => resource)).toEqual(resources)
    for (const { action, unreadable } of result) {
      expect(action).toBe(`dynamodb:${operation}`)
      expect(unreadable).toBeUndefined()
    }
  })

  it('asks for tags and a resource policy of a new table too', () => {
    const input = { ...named, Tags: [{ Key: 'Team', Value: 'a' }], ResourcePolicy: '{}' }
    const result = requests('CreateTable', input)
    expect(result.map(({ action }) => action)).toEqual([
      'dynamodb:CreateTable',
      'dynamodb:TagResource',
      'dynamodb:PutResourcePolicy',
    ])
    expect(result[0]?.context).toEqual({ 'aws:TagKeys': ['Team'], 'aws:RequestTag/team': 'a' })
  })

  it.each(['Backdoor', 'constructor', '__proto__', 'getItem', ''])(
    'marks %j, which is no operation, unreadable',
    (operation) => {
      expect(requests(operation, {})).toEqual([
        {
          action: `dynamodb:${operation}`,
          resource: '*',
          context: {},
          unreadable: `${operation} is no operation of DynamoDB`,
        },
      ])
    },
  )

  it('knows every operation that the SDK knows', async () => {
    const sdk = Object.keys(await import('@aws-sdk/client-dynamodb'))
    const operations = sdk.filter(
      (name) => /^[A-Z].*[a-z]Command$/.test(name) && !name.startsWith('$'),
    )
    expect(operations.length).toBeGreaterThan(50)
    for (const name of operations) {
      const [request] = requests(name.replace(/Command$/, ''), {})
      expect(request?.unreadable ?? '', name).not.toContain('is no operation')
    }
  })

  it('never throws and never carries an empty list, whatever the input', () => {
    const odd = [undefined, null, 5, '', 'x', [], [[]], {}, { a: {} }, true]
    const names = [
      'TableName',
      'Key',
      'Item',
      'Keys',
      'RequestItems',
      'TransactItems',
      'Statement',
      'Statements',
      'KeyConditions',
      'KeyConditionExpression',
      'ExpressionAttributeNames',
      'ExpressionAttributeValues',
      'ProjectionExpression',
      'ExclusiveStartKey',
      'Select',
      'Tags',
      'TagKeys',
      'ResourceArn',
      'IndexName',
      'AttributesToGet',
      'ReturnConsumedCapacity',
    ]
    const operations = [
      'GetItem',
      'PutItem',
      'UpdateItem',
      'DeleteItem',
      'Query',
      'Scan',
      'BatchGetItem',
      'BatchWriteItem',
      'TransactGetItems',
      'TransactWriteItems',
      'ExecuteStatement',
      'BatchExecuteStatement',
      'CreateTable',
      'TagResource',
      'UntagResource',
    ]
    for (const operation of operations) {
      for (const value of odd) {
        for (const input of [value, ...names.map((name) => ({ ...named, [name]: value }))]) {
          for (const { context } of requests(operation, input)) {
            for (const each of Object.values(context)) expect(each).not.toEqual([])
          }
        }
      }
    }
  })
})
