import { expect, it } from 'vitest'
import { checkTypes, checkValidations } from 'dynalite/validations/index.js'
import { engineOperations, type EngineOperation } from './engine-operations.ts'
import { rehearse } from './rehearsal.ts'

const table: DynaliteTable = {
  TableName: 'Scores',
  TableStatus: 'ACTIVE',
  KeySchema: [
    { AttributeName: 'a', KeyType: 'HASH' },
    { AttributeName: 'b', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: [
    { AttributeName: 'a', AttributeType: 'S' },
    { AttributeName: 'b', AttributeType: 'N' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'ByB',
      KeySchema: [{ AttributeName: 'b', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
}

const Key = { a: { S: 'x' }, b: { N: '1' } }
const TableName = 'Scores'
const valid: [EngineOperation, Record<string, unknown>][] = [
  ['GetItem', { Key }],
  ['PutItem', { Item: Key }],
  ['DeleteItem', { Key }],
  ['UpdateItem', { Key, UpdateExpression: 'REMOVE c' }],
  ['Scan', {}],
  ['Scan', { IndexName: 'ByB' }],
  ['Query', { KeyConditionExpression: 'a = :a', ExpressionAttributeValues: { ':a': { S: 'x' } } }],
  [
    'Query',
    {
      IndexName: 'ByB',
      KeyConditionExpression: 'b = :b',
      ExpressionAttributeValues: { ':b': { N: '1' } },
    },
  ],
]

function rehearsed(operation: EngineOperation, body: object): Promise<unknown> {
  const { types, custom } = engineOperations[operation].validation
  const input = checkTypes(structuredClone(body), types)
  // Of the store it takes this limit alone.
  const limits: unknown = { options: { maxItemSize: 409_600 } }
  checkValidations(input, types, custom, limits as DynaliteStore)
  return rehearse(new Map([[TableName, table]]), operation, input)
}

it.each(valid)(
  'finds nothing against a valid %s, and ends at the first item',
  async (...request) => {
    const [operation, input] = request
    expect(await rehearsed(operation, { TableName, ...input })).toBeUndefined()
  },
)

it('ends at the first item of a batch, too', async () => {
  const writes = { [TableName]: [{ PutRequest: { Item: Key } }] }
  expect(await rehearsed('BatchWriteItem', { RequestItems: writes })).toBeUndefined()
  const reads = { [TableName]: { Keys: [Key] } }
  expect(await rehearsed('BatchGetItem', { RequestItems: reads })).toBeUndefined()
})

it('tells what the engine refuses', async () => {
  const wrong = { TableName, Key: { a: { S: 'x' }, b: { S: '1' } } }
  expect(await rehearsed('GetItem', wrong)).toMatchObject({
    body: { message: 'The provided key element does not match the schema' },
  })
})

it('finds nothing for a table that it was not given, and for what makes the engine throw', async () => {
  expect(await rehearse(new Map(), 'GetItem', { TableName, Key })).toBeUndefined()
  expect(await rehearse(new Map([[TableName, table]]), 'GetItem', { TableName })).toBeUndefined()
})
