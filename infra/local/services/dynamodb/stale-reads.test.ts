import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openEngine, type DynamoDbEngine } from './engine.ts'
import type { EngineOperation } from './engine-operations.ts'

const TableName = 'GameScores'
const [S, N] = [(text: string) => ({ S: text }), (number: number) => ({ N: String(number) })]

const definition = {
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['UserId', 'GameTitle', 'Season']
    .map((AttributeName) => ({ AttributeName, AttributeType: 'S' }))
    .concat({ AttributeName: 'TopScore', AttributeType: 'N' }),
  KeySchema: [
    { AttributeName: 'UserId', KeyType: 'HASH' },
    { AttributeName: 'GameTitle', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'BySeason',
      KeySchema: [
        { AttributeName: 'Season', KeyType: 'HASH' },
        { AttributeName: 'TopScore', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
  LocalSecondaryIndexes: [
    {
      IndexName: 'ByScore',
      KeySchema: [
        { AttributeName: 'UserId', KeyType: 'HASH' },
        { AttributeName: 'TopScore', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
}

let folder: string
let engine: DynamoDbEngine
let timeMs: number
let lagMs: number

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'leading-key-'))
  timeMs = 1_000_000
  lagMs = 0
  engine = openEngine({
    path: path.join(folder, 'dynamodb'),
    region: 'us-west-2',
    account: '123456789012',
    readLag: { now: () => timeMs, nextMs: () => lagMs, longestMs: 500 },
  })
  await engine.ensureTable(definition)
})

afterEach(async () => {
  await engine.close()
  await rm(folder, { recursive: true })
})

async function run(operation: EngineOperation, body: object): Promise<Record<string, unknown>> {
  const input = engine.checkTypes(operation, body)
  engine.validate(operation, input)
  return (await engine.act(operation, input)) as Record<string, unknown>
}

const key = (user: string, game: string) => ({ UserId: S(user), GameTitle: S(game) })
const put = (user: string, game: string, score: number) =>
  run('PutItem', { TableName, Item: { ...key(user, game), TopScore: N(score), Season: S('one') } })
const get = async (ConsistentRead?: boolean) => {
  const { Item } = await run('GetItem', { TableName, Key: key('me', 'a'), ConsistentRead })
  return (Item as { TopScore?: { N: string } } | undefined)?.TopScore?.N
}

describe('a read without ConsistentRead', () => {
  it('sees the item as it was, of the writer too', async () => {
    await put('me', 'a', 1)
    timeMs += 100
    await put('me', 'a', 2)
    lagMs = 50
    expect(await get()).toBe('1')
    lagMs = 150
    expect(await get()).toBeUndefined()
    lagMs = 0
    expect(await get()).toBe('2')
  })

  it('sees a deleted item until the deletion has come through', async () => {
    await put('me', 'a', 1)
    timeMs += 100
    await run('DeleteItem', { TableName, Key: key('me', 'a') })
    lagMs = 50
    expect(await get()).toBe('1')
    timeMs += 100
    expect(await get()).toBeUndefined()
  })

  it('sees what a batch is still to write as not there, all of it', async () => {
    const games = ['a', 'b', 'c']
    const written = run('BatchWriteItem', {
      RequestItems: {
        [TableName]: games.map((game) => ({ PutRequest: { Item: key('me', game) } })),
      },
    })
    const reads: unknown[] = []
    for (let time = 0; time < 5; time += 1) {
      reads.push((await run('Query', ownPartition)).Count)
    }
    await written
    expect(reads.every((count) => count === 0 || count === 3)).toBe(true)
    expect((await run('Query', ownPartition)).Count).toBe(3)
  })
})

it('answers a read with ConsistentRead from the present', async () => {
  await put('me', 'a', 1)
  lagMs = 500
  expect(await get(true)).toBe('1')
  expect(await run('Query', { ...ownPartition, ConsistentRead: true })).toMatchObject({ Count: 1 })
  expect(await run('Scan', { TableName, ConsistentRead: true })).toMatchObject({ Count: 1 })
  const batch = (ConsistentRead: boolean) =>
    run('BatchGetItem', {
      RequestItems: { [TableName]: { Keys: [key('me', 'a')], ConsistentRead } },
    })
  expect(await batch(true)).toMatchObject({ Responses: { [TableName]: [{ TopScore: N(1) }] } })
  expect(await batch(false)).toMatchObject({ Responses: { [TableName]: [] } })
})

it('writes on what is there, not on what a read would see', async () => {
  await put('me', 'a', 1)
  lagMs = 500
  const add = {
    TableName,
    Key: key('me', 'a'),
    UpdateExpression: 'ADD TopScore :one',
    ConditionExpression: 'TopScore = :one',
    ExpressionAttributeValues: { ':one': N(1) },
    ReturnValues: 'ALL_NEW',
  }
  expect(await run('UpdateItem', add)).toMatchObject({ Attributes: { TopScore: N(2) } })
  await expect(run('UpdateItem', add)).rejects.toMatchObject({
    code: 'ConditionalCheckFailedException',
  })
})

const ownPartition = {
  TableName,
  KeyConditionExpression: 'UserId = :me',
  ExpressionAttributeValues: { ':me': S('me') },
}

/** Reads of every kind. Each must answer as it would have answered then. */
const bySeason = {
  TableName,
  IndexName: 'BySeason',
  KeyConditionExpression: 'Season = :one',
  ExpressionAttributeValues: { ':one': S('one') },
}
const battery: readonly (readonly [EngineOperation, Record<string, unknown>])[] = [
  ['GetItem', { TableName, Key: key('me', 'a') }],
  ['GetItem', { TableName, Key: key('me', 'b'), ProjectionExpression: 'TopScore' }],
  ['Query', ownPartition],
  ['Query', { ...ownPartition, ScanIndexForward: false }],
  ['Query', { ...ownPartition, Limit: 2 }],
  ['Query', { ...ownPartition, Limit: 2, ScanIndexForward: false }],
  ['Query', { ...ownPartition, Limit: 1, ExclusiveStartKey: key('me', 'b') }],
  ['Query', { ...ownPartition, Select: 'COUNT' }],
  [
    'Query',
    {
      ...ownPartition,
      KeyConditionExpression: 'UserId = :me AND GameTitle BETWEEN :b AND :d',
      FilterExpression: 'TopScore > :five',
      ExpressionAttributeValues: { ':me': S('me'), ':b': S('b'), ':d': S('d'), ':five': N(5) },
    },
  ],
  ['Query', bySeason],
  ['Query', { ...bySeason, Limit: 2, ScanIndexForward: false }],
  ['Query', { ...ownPartition, IndexName: 'ByScore', Select: 'ALL_ATTRIBUTES' }],
  ['Scan', { TableName }],
  ['Scan', { TableName, Limit: 3 }],
  ['Scan', { TableName, IndexName: 'BySeason' }],
]

it('answers each kind of read exactly as it was answered at that time', async () => {
  const random = numbers(42)
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T
  const answers = () => Promise.all(battery.map(([operation, input]) => run(operation, input)))
  const history: { at: number; answers: unknown[] }[] = [{ at: 0, answers: await answers() }]

  for (let step = 0; step < 60; step += 1) {
    timeMs += 5 + Math.floor(random() * 40)
    const [user, game] = [pick(['me', 'rival']), pick(['a', 'b', 'c', 'd', 'e'])]
    if (random() < 0.3) await run('DeleteItem', { TableName, Key: key(user, game) })
    else await put(user, game, Math.floor(random() * 10))
    lagMs = 0
    history.push({ at: timeMs, answers: await answers() })

    lagMs = Math.floor(random() * 501)
    const then = history.findLast(({ at }) => at <= timeMs - lagMs)
    expect(await answers(), `step ${String(step)}, ${String(lagMs)} ms ago`).toEqual(then?.answers)
  }
})

/** An even spread that repeats. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}
