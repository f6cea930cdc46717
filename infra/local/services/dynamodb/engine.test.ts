import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { UserError } from '../../errors.ts'
import { openEngine, type DynamoDbEngine } from './engine.ts'

const definition = {
  TableName: 'GameScores',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'UserId', AttributeType: 'S' },
    { AttributeName: 'GameTitle', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'UserId', KeyType: 'HASH' },
    { AttributeName: 'GameTitle', KeyType: 'RANGE' },
  ],
}

let folder: string
let engine: DynamoDbEngine

const open = () =>
  openEngine({ path: path.join(folder, 'dynamodb'), region: 'us-west-2', account: '123456789012' })

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'leading-key-'))
  engine = open()
  await engine.ensureTable(definition)
})

afterEach(async () => {
  await engine.close()
  await rm(folder, { recursive: true })
})

const key = { UserId: { S: 'me' }, GameTitle: { S: 'Meteor Blasters' } }

async function run(operation: 'PutItem' | 'GetItem', body: object): Promise<unknown> {
  const input = engine.checkTypes(operation, body)
  engine.validate(operation, input)
  return engine.act(operation, input)
}

it('keeps an item over a restart, and takes the table as it finds it', async () => {
  await run('PutItem', { TableName: 'GameScores', Item: key })
  await engine.close()
  engine = open()
  await engine.ensureTable(definition)
  expect(await run('GetItem', { TableName: 'GameScores', Key: key })).toMatchObject({ Item: key })
})

it('refuses to take a table with another key schema', async () => {
  const changed = { ...definition, KeySchema: definition.KeySchema.slice(0, 1) }
  await expect(engine.ensureTable(changed)).rejects.toBeInstanceOf(UserError)
})

it('names wrong types as DynamoDB does', () => {
  expect(() => engine.checkTypes('GetItem', { TableName: true })).toThrow(
    expect.objectContaining({
      code: 'SerializationException',
      message: 'TRUE_VALUE cannot be converted to String',
      messageKey: 'Message',
    }),
  )
})

it('names what does not validate as DynamoDB does', () => {
  const input = engine.checkTypes('GetItem', { TableName: 'x', Key: {} })
  expect(() => {
    engine.validate('GetItem', input)
  }).toThrow(expect.objectContaining({ code: 'ValidationException' }))
})

it('drops members that the API does not have', () => {
  expect(
    engine.checkTypes('GetItem', { TableName: 'GameScores', _projection: { paths: [['a']] } }),
  ).toEqual({ TableName: 'GameScores' })
})
