/** A table, its players and their requests, for the tests of what DynamoDB's operations ask of IAM. */
import { dynamodbRequests, type DynamodbRequest } from '../dynamodb-request.ts'
import type { KeySchemas } from '../key-schema.ts'

const keySchemas: KeySchemas = {
  GameScores: {
    partitionKey: ['UserId'],
    sortKey: ['GameTitle'],
    indexes: {
      Board: { partitionKey: ['GameTitle'], sortKey: ['TopScore'] },
      Multi: { partitionKey: ['GameTitle', 'Season'], sortKey: [] },
    },
  },
  Numbers: { partitionKey: ['Id'], sortKey: [] },
}

export const options = { region: 'us-west-2', account: '123456789012', keySchemas }
export const base = 'arn:aws:dynamodb:us-west-2:123456789012:'
export const table = `${base}table/GameScores`

export const named = { TableName: 'GameScores' }
export const me = { S: 'me' }
export const rival = { S: 'rival' }
export const title = { S: 'Meteor Blasters' }
export const keyOf = (user: object) => ({ UserId: user, GameTitle: title })
export const ownPartition = {
  KeyConditionExpression: 'UserId = :u',
  ExpressionAttributeValues: { ':u': me },
}

export function requests(operation: string, input: unknown) {
  return dynamodbRequests(operation, input, options)
}

/** The one request of an operation that asks for one thing. */
export function only(operation: string, input: unknown): DynamodbRequest {
  const [first, ...others] = requests(operation, input)
  if (!first || others.length > 0) throw new Error(`${operation} does not ask for one thing.`)
  return first
}

export const key = (request: DynamodbRequest, name: string) => request.context[`dynamodb:${name}`]
export const leading = (request: DynamodbRequest) => key(request, 'LeadingKeys')
export const attributes = (request: DynamodbRequest) => key(request, 'Attributes')

/** For the property-based tests: whom a request may be after. */
export const users = ['me', 'rival', 'me2', ''] as const

/** Refused by whoever enforces, or with this value among the leading keys, or with none, which the `Null` guard refuses. */
export function counts(request: DynamodbRequest, value: string): boolean {
  const keys = leading(request)
  return request.unreadable !== undefined || keys === undefined || keys.includes(value)
}
