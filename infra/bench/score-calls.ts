/** The three operations that are measured, as the app sends them: on a player's own partition, allowed by the policy. */
import type { Call } from './signed-request.ts'

export const measuredOperations = ['GetItem', 'PutItem', 'Query'] as const
export type MeasuredOperation = (typeof measuredOperations)[number]

/** How many items each partition has: what a Query answers. */
export const itemsInPartition = 8

const projection = {
  ProjectionExpression: '#UserId, #GameTitle, #Wins, #Losses, #TopScore, #TopScoreDateTime',
  ExpressionAttributeNames: {
    '#UserId': 'UserId',
    '#GameTitle': 'GameTitle',
    '#Wins': 'Wins',
    '#Losses': 'Losses',
    '#TopScore': 'TopScore',
    '#TopScoreDateTime': 'TopScoreDateTime',
  },
}

/**
 * @param nth Which call of many: chooses the item, so that calls differ.
 */
export function scoreCall(operation: MeasuredOperation, identityId: string, nth: number): Call {
  const key = {
    UserId: { S: identityId },
    GameTitle: { S: `Bench Game ${nth % itemsInPartition}` },
  }
  const inputs = {
    GetItem: { Key: key, ...projection },
    PutItem: {
      Item: {
        ...key,
        Wins: { N: String(nth % 1000) },
        Losses: { N: String((nth * 7) % 1000) },
        TopScore: { N: String((nth * 7919) % 1_000_000) },
        TopScoreDateTime: { S: '2026-11-22T08:30:00.000Z' },
      },
    },
    Query: {
      KeyConditionExpression: '#UserId = :me',
      ...projection,
      ExpressionAttributeValues: { ':me': { S: identityId } },
      Select: 'SPECIFIC_ATTRIBUTES',
      ScanIndexForward: nth % 2 === 0,
    },
  }
  return {
    service: 'dynamodb',
    amzTarget: `DynamoDB_20120810.${operation}`,
    body: JSON.stringify({ TableName: 'GameScores', ...inputs[operation] }),
  }
}

/** The template's table, for the servers that no template provisions. */
export const createTableCall: Call = {
  service: 'dynamodb',
  amzTarget: 'DynamoDB_20120810.CreateTable',
  body: JSON.stringify({
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
  }),
}
