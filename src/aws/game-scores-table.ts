/** The player's partition of `GameScores`: lists it, and counts a finished round exactly once. */
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import type { UpdateCommandInput } from '@aws-sdk/lib-dynamodb'
import { gameScoreAttributes } from '../domain/game-score.ts'
import type { FinishedRound, GameScore } from '../domain/game-score.ts'
import { gameScoreFromItem, roundMark, roundsToForget } from '../domain/score-item.ts'
import type { GameScoresTable } from './contract.ts'
import type { SigningSessionHolder } from './signing-session-holder.ts'
import type { WireOptions } from './wire-recorder.ts'
import { withFreshCredentials } from './with-fresh-credentials.ts'

/** What every read asks for: the policy refuses a read that does not say which attributes it wants. */
const projection = {
  ProjectionExpression: gameScoreAttributes.map((name) => `#${name}`).join(', '),
  ExpressionAttributeNames: Object.fromEntries(
    gameScoreAttributes.map((name) => [`#${name}`, name]),
  ),
}

export interface GameScoresTableOptions {
  readonly tableName: string
  readonly holder: SigningSessionHolder
  readonly dynamodb: DynamoDBClient
  /** Why the app saves rounds through this table, where it is not the player who does. */
  readonly purpose?: WireOptions['purpose']
}

export function createGameScoresTable({
  tableName: TableName,
  holder,
  dynamodb,
  purpose,
}: GameScoresTableOptions): GameScoresTable {
  const table = DynamoDBDocumentClient.from(dynamodb)
  /** Top scores as last read or written here, by identity and game. Others may have changed them since. */
  const knownBest = new Map<string, number>()
  /** The round that is being counted. The next one waits for it, since it may set the top score. */
  let counting: Promise<unknown> = Promise.resolve()
  /** How many rounds were counted, or tried to be. */
  let counts = 0

  async function listPartition(UserId: string): Promise<GameScore[]> {
    const scores: GameScore[] = []
    const countsBefore = counts
    let ExclusiveStartKey: Record<string, unknown> | undefined
    do {
      const page = await table.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: '#UserId = :me',
          ...projection,
          ExpressionAttributeValues: { ':me': UserId },
          Select: 'SPECIFIC_ATTRIBUTES',
          ConsistentRead: true,
          ...(ExclusiveStartKey && { ExclusiveStartKey }),
        }),
      )
      for (const item of page.Items ?? []) {
        const score = gameScoreFromItem(item)
        if (score) scores.push(score)
      }
      ExclusiveStartKey = page.LastEvaluatedKey
    } while (ExclusiveStartKey)
    // What was read before a round was counted says nothing of the time after it.
    if (counts !== countsBefore) return scores
    knownBest.clear()
    for (const { gameTitle, topScore } of scores) {
      if (topScore !== undefined) knownBest.set(bestKey(UserId, gameTitle), topScore)
    }
    return scores
  }

  function countInTurn(UserId: string, round: FinishedRound) {
    const counted = counting.then(() => {
      counts += 1
      return countRound(UserId, round).finally(() => (counts += 1))
    })
    counting = counted.catch(() => undefined)
    return counted
  }

  async function countRound(UserId: string, round: FinishedRound) {
    const Key = { UserId, GameTitle: round.gameTitle }
    let exchangeId = ''
    const options: WireOptions = {
      purpose,
      onExchange: (id) => {
        exchangeId = id
      },
    }
    // What is known decides what is tried first, and DynamoDB whether it holds. A condition that fails is an error in the
    // browser's console, so a round that follows from what is known is one update that succeeds.
    const best = knownBest.get(bestKey(UserId, round.gameTitle))
    const isRecordLikely = best === undefined || round.score > best
    for (const update of [
      ...(isRecordLikely ? [] : [noRecordUpdate(round)]),
      recordUpdate(round),
      plainUpdate(round),
    ]) {
      const counted = await updateUnlessRefused(update, options)
      if (!counted) continue
      const newRecord = update.isRecord
      if (newRecord) knownBest.set(bestKey(UserId, round.gameTitle), round.score)
      return { newRecord, exchangeId, marks: counted.marks }
    }
    // Counted before, and the answer was lost. The item says whether it was a record then.
    const { Item } = await table.send(
      new GetCommand({ TableName, Key, ...projection, ConsistentRead: true }),
      options,
    )
    const newRecord =
      Item?.['TopScore'] === round.score &&
      Item['TopScoreDateTime'] === round.finishedAt.toISOString()
    return { newRecord, exchangeId, marks: [] }

    /** @returns `undefined` where the condition does not hold. */
    async function updateUnlessRefused({ input }: RoundUpdate, wire: WireOptions) {
      try {
        const { Attributes } = await table.send(
          new UpdateCommand({ TableName, Key, ...input, ReturnValues: 'UPDATED_NEW' }),
          wire,
        )
        const marks: unknown = Attributes?.['RecentRounds']
        return { marks: marks instanceof Set ? [...marks].map(String) : [] }
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return undefined
        throw error
      }
    }
  }

  /** Best effort: a set that stays too long for now is trimmed after the next round. */
  async function forgetOldRounds(UserId: string, round: FinishedRound, marks: readonly string[]) {
    const old = roundsToForget(marks, roundMark(round))
    if (old.length === 0) return
    const update = new UpdateCommand({
      TableName,
      Key: { UserId, GameTitle: round.gameTitle },
      UpdateExpression: 'DELETE #RecentRounds :old',
      ExpressionAttributeNames: { '#RecentRounds': 'RecentRounds' },
      ExpressionAttributeValues: { ':old': new Set(old) },
      ReturnValues: 'NONE',
    })
    const options: WireOptions = { purpose: 'clean-up' }
    await table.send(update, options).catch(() => undefined)
  }

  return {
    listOwnPartition: () =>
      withFreshCredentials(holder, ({ identityId }) => listPartition(identityId)),
    saveRound: (round) =>
      withFreshCredentials(holder, async ({ identityId }) => {
        const { marks, ...counted } = await countInTurn(identityId, round)
        void forgetOldRounds(identityId, round, marks)
        return counted
      }),
  }
}

function bestKey(UserId: string, gameTitle: string): string {
  return JSON.stringify([UserId, gameTitle])
}

interface RoundUpdate {
  readonly isRecord: boolean
  readonly input: Required<
    Pick<
      UpdateCommandInput,
      | 'UpdateExpression'
      | 'ConditionExpression'
      | 'ExpressionAttributeNames'
      | 'ExpressionAttributeValues'
    >
  >
}

/** Counts the round and sets the top score, which is DynamoDB's way to take a maximum: on the condition that it is higher. */
function recordUpdate(round: FinishedRound): RoundUpdate {
  const { input } = plainUpdate(round)
  return {
    isRecord: true,
    input: {
      UpdateExpression: `${input.UpdateExpression} SET #TopScore = :score, #TopScoreDateTime = :at`,
      ConditionExpression: `${input.ConditionExpression} AND (attribute_not_exists(#TopScore) OR #TopScore < :score)`,
      ExpressionAttributeNames: {
        ...input.ExpressionAttributeNames,
        '#TopScore': 'TopScore',
        '#TopScoreDateTime': 'TopScoreDateTime',
      },
      ExpressionAttributeValues: {
        ...input.ExpressionAttributeValues,
        ':score': round.score,
        ':at': round.finishedAt.toISOString(),
      },
    },
  }
}

/** Counts the round on the condition that the top score is no lower, as it was when last seen. */
function noRecordUpdate(round: FinishedRound): RoundUpdate {
  const { input } = plainUpdate(round)
  return {
    isRecord: false,
    input: {
      UpdateExpression: input.UpdateExpression,
      ConditionExpression: `${input.ConditionExpression} AND #TopScore >= :score`,
      ExpressionAttributeNames: { ...input.ExpressionAttributeNames, '#TopScore': 'TopScore' },
      ExpressionAttributeValues: { ...input.ExpressionAttributeValues, ':score': round.score },
    },
  }
}

/** Counts the round whatever the top score is. */
function plainUpdate(round: FinishedRound): RoundUpdate {
  return {
    isRecord: false,
    input: {
      UpdateExpression: 'ADD #Count :one, #RecentRounds :rounds',
      ConditionExpression: 'NOT contains(#RecentRounds, :round)',
      ExpressionAttributeNames: {
        '#Count': round.result === 'win' ? 'Wins' : 'Losses',
        '#RecentRounds': 'RecentRounds',
      },
      ExpressionAttributeValues: {
        ':one': 1,
        ':rounds': new Set([roundMark(round)]),
        ':round': roundMark(round),
      },
    },
  }
}
