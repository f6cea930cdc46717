/**
 * Whatever names a partition is counted: tried on random operations and on random ways to write the same thing.
 * What could be reached is worked out here, from what was put into the request, and not by the code under test.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate } from './evaluate.ts'
import { dynamodbRequests } from './dynamodb-request.ts'
import { counts, leading, options, table, users } from './dynamodb/request-fixture.ts'

type Encoded = Readonly<Record<string, unknown>>

const operations = [
  'GetItem PutItem UpdateItem DeleteItem Query Scan BatchGetItem BatchWriteItem',
  'TransactGetItems TransactWriteItems ExecuteStatement BatchExecuteStatement',
  'ExecuteTransaction CreateTable TagResource UntagResource DescribeTable SearchVectors Nothing',
].flatMap((line) => line.split(' '))

const user = fc.constantFrom(...users)
const tableName = fc.constantFrom('GameScores', table)
const otherTable = fc.constantFrom(
  'Unknown',
  table.replace('us-west-2', 'us-east-1'),
  `${table}/index/Board`,
  'arn:aws:dynamodb:us-west-2:210987654321:table/GameScores',
  '',
  '*',
)

describe('input that is anything', () => {
  const names = fc.constantFrom(
    ...['TableName', 'Key', 'Item', 'Keys', 'RequestItems', 'TransactItems', 'Put', 'Get', 'S'],
    ...['IndexName', 'KeyConditions', 'KeyConditionExpression', 'UpdateExpression', 'UserId'],
    ...['ExpressionAttributeNames', 'ExpressionAttributeValues', 'Statement', 'Parameters', 'Tags'],
    ...['GameScores', 'PutRequest', 'Statements', 'ExclusiveStartKey', 'Select', '__proto__'],
  )
  const { input } = fc.letrec((tie) => ({
    input: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(null, 'GameScores', 'UserId = :u', 'SELECT * FROM GameScores', 'me', '#a'),
      fc.anything({ maxDepth: 1 }),
      fc.array(tie('input'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(names, names, fc.string()), tie('input'), { maxKeys: 6 }),
    ),
  }))

  it('never throws, never asks for nothing, and gives keys that can be decided', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom(...operations), fc.string()),
        input,
        (operation, odd) => {
          const requests = dynamodbRequests(operation, odd, options)
          expect(requests.length).toBeGreaterThan(0)
          for (const { action, resource, context } of requests) {
            expect(action.startsWith('dynamodb:')).toBe(true)
            const principal = { type: 'user', arn: 'arn:aws:iam::1:user/a', account: '1' } as const
            expect(() =>
              evaluate({ principal, action, resource, context }, { identity: [] }),
            ).not.toThrow()
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('keys of items', () => {
  /** Ways to write a key that DynamoDB takes, and ways that it must not be fooled by. */
  const keyOf = (id: string): fc.Arbitrary<Encoded> =>
    fc.constantFrom<Encoded>(
      { UserId: { S: id }, GameTitle: { S: 'x' } },
      { GameTitle: { S: 'x' }, UserId: { S: id } },
      { UserId: { S: id }, GameTitle: { S: 'x' }, userid: { S: 'me' } },
      { userid: { S: 'me' }, UserId: { S: id }, Extra: null },
      { UserId: { S: id, N: '1' }, GameTitle: { S: 'x' } },
      { UserId: { N: '1', S: id }, GameTitle: { S: 'x' } },
      { UserId: { S: id, NULL: null }, GameTitle: { S: 'x' } },
      { UserId: { M: { S: { S: id } } }, GameTitle: { S: 'x' } },
    )
  const aim = user.chain((id) =>
    fc.record({ id: fc.constant(id), key: keyOf(id), name: fc.oneof(tableName, otherTable) }),
  )
  type Aim = { readonly id: string; readonly key: Encoded; readonly name: string }

  const single: readonly (readonly [string, (aim: Aim) => Encoded])[] = [
    ['GetItem', ({ key, name }) => ({ TableName: name, Key: key })],
    ['DeleteItem', ({ key, name }) => ({ TableName: name, Key: key })],
    ['PutItem', ({ key, name }) => ({ TableName: name, Item: key })],
    ['UpdateItem', ({ key, name }) => ({ TableName: name, Key: key, AttributeUpdates: {} })],
    [
      'UpdateItem',
      ({ key, name }) => ({ TableName: name, Key: key, UpdateExpression: 'SET a=:a' }),
    ],
  ]

  it('count on every operation on one item', () => {
    fc.assert(
      fc.property(fc.constantFrom(...single), aim, ([operation, inputOf], aimed) => {
        const [request] = dynamodbRequests(operation, inputOf(aimed), options)
        expect(request && counts(request, aimed.id)).toBe(true)
      }),
    )
  })

  it('count for every element of a batch or a transaction', () => {
    const elements: Readonly<Record<string, (aim: Aim) => Encoded>> = {
      Get: ({ key, name }) => ({ TableName: name, Key: key }),
      Put: ({ key, name }) => ({ TableName: name, Item: key }),
      Delete: ({ key, name }) => ({ TableName: name, Key: key }),
      ConditionCheck: ({ key, name }) => ({ TableName: name, Key: key }),
      Update: ({ key, name }) => ({ TableName: name, Key: key, UpdateExpression: 'REMOVE a' }),
    }
    const kind = fc.constantFrom('Put', 'Delete', 'ConditionCheck', 'Update')
    const aims = fc.array(fc.tuple(aim, kind), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(aims, (aimed) => {
        const gets = aimed.map(([each]) => ({ Get: elements.Get?.(each) }))
        const writes = aimed.map(([each, of]) => ({ [of]: elements[of]?.(each) }))
        const keys = aimed.map(([{ key }]) => key)
        const changes = aimed.map(([{ key }, of]) =>
          of === 'Put' ? { PutRequest: { Item: key } } : { DeleteRequest: { Key: key } },
        )
        for (const requests of [
          dynamodbRequests('TransactGetItems', { TransactItems: gets }, options),
          dynamodbRequests('TransactWriteItems', { TransactItems: writes }, options),
        ]) {
          for (const [index, [{ id }]] of aimed.entries()) {
            const request = requests[index]
            expect(request && counts(request, id)).toBe(true)
          }
        }
        for (const name of ['GameScores', table]) {
          const asked = [
            dynamodbRequests('BatchGetItem', { RequestItems: { [name]: { Keys: keys } } }, options),
            dynamodbRequests('BatchWriteItem', { RequestItems: { [name]: changes } }, options),
          ]
          for (const [request] of asked) {
            for (const [{ id }] of aimed) expect(request && counts(request, id)).toBe(true)
          }
        }
      }),
    )
  })

  it('are readable, and exactly those asked for, where they are well written', () => {
    fc.assert(
      fc.property(fc.constantFrom(...single), user, tableName, ([operation, inputOf], id, name) => {
        const key = { UserId: { S: id }, GameTitle: { S: 'x' } }
        const [request] = dynamodbRequests(operation, inputOf({ id, key, name }), options)
        expect(request?.unreadable).toBeUndefined()
        expect(request && leading(request)).toEqual([id])
      }),
    )
  })
})

describe('PartiQL', () => {
  it('counts the partition of every statement', () => {
    const quote = (id: string) => `'${id.replaceAll("'", "''")}'`
    const ways: readonly ((id: string) => Encoded)[] = [
      (id) => ({ Statement: `SELECT Wins FROM GameScores WHERE UserId = ${quote(id)}` }),
      (id) => ({
        Statement: 'select * from "GameScores" where "UserId"=?',
        Parameters: [{ S: id }],
      }),
      (id) => ({ Statement: `DELETE FROM GameScores WHERE GameTitle='x' AND UserId=${quote(id)}` }),
      (id) => ({
        Statement: 'UPDATE GameScores SET Wins = ? WHERE UserId = ? AND GameTitle = ?',
        Parameters: [{ N: '1' }, { S: id }, { S: 'x' }],
      }),
      (id) => ({
        Statement: `INSERT INTO GameScores VALUE {'GameTitle':'x','UserId':${quote(id)}}`,
      }),
      (id) => ({
        Statement: `SELECT * FROM GameScores WHERE UserId = 'me' OR UserId=${quote(id)}`,
      }),
      (id) => ({ Statement: `SELECT * FROM GameScores WHERE UserId IN ['me', ${quote(id)}]` }),
      (id) => ({ Statement: `SELECT * FROM GameScores WHERE UserId = 'me' -- ${id}` }),
    ]
    const statement = fc.tuple(user, fc.constantFrom(...ways))
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 3 }), (all) => {
        const statements = all.map(([id, write]) => write(id))
        const asked = [
          dynamodbRequests('BatchExecuteStatement', { Statements: statements }, options),
          dynamodbRequests('ExecuteTransaction', { TransactStatements: statements }, options),
          statements.flatMap((each) => dynamodbRequests('ExecuteStatement', each, options)),
        ]
        for (const requests of asked) {
          expect(requests).toHaveLength(all.length)
          for (const [index, [id, write]] of all.entries()) {
            const request = requests[index]
            const reached = write === ways.at(-1) ? 'me' : id
            expect(request && counts(request, reached)).toBe(true)
          }
        }
      }),
    )
  })
})
