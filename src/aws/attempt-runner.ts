/**
 * Sends attempts as they stand in the catalogue, with the player's credentials, and keeps what AWS answered. Loaded when
 * the first attempt is made.
 */
import { GetCredentialsForIdentityCommand } from '@aws-sdk/client-cognito-identity'
import type { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity'
import {
  BatchGetItemCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { serviceOf } from '../domain/attempt.ts'
import type { Aim, Attempt, AttemptOperation, Outcome } from '../domain/attempt.ts'
import type { Failure } from '../domain/failure.ts'
import { rivalGameTitle, testRangeTitle } from '../domain/game-score.ts'
import type { FinishedRound } from '../domain/game-score.ts'
import { pictureKey, testRangeKey } from '../domain/picture.ts'
import type { Session } from '../domain/session.ts'
import type { AttemptRunner, GameScoresTable, PlayerFile, PreparedRival } from './contract.ts'
import { failureFromSdk } from './failure-from-sdk.ts'
import type { SendingPlayerFiles } from './player-files.ts'
import type { SigningSessionHolder } from './signing-session-holder.ts'
import type { WritableWireLog } from './wire-log.ts'
import type { WireOptions } from './wire-recorder.ts'
import { withFreshCredentials } from './with-fresh-credentials.ts'

export interface AttemptRunnerOptions {
  readonly tableName: string
  /** Absent where the stack has none. */
  readonly filesBucket: string | undefined
  readonly me: SigningSessionHolder
  readonly rival: SigningSessionHolder
  /** Clients of the player's seat. */
  readonly dynamodb: DynamoDBClient
  readonly cognito: CognitoIdentityClient
  /** Loaded at the first attempt on files. */
  readonly files: () => Promise<SendingPlayerFiles>
  /** The rival's own, with the rival's credentials. */
  readonly rivalFiles: () => Promise<SendingPlayerFiles>
  /** The rival's partition, with the rival's credentials. */
  readonly rivalScores: GameScoresTable
  readonly log: WritableWireLog
  readonly now: () => Date
  readonly randomUUID: () => string
}

/** What there is to steal. */
const rivalTopScore = 4200

export function createAttemptRunner(options: AttemptRunnerOptions): AttemptRunner {
  const { tableName: TableName, filesBucket, me, rival, dynamodb, cognito, log } = options
  const { files, rivalFiles, rivalScores } = options
  let rivalPicture: Promise<PlayerFile | undefined> | undefined
  let isRivalPictureDenied = false

  async function run(attempt: Attempt, aim: Aim): Promise<Outcome> {
    const own = serviceOf(attempt.operation) === 's3' ? ownObject : ownItem
    const prepared = aim === 'own' && attempt.needsOwnItem ? await setUp(own.put) : undefined
    if (own === ownObject && aim === 'rival') await (rivalPicture ??= putRivalPicture())
    const outcome = await send(attempt, aim)
    if (prepared === 'no answer' && outcome.kind === 'failed' && outcome.status === undefined) {
      // Nothing answers, so there is nobody to clean up with either. The next set-up writes the same item.
      return outcome
    }
    const left = attempt.leavesOwnItem || (attempt.needsOwnItem && outcome.kind !== 'granted')
    if (aim === 'own' && left) await cleanUp(own.remove)
    return outcome
  }

  async function send(attempt: Attempt, aim: Aim): Promise<Outcome> {
    let exchangeId: string | undefined
    const wire: WireOptions = {
      aim,
      onExchange: (id) => {
        exchangeId = id
      },
    }
    try {
      await withFreshCredentials(me, async (session) => {
        const input = attempt.input(aim, {
          tableName: TableName,
          filesBucket,
          ownIdentityId: session.identityId,
          rivalIdentityId: (await rival.open()).identityId,
        })
        const { operation } = attempt
        if (serviceOf(operation) === 's3') await (await files()).send(operation, input, wire)
        else await sendOperation({ dynamodb, cognito }, operation, input, wire)
      })
      return grantedOutcome(exchangeId)
    } catch (error) {
      return refusedOutcome(failureFromSdk(error), exchangeId)
    }
  }

  function grantedOutcome(exchangeId: string | undefined): Outcome {
    const exchange = exchangeId === undefined ? undefined : log.find(exchangeId)
    if (exchange?.status === undefined || !exchange.response) {
      throw new Error('An attempt was answered, and the wire log does not hold its exchange.')
    }
    return {
      kind: 'granted',
      status: exchange.status,
      durationMs: exchange.durationMs ?? 0,
      requestId: exchange.requestId,
      exchangeId: exchange.id,
      // From the wire and not from the SDK: as AWS sent it, with the secrets masked.
      output: jsonOrText(exchange.response.body),
    }
  }

  function refusedOutcome(failure: Failure, exchangeId: string | undefined): Outcome {
    const { code, kind, message, status } = failure
    if (kind !== 'denied' || code === undefined || status === undefined) {
      return { kind: 'failed', code, message, status, exchangeId, failure: kind }
    }
    const exchange = exchangeId === undefined ? undefined : log.find(exchangeId)
    if (!exchange) return { kind: 'failed', code, message, status, exchangeId, failure: kind }
    return {
      kind: 'denied',
      status,
      durationMs: exchange.durationMs ?? 0,
      requestId: exchange.requestId ?? failure.requestId,
      exchangeId: exchange.id,
      code,
      message,
    }
  }

  // Set-up and clean-up may fail, say under a policy that somebody is changing: the attempt itself then says the rest,
  // and the wire shows all three.
  async function setUp(put: Preparing): Promise<'answered' | 'no answer'> {
    try {
      await withFreshCredentials(me, (session) => put(session, { purpose: 'set-up' }))
      return 'answered'
    } catch (error) {
      return failureFromSdk(error).status === undefined ? 'no answer' : 'answered'
    }
  }

  async function cleanUp(remove: Preparing): Promise<void> {
    const wire: WireOptions = { purpose: 'clean-up' }
    await withFreshCredentials(me, (session) => remove(session, wire)).catch(() => undefined)
  }

  const ownItem: Prepared = {
    put: ({ identityId }, wire) => {
      const Item = { ...ownKey(identityId), Wins: { N: '1' }, TopScore: { N: '10' } }
      return dynamodb.send(new PutItemCommand({ TableName, Item }), wire)
    },
    remove: ({ identityId }, wire) =>
      dynamodb.send(new DeleteItemCommand({ TableName, Key: ownKey(identityId) }), wire),
  }

  const ownObject: Prepared = {
    put: async ({ identityId }, wire) => {
      const object = {
        Key: testRangeKey(identityId),
        Body: 'Test Range',
        ContentType: 'text/plain',
      }
      return (await files()).send('PutObject', { Bucket: filesBucket, ...object }, wire)
    },
    remove: async ({ identityId }, wire) => {
      const object = { Bucket: filesBucket, Key: testRangeKey(identityId) }
      return (await files()).send('DeleteObject', object, wire)
    },
  }

  /** Once a visit, so that there is a file to be after. The attempts are decided alike where it cannot be put. */
  async function putRivalPicture(): Promise<PlayerFile | undefined> {
    const put = async ({ identityId }: Session) => {
      const object = { Key: pictureKey(identityId), Body: smallestPng(), ContentType: 'image/png' }
      const input = { Bucket: filesBucket, ...object }
      return (await rivalFiles()).send('PutObject', input, { purpose: 'set-up' })
    }
    try {
      const { ETag = '' } = (await withFreshCredentials(rival, put)) as { readonly ETag?: string }
      isRivalPictureDenied = false
      return { name: 'avatar.png', etag: ETag }
    } catch (error) {
      rivalPicture = undefined
      isRivalPictureDenied = failureFromSdk(error).kind === 'denied'
      return undefined
    }
  }

  async function prepareRivalScore(): Promise<Omit<PreparedRival, 'session'>> {
    const before = await unlessDenied(rivalScores.listOwnPartition())
    if (before === 'denied') return { scores: undefined, denied: 'Query' }
    if (before.some(({ gameTitle }) => gameTitle === rivalGameTitle)) return { scores: before }
    const round: FinishedRound = {
      roundId: options.randomUUID(),
      gameTitle: rivalGameTitle,
      result: 'win',
      score: rivalTopScore,
      finishedAt: options.now(),
    }
    const saved = await unlessDenied(rivalScores.saveRound(round))
    if (saved === 'denied') return { scores: before, denied: 'UpdateItem' }
    const scores = await unlessDenied(rivalScores.listOwnPartition())
    return scores === 'denied' ? { scores: undefined, denied: 'Query' } : { scores }
  }

  return {
    run,
    async prepareRival() {
      // Apart from the rest: what Cognito refuses is no denial of IAM, and there is no rival without a session.
      await rival.open()
      const prepared = await prepareRivalScore()
      // Asked again, since it may have healed into another identity.
      return { session: await rival.open(), ...prepared }
    },
    rivalChecksOwnPartition: () => rivalScores.listOwnPartition(),
    async rivalChecksOwnFiles() {
      const picture = await rivalPicture
      if (!picture) return isRivalPictureDenied ? 'denied' : undefined
      return { before: [picture], after: await (await rivalFiles()).listOwnFiles() }
    },
  }
}

async function unlessDenied<Result>(asked: Promise<Result>): Promise<Result | 'denied'> {
  try {
    return await asked
  } catch (error) {
    if (failureFromSdk(error).kind === 'denied') return 'denied'
    throw error
  }
}

type Preparing = (session: Session, wire: WireOptions) => Promise<unknown>

/** What has to be there for an attempt on oneself. */
interface Prepared {
  readonly put: Preparing
  readonly remove: Preparing
}

/** DynamoDB and Cognito answer in JSON; S3 in XML, with a file's own text, or not at all. */
function jsonOrText(body: string): unknown {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return body
  }
}

/** One transparent pixel. */
function smallestPng(): Uint8Array {
  const base64 =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mNgAAIAAAUAAen63NgAAAAASUVORK5CYII='
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}

function ownKey(identityId: string) {
  return { UserId: { S: identityId }, GameTitle: { S: testRangeTitle } }
}

/** The catalogue's inputs are in wire form, which is what these commands take; that they are right is AWS's to say. */
function sendOperation(
  { dynamodb, cognito }: Pick<AttemptRunnerOptions, 'dynamodb' | 'cognito'>,
  operation: AttemptOperation,
  input: Readonly<Record<string, unknown>>,
  wire: WireOptions,
): Promise<unknown> {
  switch (operation) {
    case 'GetItem':
      return dynamodb.send(new GetItemCommand(input as never), wire)
    case 'BatchGetItem':
      return dynamodb.send(new BatchGetItemCommand(input as never), wire)
    case 'Query':
      return dynamodb.send(new QueryCommand(input as never), wire)
    case 'Scan':
      return dynamodb.send(new ScanCommand(input as never), wire)
    case 'PutItem':
      return dynamodb.send(new PutItemCommand(input as never), wire)
    case 'UpdateItem':
      return dynamodb.send(new UpdateItemCommand(input as never), wire)
    case 'DeleteItem':
      return dynamodb.send(new DeleteItemCommand(input as never), wire)
    case 'GetCredentialsForIdentity':
      return cognito.send(new GetCredentialsForIdentityCommand(input as never), wire)
    default:
      throw new Error(`${operation} is no operation of DynamoDB or Cognito.`)
  }
}
