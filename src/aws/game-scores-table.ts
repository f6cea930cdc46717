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

  async function listPartition(UserId: string): Promise<GameScore[]> {
    const scores: GameScore[] = []
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
    return scores
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
    const record = await updateUnlessRefused(recordUpdate(round), options)
    if (record) return { newRecord: true, exchangeId, marks: record.marks }
    const plain = await updateUnlessRefused(plainUpdate(round), options)
    if (plain) return { newRecord: false, exchangeId, marks: plain.marks }
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
    async function updateUnlessRefused(update: RoundUpdate, wire: WireOptions) {
      try {
        const { Attributes } = await table.send(
          new UpdateCommand({ TableName, Key, ...update, ReturnValues: 'UPDATED_NEW' }),
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
        const { marks, ...counted } = await countRound(identityId, round)
        void forgetOldRounds(identityId, round, marks)
        return counted
      }),
  }
}

type RoundUpdate = Pick<
  UpdateCommandInput,
  | 'UpdateExpression'
  | 'ConditionExpression'
  | 'ExpressionAttributeNames'
  | 'ExpressionAttributeValues'
>

/** Counts the round and sets the top score, which is DynamoDB's way to take a maximum: on the condition that it is higher. */
function recordUpdate(round: FinishedRound): RoundUpdate {
  const plain = plainUpdate(round)
  return {
    UpdateExpression: `${plain.UpdateExpression ?? ''} SET #TopScore = :score, #TopScoreDateTime = :at`,
    ConditionExpression: `${plain.ConditionExpression ?? ''} AND (attribute_not_exists(#TopScore) OR #TopScore < :score)`,
    ExpressionAttributeNames: {
      ...plain.ExpressionAttributeNames,
      '#TopScore': 'TopScore',
      '#TopScoreDateTime': 'TopScoreDateTime',
    },
    ExpressionAttributeValues: {
      ...plain.ExpressionAttributeValues,
      ':score': round.score,
      ':at': round.finishedAt.toISOString(),
    },
  }
}

function plainUpdate(round: FinishedRound): RoundUpdate {
  return {
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
  }
}
