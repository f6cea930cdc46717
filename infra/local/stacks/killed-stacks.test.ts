import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DeleteStackCommand, ExecuteChangeSetCommand } from '@aws-sdk/client-cloudformation'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { gameTemplate, stackClient } from '../testing/stack-client.ts'
import { spawnStandIn, type SpawnedStandIn } from '../testing/spawn-stand-in.ts'

let dataDir: string
let standIn: SpawnedStandIn

const spawn = async () => {
  standIn = await spawnStandIn({ dataDir, isEmpty: true })
  return stackClient(standIn.url)
}

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'leading-key-stacks-'))
})

afterEach(async () => {
  await standIn.kill()
  await rm(dataDir, { recursive: true, force: true })
})

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

it('goes on after kill -9 while it creates, updates and deletes', async () => {
  let stacks = await spawn()
  const template = gameTemplate()
  const stackId = await stacks.begin({ stackName: 'game', template }, 'CREATE')
  await wait(30)
  await standIn.kill()
  stacks = await spawn()
  expect(await stacks.settled('game')).toBe('CREATE_COMPLETE')

  const parameters = { TableName: 'Next' }
  const changeSet = await stacks.prepare({ stackName: 'game', template, parameters }, 'UPDATE')
  await stacks.client.send(new ExecuteChangeSetCommand({ ChangeSetName: changeSet.ChangeSetId }))
  await wait(30)
  await standIn.kill()
  stacks = await spawn()
  expect(await stacks.settled('game')).toBe('UPDATE_COMPLETE')
  expect(await stacks.outputs('game')).toMatchObject({ TableName: 'Next' })

  await stacks.client.send(new DeleteStackCommand({ StackName: 'game' }))
  await wait(30)
  await standIn.kill()
  stacks = await spawn()
  expect(await stacks.settled(stackId)).toBe('DELETE_COMPLETE')
  expect(await stacks.create({ stackName: 'game', template })).toBe('CREATE_COMPLETE')
})

it('rolls back after kill -9 what could not be made', async () => {
  let stacks = await spawn()
  const template = gameTemplate()
  await stacks.create({ stackName: 'game', template, parameters: { TableName: 'Taken' } })
  const extra = `  Last:
    Type: AWS::DynamoDB::Table
    DependsOn: Attachment
    Properties:
      TableName: Taken
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{AttributeName: Id, AttributeType: S}]
      KeySchema: [{AttributeName: Id, KeyType: HASH}]`
  const other = { stackName: 'other', template: gameTemplate({ extra }) }
  await stacks.begin({ ...other, parameters: { TableName: 'Mine' } }, 'CREATE')
  await wait(30)
  await standIn.kill()
  stacks = await spawn()
  expect(await stacks.settled('other')).toBe('ROLLBACK_COMPLETE')
  expect(await stacks.settled('game')).toBe('CREATE_COMPLETE')
})
