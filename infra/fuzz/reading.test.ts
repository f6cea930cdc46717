import { expect, it } from 'vitest'
import { objectionTo } from './reading.ts'

const me = 'us-west-2:me'
const other = 'us-west-2:other'
const target = (operation: string) => `DynamoDB_20120810.${operation}`
const key = (id: string) => ({ UserId: { S: id }, GameTitle: { S: 'g' } })
const query = (condition: string, values: object, names?: object) => ({
  KeyConditionExpression: condition,
  ExpressionAttributeValues: values,
  ExpressionAttributeNames: names,
})

it.each<[string, string, (id: string) => object]>([
  ['a key', 'GetItem', (id) => ({ Key: key(id) })],
  ['an item', 'PutItem', (id) => ({ Item: key(id) })],
  [
    'any key of a batch',
    'BatchGetItem',
    (id) => ({ RequestItems: { T: { Keys: [key(me), key(id)] } } }),
  ],
  [
    'any write of a batch',
    'BatchWriteItem',
    (id) => ({
      RequestItems: {
        T: [{ PutRequest: { Item: key(me) } }, { DeleteRequest: { Key: key(id) } }],
      },
    }),
  ],
  ['a key condition', 'Query', (id) => query('UserId = :a', { ':a': { S: id } })],
  [
    'one turned round',
    'Query',
    (id) => query('(:a = #u)', { ':a': { S: id } }, { '#u': 'UserId' }),
  ],
  [
    'an old key condition',
    'Query',
    (id) => ({ KeyConditions: { UserId: { AttributeValueList: [{ S: id }] } } }),
  ],
  [
    'a start key',
    'Query',
    (id) => ({ ...query('UserId = :a', { ':a': { S: me } }), ExclusiveStartKey: key(id) }),
  ],
])('objects to %s of another, and not to that of the guest', (_what, operation, input) => {
  expect(objectionTo(target(operation), JSON.stringify(input(other)), me)).toContain(other)
  expect(objectionTo(target(operation), JSON.stringify(input(me)), me)).toBeUndefined()
})

it.each<[string, string, object]>([
  ['a query without a partition key', 'Query', query('GameTitle = :a', { ':a': { S: me } })],
  ['a query without a condition', 'Query', {}],
  ['an operation that no guest may use', 'Scan', {}],
  ['a key of another type', 'GetItem', { Key: { UserId: { N: '1' } } }],
])('objects to %s', (_what, operation, input) => {
  expect(objectionTo(target(operation), JSON.stringify(input), me)).toBeDefined()
})
