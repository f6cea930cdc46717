/**
 * Takes away what the players of the tests leave behind on a stack that stays: scores and files, each deleted by the very guest
 * who owns them, since nobody else is allowed to. The identities themselves stay: only the account's owner can delete those.
 */
import {
  CognitoIdentityClient,
  GetCredentialsForIdentityCommand,
} from '@aws-sdk/client-cognito-identity'
import { DeleteItemCommand, DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb'
import { DeleteObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import type { Request } from '@playwright/test'
import { operationOf } from './aws-requests.ts'

/** What this needs of `/config.json`. */
interface Stack {
  readonly region: string
  /** Absent on AWS. */
  readonly endpoint?: string
  readonly tableName: string
  readonly filesBucket?: string
}

/** Identity IDs that pages used. */
export type Players = Set<string>

/** Whoever a page asks credentials for is a player of the tests. */
export function notePlayer(players: Players, request: Request): void {
  if (operationOf(request) !== 'GetCredentialsForIdentity') return
  const { IdentityId } = JSON.parse(request.postData() ?? '{}') as { IdentityId?: string }
  if (IdentityId !== undefined) players.add(IdentityId)
}

/** Some at a time: AWS has quotas, and the SDK patience. */
const atOnce = 8

/** Gives how many items and files it deleted. @throws where something of a player's cannot be deleted */
export async function cleanUpAfter(players: Players, stack: Stack): Promise<number> {
  const waiting = [...players]
  let deleted = 0
  const worker = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      // Not in one line: the sum would be read before the wait, and the others' part of it lost.
      const more = await cleanUpAfterPlayer(id, stack)
      deleted += more
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return deleted
}

async function cleanUpAfterPlayer(identityId: string, stack: Stack): Promise<number> {
  const { region, endpoint, tableName, filesBucket } = stack
  const at = { region, ...(endpoint !== undefined && { endpoint }), maxAttempts: 8 }
  const credentials = await credentialsOf(identityId, new CognitoIdentityClient(at))
  if (credentials === undefined) return 0

  const table = new DynamoDBClient({ ...at, credentials })
  const { Items: items = [] } = await table.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: 'UserId = :me',
      ExpressionAttributeValues: { ':me': { S: identityId } },
      ProjectionExpression: 'UserId, GameTitle',
      Select: 'SPECIFIC_ATTRIBUTES',
      ConsistentRead: true,
    }),
  )
  for (const Key of items) await table.send(new DeleteItemCommand({ TableName: tableName, Key }))
  if (filesBucket === undefined) return items.length

  const files = new S3Client({ ...at, credentials, forcePathStyle: endpoint !== undefined })
  const inBucket = { Bucket: filesBucket }
  const { Contents: objects = [] } = await files.send(
    new ListObjectsV2Command({ ...inBucket, Prefix: `${identityId}/` }),
  )
  for (const { Key } of objects) await files.send(new DeleteObjectCommand({ ...inBucket, Key }))
  return items.length + objects.length
}

/** `undefined` for an identity that a test made up. */
async function credentialsOf(IdentityId: string, cognito: CognitoIdentityClient) {
  try {
    const { Credentials: keys } = await cognito.send(
      new GetCredentialsForIdentityCommand({ IdentityId }),
    )
    return {
      accessKeyId: keys?.AccessKeyId ?? '',
      secretAccessKey: keys?.SecretKey ?? '',
      sessionToken: keys?.SessionToken ?? '',
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined
    throw error
  }
}
