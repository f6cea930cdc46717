import { describe, expect, it } from 'vitest'
import { gameScoreAttributes } from '../domain/game-score.ts'
import { roundMark, trimRoundsAbove } from '../domain/score-item.ts'
import {
  aFinishedRound,
  aGameScore,
  aStackConfig,
  anIdentityId,
  testNow,
} from '../testing/builders.ts'
import { decideAsGuest } from '../testing/decide-as-guest.ts'
import { awsError, createFakeCloud, json } from '../testing/fake-cloud.ts'
import type { CloudRequest } from '../testing/fake-cloud.ts'
import { createAws } from './create-aws.ts'

function setUp() {
  const cloud = createFakeCloud()
  const aws = createAws(aStackConfig(), {
    storage: undefined,
    transport: cloud.transport,
    now: () => testNow,
  })
  return { cloud, aws }
}

const conditionFails = awsError('ConditionalCheckFailedException', 'The conditional request failed')
const isRecordUpdate = ({ input }: CloudRequest) =>
  String(input['UpdateExpression']).includes('SET')
const namedAttributes = ({ input }: CloudRequest) =>
  Object.values(input['ExpressionAttributeNames'] as Record<string, string>)

describe('listOwnPartition', () => {
  it('asks for the listed attributes of its own partition, strongly consistent', async () => {
    const { aws, cloud } = setUp()
    cloud.on('Query', () => json({ Items: [] }))
    await aws.scores.listOwnPartition()
    const query = cloud.requests.at(-1)
    expect(query?.input).toMatchObject({
      TableName: 'GameScores',
      KeyConditionExpression: '#UserId = :me',
      ExpressionAttributeValues: { ':me': { S: anIdentityId('1') } },
      Select: 'SPECIFIC_ATTRIBUTES',
      ConsistentRead: true,
    })
    expect(query && namedAttributes(query)).toEqual([...gameScoreAttributes])
    expect(query?.input['ProjectionExpression']).toBe(
      gameScoreAttributes.map((name) => `#${name}`).join(', '),
    )
  })

  it('reads all pages', async () => {
    const { aws, cloud } = setUp()
    const key = (title: string) => ({ UserId: { S: anIdentityId('1') }, GameTitle: { S: title } })
    cloud.on('Query', ({ input }) =>
      input['ExclusiveStartKey'] === undefined
        ? json({ Items: [{ ...key('A'), Wins: { N: '3' } }], LastEvaluatedKey: key('A') })
        : json({ Items: [{ ...key('B'), TopScore: { N: '7' } }] }),
    )
    expect(await aws.scores.listOwnPartition()).toEqual([
      { gameTitle: 'A', wins: 3, losses: 0 },
      { gameTitle: 'B', wins: 0, losses: 0, topScore: 7 },
    ])
    expect(cloud.requests.at(-1)?.input['ExclusiveStartKey']).toEqual(key('A'))
  })

  it('fails as denied where IAM refuses', async () => {
    const { aws, cloud } = setUp()
    cloud.on('Query', () => awsError('AccessDeniedException', 'User: … is not authorized'))
    await expect(aws.scores.listOwnPartition()).rejects.toMatchObject({
      name: 'Failure',
      kind: 'denied',
      code: 'AccessDeniedException',
      message: 'User: … is not authorized',
    })
    // A denial is never repeated.
    expect(cloud.operations().filter((operation) => operation === 'Query')).toHaveLength(1)
  })
})

describe('saveRound', () => {
  it('counts a record in one update, which names listed attributes only', async () => {
    const { aws, cloud } = setUp()
    cloud.on('UpdateItem', () => json({}))
    const round = aFinishedRound({ result: 'win', score: 1500 })
    const saved = await aws.scores.saveRound(round)
    expect(saved).toEqual({ newRecord: true, exchangeId: aws.wire.snapshot().at(-1)?.id })
    expect(cloud.operations().slice(2)).toEqual(['UpdateItem'])
    const update = cloud.requests.at(-1)
    expect(update?.input).toEqual({
      TableName: 'GameScores',
      Key: { UserId: { S: anIdentityId('1') }, GameTitle: { S: 'Meteor Blasters' } },
      UpdateExpression:
        'ADD #Count :one, #RecentRounds :rounds SET #TopScore = :score, #TopScoreDateTime = :at',
      ConditionExpression:
        'NOT contains(#RecentRounds, :round) AND (attribute_not_exists(#TopScore) OR #TopScore < :score)',
      ExpressionAttributeNames: {
        '#Count': 'Wins',
        '#RecentRounds': 'RecentRounds',
        '#TopScore': 'TopScore',
        '#TopScoreDateTime': 'TopScoreDateTime',
      },
      ExpressionAttributeValues: {
        ':one': { N: '1' },
        ':rounds': { SS: [roundMark(round)] },
        ':round': { S: roundMark(round) },
        ':score': { N: '1500' },
        ':at': { S: '2026-11-22T08:26:00.000Z' },
      },
      ReturnValues: 'UPDATED_NEW',
    })
  })

  it('counts a round that is no record in a second update, without touching the top score', async () => {
    const { aws, cloud } = setUp()
    cloud.on('UpdateItem', (request) => (isRecordUpdate(request) ? conditionFails : json({})))
    const saved = await aws.scores.saveRound(aFinishedRound({ result: 'loss' }))
    expect(saved).toEqual({ newRecord: false, exchangeId: aws.wire.snapshot().at(-1)?.id })
    const update = cloud.requests.at(-1)
    expect(update && namedAttributes(update)).toEqual(['Losses', 'RecentRounds'])
    expect(update?.input['ConditionExpression']).toBe('NOT contains(#RecentRounds, :round)')
  })

  it.each([
    ['a record', { TopScore: { N: '1500' }, TopScoreDateTime: { S: testNow.toISOString() } }, true],
    ['no record', { TopScore: { N: '9000' } }, false],
  ])(
    'says that a round counted before is saved, and that it was %s',
    async (_, item, newRecord) => {
      const { aws, cloud } = setUp()
      cloud.on('UpdateItem', () => conditionFails)
      cloud.on('GetItem', () => json({ Item: item }))
      expect(await aws.scores.saveRound(aFinishedRound({ score: 1500 }))).toMatchObject({
        newRecord,
      })
      const get = cloud.requests.at(-1)
      expect(get && namedAttributes(get)).toEqual([...gameScoreAttributes])
    },
  )

  it('trims a set of rounds that has grown long, and is saved even where that fails', async () => {
    const { aws, cloud } = setUp()
    const minutesAgo = (minutes: number) =>
      roundMark(
        aFinishedRound({
          roundId: `round-${minutes.toString()}`,
          finishedAt: new Date(testNow.getTime() - minutes * 60_000),
        }),
      )
    const round = aFinishedRound()
    const SS = [
      roundMark(round),
      ...Array.from({ length: trimRoundsAbove }, (_, i) => minutesAgo(i + 1)),
    ]
    cloud.on('UpdateItem', ({ input }) =>
      String(input['UpdateExpression']).startsWith('DELETE')
        ? awsError('ThrottlingException', 'Rate exceeded')
        : json({ Attributes: { RecentRounds: { SS } } }),
    )
    expect(await aws.scores.saveRound(round)).toMatchObject({ newRecord: true })
    const trims = () =>
      cloud.requests.filter(({ input }) => String(input['UpdateExpression']).startsWith('DELETE'))
    await expect.poll(trims).not.toHaveLength(0)
    const forgotten = trims()[0]?.input['ExpressionAttributeValues'] as { ':old': { SS: string[] } }
    expect(forgotten[':old'].SS.toSorted()).toEqual(SS.slice(10).toSorted())
    expect(trims()[0]?.input['ReturnValues']).toBe('NONE')
  })

  it('fails where DynamoDB does not answer, since nobody said that the round is counted', async () => {
    const { aws, cloud } = setUp()
    cloud.on('UpdateItem', () =>
      awsError('ResourceNotFoundException', 'Requested resource not found'),
    )
    await expect(aws.scores.saveRound(aFinishedRound())).rejects.toMatchObject({
      kind: 'unexpected',
      code: 'ResourceNotFoundException',
    })
  })
})

it('reads a score back as it was counted', async () => {
  const { aws, cloud } = setUp()
  const score = aGameScore()
  cloud.on('Query', () =>
    json({
      Items: [
        {
          UserId: { S: anIdentityId('1') },
          GameTitle: { S: score.gameTitle },
          Wins: { N: '3' },
          Losses: { N: '1' },
          TopScore: { N: '1200' },
          TopScoreDateTime: { S: testNow.toISOString() },
          RecentRounds: { SS: ['a'] },
        },
      ],
    }),
  )
  expect(await aws.scores.listOwnPartition()).toEqual([score])
})

it('sends nothing that the policy of the template would refuse', async () => {
  const { aws, cloud } = setUp()
  const SS = Array.from({ length: trimRoundsAbove + 1 }, (_, i) => `2026-01-01/${i.toString()}`)
  let update = 0
  cloud.on('Query', () => json({ Items: [] }))
  cloud.on('GetItem', () => json({}))
  cloud.on('UpdateItem', () => {
    update += 1
    return update < 4 ? conditionFails : json({ Attributes: { RecentRounds: { SS } } })
  })
  await aws.scores.listOwnPartition()
  await aws.scores.saveRound(aFinishedRound())
  await aws.scores.saveRound(aFinishedRound())
  await expect.poll(() => update).toBe(5)
  const onTable = cloud.requests.slice(2)
  expect(onTable.map(({ operation }) => operation)).toEqual([
    'Query',
    ...['UpdateItem', 'UpdateItem', 'GetItem'],
    ...['UpdateItem', 'UpdateItem', 'UpdateItem'],
  ])
  for (const { operation, input } of onTable) {
    const [decision] = decideAsGuest(operation, input, anIdentityId('1'))
    expect(decision?.result, JSON.stringify(input)).toBe('allowed')
  }
})
