/**
 * Requests that IAM allowed though the gate could not read them, in DynamoDB's words. The words are dynalite's, whose tests ran
 * against DynamoDB; those of key conditions, start keys and Select also stand in https://github.com/paritysuite/dynamodb-conformance
 */
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DynamoDBServiceException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  startTestStandIn,
  type Guest,
  type TestStandIn,
} from '../../testing/start-test-stand-in.ts'

const TableName = 'GameScores'
const schema = 'The provided key element does not match the schema'

let standIn: TestStandIn
let me: Guest

beforeAll(async () => {
  standIn = await startTestStandIn()
  me = await standIn.openGuest()
})

afterAll(async () => {
  expect(standIn.bugs).toEqual([])
  await standIn.close()
})

async function refusal(sent: Promise<unknown>) {
  const error = await sent.catch((caught: unknown) => caught)
  if (!(error instanceof DynamoDBServiceException)) throw new Error('It was granted.')
  return [error.name, error.$metadata.httpStatusCode, error.message]
}

const send = (command: unknown) =>
  standIn.asAdministrator.send(command as GetItemCommand) as Promise<unknown>

const query = (input: Partial<QueryCommandInput>) =>
  new QueryCommand({
    TableName,
    ...(input.KeyConditionExpression !== undefined && {
      ExpressionAttributeValues: { ':a': { S: 'me' } },
    }),
    ...input,
  })

const legacy = (
  name: string,
  ComparisonOperator: 'EQ' | 'GE' | 'IN' | 'NE' | 'BETWEEN',
  ...values: string[]
) =>
  query({
    KeyConditions: {
      [name]: { ComparisonOperator, AttributeValueList: values.map((S) => ({ S })) },
    },
  })

const startKey = (UserId: string) => ({ UserId: { S: UserId }, GameTitle: { S: 'x' } })
const nullKey = { UserId: { NULL: true }, GameTitle: { S: 'x' } }
const KeyConditionExpression = 'UserId = :a'

it.each([
  [
    'a Query of the sort key alone',
    query({ KeyConditionExpression: 'GameTitle = :a' }),
    'Query condition missed key schema element: UserId',
  ],
  [
    'the same in old conditions',
    legacy('GameTitle', 'EQ', 'x'),
    'Query condition missed key schema element: UserId',
  ],
  [
    'a Query without a condition',
    query({}),
    'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
  ],
  [
    'a prefix of the partition key',
    query({ KeyConditionExpression: 'begins_with(UserId, :a)' }),
    'Query key condition not supported',
  ],
  [
    'a range of partition keys',
    query({ KeyConditionExpression: 'UserId > :a' }),
    'Query key condition not supported',
  ],
  ['the same in old conditions', legacy('UserId', 'GE', 'x'), 'Query key condition not supported'],
  [
    'the same from and to',
    legacy('UserId', 'BETWEEN', 'x', 'y'),
    'Query key condition not supported',
  ],
  [
    'a list of partition keys',
    legacy('UserId', 'IN', 'x'),
    'Attempted conditional constraint is not an indexable operation',
  ],
  [
    'all partition keys but one',
    legacy('UserId', 'NE', 'x'),
    'Attempted conditional constraint is not an indexable operation',
  ],
  [
    'either of two partitions',
    query({ KeyConditionExpression: 'UserId = :a OR UserId = :a' }),
    'Invalid operator used in KeyConditionExpression: OR',
  ],
  [
    'a partition key of another type',
    query({ KeyConditionExpression, ExpressionAttributeValues: { ':a': { N: '1' } } }),
    'One or more parameter values were invalid: Condition parameter type does not match schema type',
  ],
  [
    'an index that is not there',
    query({ KeyConditionExpression, IndexName: 'zzz' }),
    'The table does not have the specified index: zzz',
  ],
  [
    'a start key in another partition',
    query({ KeyConditionExpression, ExclusiveStartKey: startKey('other') }),
    'The provided starting key is outside query boundaries based on provided conditions',
  ],
  [
    'a start key that is none',
    query({ KeyConditionExpression, ExclusiveStartKey: { bad: { S: 'x' } } }),
    'The provided starting key is invalid',
  ],
  [
    'SPECIFIC_ATTRIBUTES without naming any',
    query({ KeyConditionExpression, Select: 'SPECIFIC_ATTRIBUTES' }),
    '1 validation error detected: Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES',
  ],
  [
    'the same of a Scan',
    new ScanCommand({ TableName, Select: 'SPECIFIC_ATTRIBUTES' }),
    'Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES',
  ],
  ['a key that is null', new GetItemCommand({ TableName, Key: nullKey }), schema],
  ['a key of other attributes', new GetItemCommand({ TableName, Key: { a: { S: 'x' } } }), schema],
  [
    'a null key in a batch',
    new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [nullKey] } } }),
    schema,
  ],
  [
    'the same of writes',
    new BatchWriteItemCommand({
      RequestItems: { [TableName]: [{ PutRequest: { Item: { GameTitle: { S: 'x' } } } }] },
    }),
    schema,
  ],
  [
    'an update of a null key',
    new UpdateItemCommand({ TableName, Key: nullKey, UpdateExpression: 'REMOVE Wins' }),
    schema,
  ],
  [
    'an item without its key',
    new PutItemCommand({ TableName, Item: { GameTitle: { S: 'x' } } }),
    'One or more parameter values were invalid: Missing the key UserId in the item',
  ],
  [
    'an item whose key is null',
    new PutItemCommand({ TableName, Item: nullKey }),
    'One or more parameter values were invalid: Type mismatch for key UserId expected: S actual: NULL',
  ],
])('refuses %s', async (_what, command, message) => {
  expect(await refusal(send(command))).toEqual(['ValidationException', 400, message])
})

it('refuses a guest whose start key is in another partition, in the same words', async () => {
  const command = new QueryCommand({
    TableName,
    KeyConditionExpression,
    ExpressionAttributeValues: { ':a': { S: me.identityId } },
    ExclusiveStartKey: startKey('us-west-2:11111111-2222-4333-8444-555555555555'),
    ProjectionExpression: 'Wins',
    Select: 'SPECIFIC_ATTRIBUTES',
  })
  expect(await refusal(me.dynamodb.send(command))).toEqual([
    'ValidationException',
    400,
    'The provided starting key is outside query boundaries based on provided conditions',
  ])
})

it('has run none of it', async () => {
  expect(await standIn.asAdministrator.send(new ScanCommand({ TableName }))).toMatchObject({
    Count: 0,
  })
})
