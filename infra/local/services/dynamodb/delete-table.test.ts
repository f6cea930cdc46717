import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openEngine, type DynamoDbEngine } from './engine.ts'

let folder: string
let engine: DynamoDbEngine

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'leading-key-'))
  engine = openEngine({ path: folder, region: 'us-west-2', account: '123456789012' })
})

afterEach(async () => {
  await engine.close()
  rmSync(folder, { recursive: true })
})

const table = (TableName: string, partitionKey = 'Id') => ({
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: partitionKey, AttributeType: 'S' },
    { AttributeName: 'Game', AttributeType: 'S' },
  ],
  KeySchema: [{ AttributeName: partitionKey, KeyType: 'HASH' }],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'ByGame',
      KeySchema: [{ AttributeName: 'Game', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
})

async function fill(TableName: string, count: number, partitionKey = 'Id') {
  await engine.ensureTable(table(TableName, partitionKey))
  for (let index = 0; index < count; index += 1) {
    const Item = { [partitionKey]: { S: String(index) }, Game: { S: 'Chess' } }
    await engine.act('PutItem', { TableName, Item })
  }
}

async function countOf(TableName: string, IndexName?: string): Promise<number> {
  const output = await engine.act('Scan', { TableName, ...(IndexName && { IndexName }) })
  return (output as { Count: number }).Count
}

it('deletes a table with its items and the entries of its indexes, and no other', async () => {
  for (const name of ['Scores', 'Scores-2', 'Scores.', 'Sco']) await fill(name, 3)
  await engine.deleteTable('Scores')
  expect(await engine.hasTable('Scores')).toBe(false)
  for (const name of ['Scores-2', 'Scores.', 'Sco'])
    expect([await countOf(name), await countOf(name, 'ByGame')]).toEqual([3, 3])
  await engine.ensureTable(table('Scores'))
  expect([await countOf('Scores'), await countOf('Scores', 'ByGame')]).toEqual([0, 0])
})

it('lets a table with other keys take the name, at once', async () => {
  await fill('Scores', 2)
  await engine.deleteTable('Scores')
  await fill('Scores', 1, 'PlayerId')
  const output = await engine.act('GetItem', {
    TableName: 'Scores',
    Key: { PlayerId: { S: '0' } },
  })
  expect(output).toEqual({ Item: { PlayerId: { S: '0' }, Game: { S: 'Chess' } } })
})

it('may be asked twice, and for a table that was never there', async () => {
  await fill('Scores', 1200)
  await engine.deleteTable('Scores')
  await engine.deleteTable('Scores')
  await engine.deleteTable('Nobody')
  expect(await engine.hasTable('Scores')).toBe(false)
})
