import { describe, expect, it } from 'vitest'
import type { Attempt } from '../domain/attempt.ts'
import { testRangeTitle } from '../domain/game-score.ts'
import { aStackConfig, anIdentityId, testNow } from '../testing/builders.ts'
import { awsError, createFakeCloud, json, secretKey, sessionToken } from '../testing/fake-cloud.ts'
import type { CloudRequest } from '../testing/fake-cloud.ts'
import { createAws } from './create-aws.ts'

const getItem: Attempt = {
  id: 'get-item',
  operation: 'GetItem',
  group: 'read',
  title: 'Read one score',
  input: (aim, subjects) => ({
    TableName: subjects.tableName,
    Key: {
      UserId: { S: aim === 'own' ? subjects.ownIdentityId : subjects.rivalIdentityId },
      GameTitle: { S: testRangeTitle },
    },
  }),
  expected: { own: 'granted', rival: 'denied' },
  needsOwnItem: true,
  leavesOwnItem: true,
}
const sentence = 'User: arn:… is not authorized to perform: dynamodb:GetItem on resource: arn:…'

/** A table that answers as one policy would: own partition only. */
function setUp() {
  const cloud = createFakeCloud()
  const items = new Map<string, unknown>()
  const userIdOf = ({ input }: CloudRequest) =>
    ((input['Key'] ?? input['Item']) as { UserId: { S: string } }).UserId.S
  const ownOnly = (answering: (request: CloudRequest) => unknown) => (request: CloudRequest) =>
    userIdOf(request) === request.signedBy
      ? json(answering(request))
      : awsError('AccessDeniedException', sentence)
  cloud.on(
    'PutItem',
    ownOnly((request) => (items.set(userIdOf(request), request.input['Item']), {})),
  )
  cloud.on(
    'DeleteItem',
    ownOnly((request) => (items.delete(userIdOf(request)), {})),
  )
  cloud.on(
    'UpdateItem',
    ownOnly(() => ({})),
  )
  cloud.on(
    'GetItem',
    ownOnly((request) => ({ Item: items.get(userIdOf(request)) })),
  )
  cloud.on('Query', ({ signedBy = '' }) =>
    json({ Items: items.has(signedBy) ? [items.get(signedBy)] : [] }),
  )
  const aws = createAws(aStackConfig(), {
    storage: undefined,
    now: () => testNow,
    randomUUID: () => '0b9d2f7e-5a3c-4c1d-9e8f-7a6b5c4d3e2f',
    transport: cloud.transport,
  })
  return { aws, cloud, items }
}

describe('an attempt on the own partition', () => {
  it('is granted, with the answer as AWS sent it and identity IDs masked', async () => {
    const { aws, items } = setUp()
    const outcome = await aws.attempts.run(getItem, 'own')
    const exchange = aws.wire.snapshot().find(({ operation }) => operation === 'GetItem')
    expect(outcome).toEqual({
      kind: 'granted',
      status: 200,
      durationMs: 0,
      requestId: exchange?.requestId,
      exchangeId: exchange?.id,
      output: {
        Item: {
          UserId: { S: 'us-west-2:1111····' },
          GameTitle: { S: testRangeTitle },
          Wins: { N: '1' },
          TopScore: { N: '10' },
        },
      },
    })
    expect(items.size).toBe(0)
  })

  it('puts an item there first and takes it away afterwards, and the wire says so', async () => {
    const { aws } = setUp()
    await aws.attempts.run(getItem, 'own')
    const onTable = aws.wire.snapshot().filter(({ service }) => service === 'dynamodb')
    expect(onTable.map(({ operation, purpose }) => [operation, purpose])).toEqual([
      ['PutItem', 'set-up'],
      ['GetItem', undefined],
      ['DeleteItem', 'clean-up'],
    ])
  })

  it('goes on where the set-up is denied', async () => {
    const { aws, cloud } = setUp()
    cloud.on('PutItem', () => awsError('AccessDeniedException', sentence))
    expect(await aws.attempts.run(getItem, 'own')).toMatchObject({ kind: 'granted', output: {} })
  })

  it('cleans up after a DeleteItem only where that left the item', async () => {
    const { aws, cloud } = setUp()
    const deleteItem: Attempt = {
      ...getItem,
      operation: 'DeleteItem',
      needsOwnItem: true,
      leavesOwnItem: false,
    }
    await aws.attempts.run(deleteItem, 'own')
    expect(cloud.operations().filter((operation) => operation === 'DeleteItem')).toHaveLength(1)
  })
})

describe('an attempt on the rival', () => {
  it("is denied in AWS's words, signed by the player, without set-up", async () => {
    const { aws, cloud } = setUp()
    const outcome = await aws.attempts.run(getItem, 'rival')
    const exchange = aws.wire.snapshot().at(-1)
    expect(outcome).toEqual({
      kind: 'denied',
      status: 400,
      durationMs: 0,
      requestId: exchange?.requestId,
      exchangeId: exchange?.id,
      code: 'AccessDeniedException',
      message: sentence,
    })
    expect(exchange).toMatchObject({ seat: 'me', operation: 'GetItem', status: 400 })
    expect(cloud.requests.at(-1)?.signedBy).toBe((await aws.me.open()).identityId)
    expect(cloud.operations()).not.toContain('PutItem')
  })

  it('is a failure where something else than IAM refuses', async () => {
    const { aws, cloud } = setUp()
    cloud.on('GetItem', () => awsError('ValidationException', 'One or more parameter values…'))
    expect(await aws.attempts.run(getItem, 'rival')).toEqual({
      kind: 'failed',
      code: 'ValidationException',
      message: 'One or more parameter values…',
      status: 400,
      exchangeId: aws.wire.snapshot().at(-1)?.id,
      failure: 'unexpected',
    })
  })

  it('is a failure where no answer comes', async () => {
    const { aws, cloud } = setUp()
    cloud.on('GetItem', () => {
      throw new TypeError('Failed to fetch')
    })
    expect(await aws.attempts.run(getItem, 'rival')).toMatchObject({
      kind: 'failed',
      code: undefined,
      status: undefined,
      failure: 'unreachable',
    })
  })

  it('says in the wire what it is aimed at', async () => {
    const { aws } = setUp()
    await aws.attempts.run(getItem, 'own')
    await aws.attempts.run(getItem, 'rival')
    const aims = aws.wire
      .snapshot()
      .filter(({ service }) => service === 'dynamodb')
      .map(({ operation, aim, purpose }) => [operation, aim ?? purpose])
    expect(aims).toEqual([
      ['PutItem', 'set-up'],
      ['GetItem', 'own'],
      ['DeleteItem', 'clean-up'],
      ['GetItem', 'rival'],
    ])
  })

  it('is not cleaned up after where nothing answered its set-up', async () => {
    const { aws, cloud } = setUp()
    await aws.me.open()
    await aws.rival.open()
    const silent = () => {
      throw new TypeError('Failed to fetch')
    }
    cloud.on('PutItem', silent)
    cloud.on('GetItem', silent)
    expect(await aws.attempts.run(getItem, 'own')).toMatchObject({ kind: 'failed' })
    expect(cloud.operations()).not.toContain('DeleteItem')
  })

  it('is cleaned up after where only its set-up got no answer', async () => {
    const { aws, cloud } = setUp()
    cloud.on('PutItem', () => {
      throw new TypeError('Failed to fetch')
    })
    expect(await aws.attempts.run(getItem, 'own')).toMatchObject({ kind: 'granted' })
    expect(cloud.operations()).toContain('DeleteItem')
  })

  it('renews credentials that expired, instead of showing that as a denial', async () => {
    const { aws, cloud } = setUp()
    let expired = true
    cloud.on('GetItem', () => {
      if (!expired) return awsError('AccessDeniedException', sentence)
      expired = false
      return awsError(
        'ExpiredTokenException',
        'The security token included in the request is expired',
      )
    })
    const outcome = await aws.attempts.run(getItem, 'rival')
    expect(outcome).toMatchObject({ kind: 'denied', exchangeId: aws.wire.snapshot().at(-1)?.id })
  })

  it("gets the rival's credentials from Cognito, and shows them masked", async () => {
    const { aws } = setUp()
    const outcome = await aws.attempts.run(
      {
        ...getItem,
        operation: 'GetCredentialsForIdentity',
        input: (_, { rivalIdentityId }) => ({ IdentityId: rivalIdentityId }),
        needsOwnItem: false,
        leavesOwnItem: false,
      },
      'rival',
    )
    const rival = await aws.rival.open()
    expect(outcome).toMatchObject({
      kind: 'granted',
      output: {
        IdentityId: rival.identityId.replace(/(:....).*/, '$1····'),
        Credentials: { SecretKey: 'wJal····', SessionToken: 'FwoG····' },
      },
    })
    const shown = JSON.stringify([outcome, aws.wire.snapshot()])
    for (const secret of [secretKey, sessionToken, rival.identityId]) {
      expect(shown).not.toContain(secret)
    }
  })
})

describe('the rival', () => {
  it('is a second identity that writes and reads a score with its own credentials', async () => {
    const { aws, cloud } = setUp()
    const { session } = await aws.attempts.prepareRival()
    expect(session).toMatchObject({ seat: 'rival', identityId: anIdentityId('1') })
    expect(cloud.operations().slice(2)).toEqual(['Query', 'UpdateItem', 'Query'])
    expect(new Set(cloud.requests.slice(2).map(({ signedBy }) => signedBy))).toEqual(
      new Set([session.identityId]),
    )
    expect(aws.wire.snapshot().find(({ operation }) => operation === 'UpdateItem')).toMatchObject({
      seat: 'rival',
      purpose: 'set-up',
    })
    expect(cloud.requests.at(3)?.input).toMatchObject({
      Key: { GameTitle: { S: 'Meteor Blasters' } },
      ExpressionAttributeValues: { ':score': { N: '4200' } },
    })
  })

  it('is there also where IAM denies it an item, and says what was denied', async () => {
    const { aws, cloud } = setUp()
    const denial = () => awsError('AccessDeniedException', sentence)
    cloud.on('UpdateItem', denial)
    const rival = await aws.attempts.prepareRival()
    expect(rival).toEqual({ session: await aws.rival.open(), scores: [], denied: 'UpdateItem' })
    cloud.on('Query', denial)
    expect(await aws.attempts.prepareRival()).toEqual({
      ...rival,
      scores: undefined,
      denied: 'Query',
    })
    expect(cloud.operations().filter((operation) => operation === 'UpdateItem')).toHaveLength(1)
    expect(await aws.attempts.run(getItem, 'rival')).toMatchObject({ kind: 'denied' })
  })

  it('is not there where nobody answers, or Cognito refuses it a session', async () => {
    const silent = setUp()
    silent.cloud.on('UpdateItem', () => {
      throw new TypeError('Failed to fetch')
    })
    await expect(silent.aws.attempts.prepareRival()).rejects.toMatchObject({ kind: 'unreachable' })

    const refused = setUp()
    refused.cloud.on('GetId', () => awsError('NotAuthorizedException', 'Unauthenticated access …'))
    await expect(refused.aws.attempts.prepareRival()).rejects.toMatchObject({ kind: 'denied' })
  })

  it('writes no second score where there is one', async () => {
    const { aws, cloud, items } = setUp()
    const { identityId } = await aws.rival.open()
    items.set(identityId, {
      UserId: { S: identityId },
      GameTitle: { S: 'Meteor Blasters' },
      TopScore: { N: '4200' },
    })
    const { scores } = await aws.attempts.prepareRival()
    expect(scores).toEqual([{ gameTitle: 'Meteor Blasters', wins: 0, losses: 0, topScore: 4200 }])
    expect(cloud.operations()).not.toContain('UpdateItem')
    expect(await aws.attempts.rivalChecksOwnPartition()).toEqual(scores)
    expect(cloud.requests.at(-1)?.signedBy).toBe(identityId)
  })
})
