import {
  BatchWriteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb'
import { GetCredentialsForIdentityCommand, GetIdCommand } from '@aws-sdk/client-cognito-identity'
import { AwsClient } from 'aws4fetch'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  administratorCredentials,
  startTestStandIn,
  type Guest,
  type TestStandIn,
} from '../testing/start-test-stand-in.ts'
import type { DynamoDbEngine } from '../services/dynamodb/engine.ts'
import { createRealism, instant } from './realism.ts'

const TableName = 'GameScores'
const projection = { ProjectionExpression: 'UserId, GameTitle, TopScore' }

// The SDK waits in earnest before it tries again.
vi.setConfig({ testTimeout: 30_000 })

/** Throttles the requests 3, 8, 30, 48, 50, 55 and 58. */
const seedOfManyThrottles = 45
/** The first read lags by more than 250 ms. */
const seedOfAStaleRead = 2

let standIn: TestStandIn
let timeMs: number

/** A stand-in whose time stands still until it is told to pass. */
async function start(realism?: { readonly seed: number }): Promise<Guest> {
  timeMs = Date.now()
  standIn = await startTestStandIn({ realism, clock: { now: () => new Date(timeMs) } })
  return standIn.openGuest()
}

afterEach(async () => {
  expect(standIn.bugs).toEqual([])
  await standIn.close()
})

const keyOf = ({ identityId }: Guest) => ({ UserId: { S: identityId }, GameTitle: { S: 'a' } })

/** Patient, as the SDK is by default; the test's own clients try once. */
const patient = ({ credentials }: Guest) =>
  new DynamoDBClient({ region: 'us-west-2', endpoint: standIn.url, credentials })

const topScore = async (me: Guest, ConsistentRead: boolean) => {
  const { Item } = await patient(me).send(
    new GetItemCommand({ TableName, Key: keyOf(me), ...projection, ConsistentRead }),
  )
  return Item?.['TopScore']?.N
}

const putScore = (me: Guest, score: number) =>
  patient(me).send(
    new PutItemCommand({ TableName, Item: { ...keyOf(me), TopScore: { N: String(score) } } }),
  )

const nameOf = (error: unknown) => (error instanceof Error ? error.name : String(error))

const outcomes = (sent: readonly Promise<unknown>[]) =>
  Promise.all(sent.map((one) => one.then(() => 'done', nameOf)))

describe('with realism', () => {
  it('a read is stale at first, of the writer too, and never with ConsistentRead', async () => {
    const me = await start({ seed: seedOfAStaleRead })
    await putScore(me, 1)
    timeMs += 1000
    await putScore(me, 2)
    expect(await topScore(me, false)).toBe('1')
    expect(await topScore(me, true)).toBe('2')
    timeMs += 500
    expect(await topScore(me, false)).toBe('2')
  })

  it('throttles now and then, in the words of AWS, and the SDK hides it', async () => {
    const me = await start({ seed: seedOfManyThrottles })
    const query = (aim: Guest) =>
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'UserId = :id',
        ExpressionAttributeValues: { ':id': { S: aim.identityId } },
        Select: 'SPECIFIC_ATTRIBUTES',
        ...projection,
      })
    const often = patient(me)
    const retried = await outcomes(Array.from({ length: 40 }, () => often.send(query(me))))
    expect(new Set(retried)).toEqual(new Set(['done']))
    const once = await outcomes(Array.from({ length: 20 }, () => me.dynamodb.send(query(me))))
    expect(new Set(once)).toEqual(new Set(['done', 'ProvisionedThroughputExceededException']))
  })

  it('denies before it throttles', async () => {
    const me = await start({ seed: seedOfManyThrottles })
    const rival = await standIn.openGuest()
    const write = new BatchWriteItemCommand({
      RequestItems: { [TableName]: [{ PutRequest: { Item: keyOf(rival) } }] },
    })
    const answers = await outcomes(Array.from({ length: 30 }, () => me.dynamodb.send(write)))
    expect(new Set(answers)).toEqual(new Set(['AccessDeniedException']))
  })

  it.each([
    ['GetId', 25, () => new GetIdCommand({ IdentityPoolId: standIn.outputs['IdentityPoolId'] })],
    [
      'GetCredentialsForIdentity',
      200,
      (me: Guest) => new GetCredentialsForIdentityCommand({ IdentityId: me.identityId }),
    ],
  ] as const)('takes so many %s a second: %i', async (_name, perSecond, command) => {
    const me = await start({ seed: 1 })
    timeMs += 1000
    const send = () => standIn.cognito.send(command(me) as GetIdCommand) as Promise<unknown>
    const answers = await outcomes(Array.from({ length: perSecond + 5 }, send))
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(perSecond)
    await expect(send()).rejects.toMatchObject({
      name: 'TooManyRequestsException',
      message: 'Rate exceeded',
      $metadata: { httpStatusCode: 400 },
    })
    timeMs += 1000
    await expect(send()).resolves.toBeDefined()
  })

  it('lets a policy change count after one to four seconds', async () => {
    const me = await start({ seed: 1 })
    const denyAll = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }],
    }
    const roleName = standIn.outputs['GuestRoleArn']?.split('/').at(-1) ?? ''
    const iam = new AwsClient({
      ...administratorCredentials,
      service: 'iam',
      region: 'us-east-1',
    })
    const ask = async (fields: Record<string, string>) => {
      const body = new URLSearchParams({ Version: '2010-05-08', RoleName: roleName, ...fields })
      const answer = await iam.fetch(standIn.url, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: body.toString(),
      })
      return [answer.status, await answer.text()] as const
    }
    const [, names] = await ask({ Action: 'ListRolePolicies' })
    const PolicyName = /<member>([^<]+)<\/member>/.exec(names)?.[1] ?? ''
    const PolicyDocument = JSON.stringify(denyAll)
    const [status] = await ask({ Action: 'PutRolePolicy', PolicyName, PolicyDocument })
    expect(status).toBe(200)

    timeMs += 999
    await expect(putScore(me, 1)).resolves.toBeDefined()
    // Whoever asks IAM is told the present.
    const [, shown] = await ask({ Action: 'GetRolePolicy', PolicyName })
    expect(decodeURIComponent(shown)).toContain(PolicyDocument)
    timeMs += 3001
    await expect(putScore(me, 1)).rejects.toMatchObject({ name: 'AccessDeniedException' })
  })
})

describe('without realism', () => {
  it('reads are up to date, and nothing is throttled', async () => {
    const me = await start()
    await putScore(me, 1)
    await putScore(me, 2)
    const get = new GetItemCommand({ TableName, Key: keyOf(me), ...projection })
    const reads = await Promise.all(Array.from({ length: 60 }, () => me.dynamodb.send(get)))
    expect(new Set(reads.map(({ Item }) => Item?.['TopScore']?.N))).toEqual(new Set(['2']))
    const identities = Array.from({ length: 30 }, () => standIn.openGuest())
    await expect(Promise.all(identities)).resolves.toHaveLength(30)
  })

  it('nothing stands between the parts', async () => {
    await start()
    const engine = {} as DynamoDbEngine
    expect(instant.engine(engine)).toBe(engine)
    expect(instant.readLag).toBeUndefined()
    const handle = () => Promise.reject(new Error('not called'))
    expect(instant.pipeline(handle)).toBe(handle)
  })
})

it('draws all of it from the seed', async () => {
  await start()
  const lags = (seed: number) => {
    const { readLag } = createRealism({ seed, clock: { now: () => new Date() } })
    return Array.from({ length: 5 }, () => readLag?.nextMs())
  }
  expect(lags(7)).toEqual(lags(7))
  expect(lags(7)).not.toEqual(lags(8))
})

it('lets a third of the reads lag behind, by 500 ms at most', async () => {
  await start()
  const { readLag } = createRealism({ seed: 1, clock: { now: () => new Date() } })
  const lags = Array.from({ length: 3000 }, () => readLag?.nextMs() ?? NaN)
  const stale = lags.filter((ms) => ms > 0)
  expect(stale.length / lags.length).toBeCloseTo(1 / 3, 1)
  expect(Math.min(...lags)).toBe(0)
  expect(Math.max(...lags)).toBeLessThanOrEqual(500)
  expect(Math.max(...lags)).toBeGreaterThan(450)
})
