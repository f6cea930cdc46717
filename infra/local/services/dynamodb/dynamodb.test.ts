import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteItemCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBServiceException,
  ExecuteStatementCommand,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  startTestStandIn,
  type Guest,
  type TestStandIn,
} from '../../testing/start-test-stand-in.ts'

const projection = {
  ProjectionExpression: 'UserId, GameTitle, Wins, Losses, TopScore, TopScoreDateTime',
}
const TableName = 'GameScores'

let standIn: TestStandIn
let me: Guest
let rival: Guest

beforeAll(async () => {
  standIn = await startTestStandIn()
  me = await standIn.openGuest()
  rival = await standIn.openGuest()
})

afterAll(async () => {
  expect(standIn.bugs).toEqual([])
  await standIn.close()
})

const key = (guest: Guest, title = 'Meteor Blasters') => ({
  UserId: { S: guest.identityId },
  GameTitle: { S: title },
})

/** The commands of a guest, aimed at somebody's partition. */
const attempts = {
  GetItem: (aim: Guest) => new GetItemCommand({ TableName, Key: key(aim), ...projection }),
  BatchGetItem: (aim: Guest) =>
    new BatchGetItemCommand({
      RequestItems: { [TableName]: { Keys: [key(aim)], ...projection } },
    }),
  Query: (aim: Guest) =>
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'UserId = :id',
      ExpressionAttributeValues: { ':id': { S: aim.identityId } },
      Select: 'SPECIFIC_ATTRIBUTES',
      ...projection,
    }),
  PutItem: (aim: Guest) =>
    new PutItemCommand({ TableName, Item: { ...key(aim), TopScore: { N: '1' } } }),
  UpdateItem: (aim: Guest) =>
    new UpdateItemCommand({
      TableName,
      Key: key(aim),
      UpdateExpression: 'ADD Wins :one',
      ExpressionAttributeValues: { ':one': { N: '1' } },
      ReturnValues: 'UPDATED_NEW',
    }),
  DeleteItem: (aim: Guest) => new DeleteItemCommand({ TableName, Key: key(aim) }),
  BatchWriteItem: (aim: Guest) =>
    new BatchWriteItemCommand({
      RequestItems: { [TableName]: [{ PutRequest: { Item: key(aim, 'Test Range') } }] },
    }),
}

const sentence = (action: string, resource = 'table/GameScores') => {
  const roleName = standIn.outputs['GuestRoleArn']?.split('/').at(-1) ?? ''
  return (
    `User: arn:aws:sts::123456789012:assumed-role/${roleName}/CognitoIdentityCredentials is not authorized to ` +
    `perform: dynamodb:${action} on resource: arn:aws:dynamodb:us-west-2:123456789012:${resource} because no ` +
    `identity-based policy allows the dynamodb:${action} action`
  )
}

/** What a command is refused with: name, status, message. */
async function refusal(sent: Promise<unknown>) {
  try {
    await sent
  } catch (error) {
    if (!(error instanceof DynamoDBServiceException)) throw error
    return [error.name, error.$metadata.httpStatusCode, error.message]
  }
  throw new Error('It was granted.')
}

const send = (client: DynamoDBClient, command: unknown) =>
  client.send(command as GetItemCommand) as Promise<unknown>

describe('a guest', () => {
  it.each(Object.entries(attempts))('may %s in their own partition', async (_name, command) => {
    await expect(send(me.dynamodb, command(me))).resolves.toBeDefined()
  })

  it.each(Object.entries(attempts))(
    'is denied %s in a partition of another, in the words of IAM',
    async (name, command) => {
      expect(await refusal(send(me.dynamodb, command(rival)))).toEqual([
        'AccessDeniedException',
        400,
        sentence(name),
      ])
    },
  )

  it('reads back what they wrote', async () => {
    await send(me.dynamodb, attempts.PutItem(me))
    expect(await send(me.dynamodb, attempts.GetItem(me))).toMatchObject({
      Item: { ...key(me), TopScore: { N: '1' } },
    })
  })

  it('is denied a batch with a single key of another', async () => {
    const mixed = new BatchGetItemCommand({
      RequestItems: { [TableName]: { Keys: [key(me), key(rival)], ...projection } },
    })
    expect(await refusal(send(me.dynamodb, mixed))).toEqual([
      'AccessDeniedException',
      400,
      sentence('BatchGetItem'),
    ])
  })

  it.each([
    [
      'GetItem',
      new GetItemCommand({ TableName, Key: { UserId: { S: 'x' }, GameTitle: { S: 'y' } } }),
    ],
    ['Scan', new ScanCommand({ TableName, ...projection })],
    ['DescribeTable', new DescribeTableCommand({ TableName })],
    ['CreateTable', new CreateTableCommand({ TableName, KeySchema: [], AttributeDefinitions: [] })],
  ])('is denied %s', async (name, command) => {
    expect(await refusal(send(me.dynamodb, command))).toEqual([
      'AccessDeniedException',
      400,
      sentence(name),
    ])
  })

  it('is denied ListTables on every table', async () => {
    expect(await refusal(send(me.dynamodb, new ListTablesCommand({})))).toEqual([
      'AccessDeniedException',
      400,
      sentence('ListTables', 'table/*'),
    ])
  })

  it('is denied a read of their own partition without a projection', async () => {
    expect(
      await refusal(send(me.dynamodb, new GetItemCommand({ TableName, Key: key(me) }))),
    ).toEqual(['AccessDeniedException', 400, sentence('GetItem')])
  })

  it('is denied an attribute that the policy does not list', async () => {
    const command = new PutItemCommand({ TableName, Item: { ...key(me), Admin: { BOOL: true } } })
    expect(await refusal(send(me.dynamodb, command))).toEqual([
      'AccessDeniedException',
      400,
      sentence('PutItem'),
    ])
  })

  it('is denied the whole item as the answer to a write', async () => {
    const command = new DeleteItemCommand({ TableName, Key: key(me), ReturnValues: 'ALL_OLD' })
    expect(await refusal(send(me.dynamodb, command))).toEqual([
      'AccessDeniedException',
      400,
      sentence('DeleteItem'),
    ])
  })

  it('may write within a transaction as IAM sees it, and is told that transactions are missing', async () => {
    const transact = (aim: Guest) =>
      new TransactWriteItemsCommand({
        TransactItems: [{ Put: { TableName, Item: { ...key(aim, 'Test Range') } } }],
      })
    expect(await refusal(send(me.dynamodb, transact(rival)))).toEqual([
      'AccessDeniedException',
      400,
      sentence('PutItem'),
    ])
    expect(await refusal(send(me.dynamodb, transact(me)))).toEqual([
      'Unsupported',
      501,
      'The stand-in does not support DynamoDB TransactWriteItems.',
    ])
  })

  it('is denied PartiQL by policy', async () => {
    const command = new ExecuteStatementCommand({ Statement: 'SELECT * FROM "GameScores"' })
    expect(await refusal(send(me.dynamodb, command))).toEqual([
      'AccessDeniedException',
      400,
      sentence('PartiQLSelect'),
    ])
  })

  it('may name the table by its ARN, and is held to the same partition', async () => {
    const arn = 'arn:aws:dynamodb:us-west-2:123456789012:table/GameScores'
    const byArn = (aim: Guest) =>
      new GetItemCommand({ TableName: arn, Key: key(aim), ...projection })
    await expect(send(me.dynamodb, byArn(me))).resolves.toBeDefined()
    expect(await refusal(send(me.dynamodb, byArn(rival)))).toEqual([
      'AccessDeniedException',
      400,
      sentence('GetItem'),
    ])
  })
})

describe('an administrator', () => {
  it('sees the whole table, and its description', async () => {
    const admin = standIn.asAdministrator
    expect(await admin.send(new ListTablesCommand({}))).toMatchObject({ TableNames: [TableName] })
    const { Table } = await admin.send(new DescribeTableCommand({ TableName }))
    expect(Table).toMatchObject({
      TableArn: 'arn:aws:dynamodb:us-west-2:123456789012:table/GameScores',
      TableStatus: 'ACTIVE',
    })
    // What dynalite does not tell of a table.
    expect(Table).not.toHaveProperty('WarmThroughput')
    await expect(admin.send(new ScanCommand({ TableName }))).resolves.toBeDefined()
  })

  it('finds no point-in-time recovery, though the template asks for it', async () => {
    const command = new DescribeContinuousBackupsCommand({ TableName })
    expect(await refusal(send(standIn.asAdministrator, command))).toEqual([
      'Unsupported',
      501,
      'The stand-in does not support DynamoDB DescribeContinuousBackups.',
    ])
  })

  it.each([
    [
      'of another Region is missing',
      new GetItemCommand({
        TableName: 'arn:aws:dynamodb:eu-west-1:123456789012:table/GameScores',
        Key: { UserId: { S: 'x' }, GameTitle: { S: 'y' } },
      }),
      ['Unsupported', 501, /the table arn:aws:dynamodb:eu-west-1:\S+\/GameScores\.$/],
    ],
    [
      'in a batch is missing',
      new BatchGetItemCommand({
        RequestItems: {
          'arn:aws:dynamodb:us-west-2:123456789012:table/GameScores': {
            Keys: [{ UserId: { S: 'x' }, GameTitle: { S: 'y' } }],
          },
        },
      }),
      ['Unsupported', 501, /table ARNs in a DynamoDB batch/],
    ],
    [
      'of another account is denied',
      new GetItemCommand({
        TableName: 'arn:aws:dynamodb:us-west-2:111122223333:table/GameScores',
        Key: { UserId: { S: 'x' }, GameTitle: { S: 'y' } },
      }),
      ['AccessDeniedException', 400, /table\/GameScores because no resource-based policy allows/],
    ],
  ])('is told that a table ARN %s', async (_what, command, [name, status, message]) => {
    expect(await refusal(send(standIn.asAdministrator, command))).toEqual([
      name,
      status,
      expect.stringMatching(message as RegExp),
    ])
  })

  it('of another account reaches nothing here', async () => {
    const other = standIn.dynamodbAs({
      accessKeyId: 'AKIAI44QH8DHBEXAMPLE',
      secretAccessKey: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
    })
    const [name, status] = await refusal(other.send(new ScanCommand({ TableName })))
    expect([name, status]).toEqual(['AccessDeniedException', 400])
  })

  it.each([
    [
      'an expression that does not parse',
      new QueryCommand({ TableName, KeyConditionExpression: 'UserId = = :id' }),
      'ValidationException',
      400,
    ],
    [
      'a table that is not there',
      new GetItemCommand({ TableName: 'Elsewhere', Key: { UserId: { S: 'x' } } }),
      'ResourceNotFoundException',
      400,
    ],
    [
      'an item without its key',
      new PutItemCommand({ TableName, Item: { GameTitle: { S: 'y' } } }),
      'ValidationException',
      400,
    ],
    [
      'a key that is no key of the table',
      new GetItemCommand({ TableName, Key: { UserName: { S: 'y' } } }),
      'ValidationException',
      400,
    ],
    [
      'a projection with another Select',
      new ScanCommand({ TableName, Select: 'COUNT', ProjectionExpression: 'UserId' }),
      'ValidationException',
      400,
    ],
    [
      'the old item after a failed condition',
      new PutItemCommand({
        TableName,
        Item: { UserId: { S: 'x' }, GameTitle: { S: 'y' } },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
      'Unsupported',
      501,
    ],
    [
      'nested parentheses past the bound',
      new ScanCommand({
        TableName,
        FilterExpression: '((((((UserId = :id))))))',
        ExpressionAttributeValues: { ':id': { S: 'x' } },
      }),
      'Unsupported',
      501,
    ],
    [
      'tables that the template does not make',
      new CreateTableCommand({ TableName: 'More', KeySchema: [], AttributeDefinitions: [] }),
      'Unsupported',
      501,
    ],
  ])('is told of %s', async (_what, command, name, status) => {
    const [actualName, actualStatus] = await refusal(send(standIn.asAdministrator, command))
    expect([actualName, actualStatus]).toEqual([name, status])
  })

  it('is told of a condition that failed', async () => {
    const command = new DeleteItemCommand({
      TableName,
      Key: key(rival, 'Nothing'),
      ConditionExpression: 'attribute_exists(UserId)',
    })
    expect(await refusal(send(standIn.asAdministrator, command))).toEqual([
      'ConditionalCheckFailedException',
      400,
      'The conditional request failed',
    ])
  })
})
