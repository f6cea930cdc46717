import { tmpdir } from 'node:os'
import path from 'node:path'
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { afterEach, expect, it } from 'vitest'
import { UserError } from './errors.ts'
import { startStandIn } from './stand-in.ts'
import { startTestStandIn, templatePath, type TestStandIn } from './testing/start-test-stand-in.ts'

let standIn: TestStandIn | undefined

afterEach(async () => {
  await standIn?.close()
  standIn = undefined
})

it('keeps names, identities, sessions and scores over a restart', async () => {
  standIn = await startTestStandIn()
  const outputs = standIn.outputs
  const guest = await standIn.openGuest()
  const Key = { UserId: { S: guest.identityId }, GameTitle: { S: 'Meteor Blasters' } }
  await guest.dynamodb.send(
    new PutItemCommand({ TableName: 'GameScores', Item: { ...Key, TopScore: { N: '7' } } }),
  )

  standIn = await standIn.restart()
  expect(standIn.outputs).toEqual(outputs)
  const { Item } = await standIn.dynamodbAs(guest.credentials).send(
    new GetItemCommand({
      TableName: 'GameScores',
      Key,
      ProjectionExpression: 'TopScore',
    }),
  )
  expect(Item).toEqual({ TopScore: { N: '7' } })
})

it('starts over where it is asked to', async () => {
  standIn = await startTestStandIn()
  const { outputs } = standIn
  const guest = await standIn.openGuest()
  standIn = await standIn.restart()
  expect(standIn.outputs).toEqual(outputs)
  standIn = await standIn.restart({ fresh: true })
  expect(standIn.outputs['IdentityPoolId']).not.toBe(outputs['IdentityPoolId'])
  const answer = standIn
    .dynamodbAs(guest.credentials)
    .send(new GetItemCommand({ TableName: 'GameScores', Key: {} }))
  await expect(answer).rejects.toMatchObject({
    name: 'UnrecognizedClientException',
    message: 'The security token included in the request is invalid.',
  })
})

it('ends an expired session in the words of AWS', async () => {
  let offsetMs = 0
  const clock = { now: () => new Date(Date.now() + offsetMs) }
  standIn = await startTestStandIn({ clock })
  const guest = await standIn.openGuest()
  offsetMs = 61 * 60_000
  // The SDK's clock stays where it is, so it learns the offset from the first answer and signs again.
  const client = standIn.dynamodbAs(guest.credentials)
  client.config.systemClockOffset = offsetMs
  await expect(
    client.send(new GetItemCommand({ TableName: 'GameScores', Key: {} })),
  ).rejects.toMatchObject({
    name: 'ExpiredTokenException',
    message: 'The security token included in the request is expired',
    $metadata: { httpStatusCode: 400 },
  })
})

it('says in one sentence that its port is taken', async () => {
  standIn = await startTestStandIn()
  const port = Number(new URL(standIn.url).port)
  await expect(startTestStandIn({ port })).rejects.toThrow(UserError)
  await expect(startTestStandIn({ port })).rejects.toThrow(`Port ${String(port)} is taken`)
})

it('says in one sentence that its data folder is in use', async () => {
  standIn = await startTestStandIn()
  const { dataDir } = standIn
  await expect(startStandIn({ template: templatePath, dataDir, port: 0 })).rejects.toThrow(
    UserError,
  )
})

it('tells the app what the app has to know', async () => {
  standIn = await startTestStandIn()
  const config = standIn.config()
  expect(config).toMatchObject({
    region: 'us-west-2',
    account: '123456789012',
    identityPoolId: standIn.outputs['IdentityPoolId'],
    tableName: 'GameScores',
    endpoint: standIn.url,
  })
  expect(config.roles.guest.arn).toBe(standIn.outputs['GuestRoleArn'])
  expect(config.roles.guest.policies.map(({ name }) => name)).toEqual(['OwnScores', 'OwnFiles'])
  expect(config.roles.guest.policies).toEqual(config.roles.player.policies)
})

it('deletes nothing for a fresh start with a template that it cannot use', async () => {
  standIn = await startTestStandIn()
  const { outputs } = standIn
  const missing = path.join(tmpdir(), 'no-such-template.yaml')
  await expect(standIn.restart({ fresh: true, template: missing })).rejects.toThrow(UserError)
  standIn = await standIn.restart()
  expect(standIn.outputs).toEqual(outputs)
})
