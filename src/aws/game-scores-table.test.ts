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

  it('counts a round that turns out to be no record in a second update, without touching the top score', async () => {
    const { aws, cloud } = setUp()
    cloud.on('UpdateItem', (request) => (isRecordUpdate(request) ? conditionFails : json({})))
    const saved = await aws.scores.saveRound(aFinishedRound({ result: 'loss' }))
    expect(saved).toEqual({ newRecord: false, exchangeId: aws.wire.snapshot().at(-1)?.id })
    const update = cloud.requests.at(-1)
    expect(update && namedAttributes(update)).toEqual(['Losses', 'RecentRounds'])
    expect(update?.input['ConditionExpression']).toBe('NOT contains(#RecentRounds, :round)')
  })

  describe('where the best score is known', () => {
    const known = { GameTitle: { S: 'Meteor Blasters' }, TopScore: { N: '1500' } }

    async function setUpKnowing() {
      const { aws, cloud } = setUp()
      cloud.on('Query', () => json({ Items: [known] }))
      await aws.scores.listOwnPartition()
      return { aws, cloud, updates: () => cloud.requests.slice(3) }
    }

    it.each([1500, 1499])('counts %d, which is no record, in one update', async (score) => {
      const { aws, cloud, updates } = await setUpKnowing()
      cloud.on('UpdateItem', () => json({}))
      const saved = await aws.scores.saveRound(aFinishedRound({ result: 'win', score }))
      expect(saved.newRecord).toBe(false)
      expect(updates().map(({ input }) => input)).toMatchObject([
        {
          UpdateExpression: 'ADD #Count :one, #RecentRounds :rounds',
          ConditionExpression: 'NOT contains(#RecentRounds, :round) AND #TopScore >= :score',
        },
      ])
      expect(updates()[0]?.input['ExpressionAttributeValues']).toMatchObject({
        ':score': { N: String(score) },
      })
    })

    it('counts a record in one update, and knows it at the next round', async () => {
      const { aws, cloud, updates } = await setUpKnowing()
      cloud.on('UpdateItem', () => json({}))
      expect((await aws.scores.saveRound(aFinishedRound({ score: 1501 }))).newRecord).toBe(true)
      expect((await aws.scores.saveRound(aFinishedRound({ score: 1501 }))).newRecord).toBe(false)
      expect(updates().map(isRecordUpdate)).toEqual([true, false])
    })

    it('sets a record that what is known says is none: the item was changed elsewhere', async () => {
      const { aws, cloud, updates } = await setUpKnowing()
      cloud.on('UpdateItem', (request) => (isRecordUpdate(request) ? json({}) : conditionFails))
      expect((await aws.scores.saveRound(aFinishedRound({ score: 20 }))).newRecord).toBe(true)
      expect(updates().map(isRecordUpdate)).toEqual([false, true])
    })

    it('counts one round after the other, so that the second knows what the first set', async () => {
      const { aws, cloud, updates } = await setUpKnowing()
      cloud.on('UpdateItem', async () => {
        await new Promise((resolve) => setTimeout(resolve, 20))
        return json({})
      })
      const saved = await Promise.all(
        [2000, 2000].map((score) => aws.scores.saveRound(aFinishedRound({ score }))),
      )
      expect(saved.map(({ newRecord }) => newRecord)).toEqual([true, false])
      expect(updates().map(isRecordUpdate)).toEqual([true, false])
    })

    it('counts a round after one that could not be counted', async () => {
      const { aws, cloud } = await setUpKnowing()
      const answers = [awsError('ValidationException', 'No.'), json({})]
      cloud.on('UpdateItem', () => answers.shift() ?? json({}))
      const rounds = [1, 2].map(() => aws.scores.saveRound(aFinishedRound({ score: 2000 })))
      const [first, second] = await Promise.allSettled(rounds)
      expect([first?.status, second?.status]).toEqual(['rejected', 'fulfilled'])
    })

    it('believes no list that was read while a round was counted', async () => {
      const { aws, cloud, updates } = await setUpKnowing()
      cloud.on('UpdateItem', () => json({}))
      let answer: (() => void) | undefined
      const held = new Promise<void>((resolve) => (answer = resolve))
      cloud.on('Query', async () => {
        await held
        return json({ Items: [known] })
      })
      const listed = aws.scores.listOwnPartition()
      await aws.scores.saveRound(aFinishedRound({ score: 2000 }))
      answer?.()
      await listed
      await aws.scores.saveRound(aFinishedRound({ score: 1800 }))
      const counted = updates().filter(({ operation }) => operation === 'UpdateItem')
      expect(counted.map(isRecordUpdate)).toEqual([true, false])
    })

    it('counts a round that was a record until another tab set a higher one', async () => {
      const { aws, cloud, updates } = await setUpKnowing()
      cloud.on('UpdateItem', (request) => (isRecordUpdate(request) ? conditionFails : json({})))
      expect((await aws.scores.saveRound(aFinishedRound({ score: 9000 }))).newRecord).toBe(false)
      expect(updates().map(isRecordUpdate)).toEqual([true, false])
    })
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
  const Items = [{ GameTitle: { S: 'Meteor Blasters' }, TopScore: { N: '90000' } }]
  cloud.on('Query', () => json({ Items }))
  cloud.on('GetItem', () => json({}))
  cloud.on('UpdateItem', () => {
    update += 1
    return update < 6 ? conditionFails : json({ Attributes: { RecentRounds: { SS } } })
  })
  await aws.scores.listOwnPartition()
  await aws.scores.saveRound(aFinishedRound())
  await aws.scores.saveRound(aFinishedRound())
  await expect.poll(() => update).toBe(7)
  const onTable = cloud.requests.slice(2)
  expect(onTable.map(({ operation }) => operation)).toEqual([
    'Query',
    ...['UpdateItem', 'UpdateItem', 'UpdateItem', 'GetItem'],
    ...['UpdateItem', 'UpdateItem', 'UpdateItem', 'UpdateItem'],
  ])
  for (const { operation, input } of onTable) {
    const [decision] = decideAsGuest(operation, input, anIdentityId('1'))
    expect(decision?.result, JSON.stringify(input)).toBe('allowed')
  }
})
