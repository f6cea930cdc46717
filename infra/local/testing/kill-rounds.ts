/**
 * Kills the stand-in with SIGKILL while players write, starts it again on the same data, and checks that nothing is lost that
 * was acknowledged: writes, identities, sessions, and the agreement of table and index.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import {
  CognitoIdentityClient,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
} from '@aws-sdk/client-cognito-identity'
import {
  DynamoDBClient,
  QueryCommand,
  ScanCommand,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb'
import { seededRandom, type SeededRandom } from './seeded-random.ts'
import { outputsOf, spawnStandIn } from './spawn-stand-in.ts'
import { administratorCredentials, templatePath, type Guest } from './start-test-stand-in.ts'
import { heldBy, settle, writeUntilKilled, type Expected, type Held } from './write-load.ts'

export interface KillRoundsOptions {
  readonly times: number
  readonly seed: number
  /** Told after each round. */
  readonly log?: (line: string) => void
}

export interface KillCounts {
  readonly kills: number
  readonly acknowledgedWrites: number
  readonly identities: number
}

const table = 'GameScores'
const index = 'ByGame'
const writersPerRound = 4
const identitiesCheckedAgain = 25

interface Player {
  readonly identityId: string
  readonly credentials: Guest['credentials']
  readonly expected: Map<string, Expected>
}

/** @throws Error that says what was lost, in which round of which seed */
export async function killRounds({
  times,
  seed,
  log = () => undefined,
}: KillRoundsOptions): Promise<KillCounts> {
  const folder = await mkdtemp(path.join(tmpdir(), 'leading-key-kill-'))
  const random = seededRandom(seed)
  const players: Player[] = []
  const identities: string[] = []
  let acknowledgedWrites = 0
  try {
    const template = path.join(folder, 'template.yaml')
    await writeFile(template, withIndex(await readFile(templatePath, 'utf8')))
    for (let round = 1; round <= times + 1; round++) {
      const standIn = await spawnStandIn({ dataDir: path.join(folder, 'data'), template })
      try {
        const aws = clientsOf(standIn.url)
        await checkIdentities(aws, identities, random)
        for (const player of players)
          settle(
            { ...player, client: aws.dynamodbAs(player.credentials) },
            await itemsOf(aws, player),
          )
        await checkIndex(aws)
        if (standIn.errorOutput() !== '') throw new Error(standIn.errorOutput())
        if (round > times) {
          await standIn.stop()
          break
        }
        const poolId = (await outputsOf(standIn.url))['IdentityPoolId'] ?? ''
        for (let count = 0; count < 2 || players.length < writersPerRound; count++) {
          const identityId = await newIdentity(aws, poolId)
          identities.push(identityId)
          const credentials = await credentialsOf(aws, identityId)
          players.push({ identityId, credentials, expected: new Map() })
        }
        let isKilled = false
        const killed = () => isKilled
        const writing = players
          .slice(-writersPerRound)
          .map((player) =>
            writeUntilKilled(
              { ...player, client: aws.dynamodbAs(player.credentials) },
              random,
              killed,
            ),
          )
        const arriving = (async () => {
          for (;;) {
            try {
              identities.push(await newIdentity(aws, poolId))
            } catch (error) {
              if (killed()) return
              throw error
            }
          }
        })()
        const all = Promise.all([...writing, arriving])
        await Promise.race([wait(20 + random.integer(400)), all])
        isKilled = true
        await standIn.kill()
        await all
        const writes = (await Promise.all(writing)).reduce((sum, count) => sum + count, 0)
        acknowledgedWrites += writes
        log(`kill ${String(round)}: ${String(writes)} writes acknowledged before it`)
      } catch (error) {
        throw new Error(`Round ${String(round)} of seed ${String(seed)} failed.`, { cause: error })
      } finally {
        await standIn.kill()
      }
    }
    return { kills: times, acknowledgedWrites, identities: identities.length }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Clients {
  readonly cognito: CognitoIdentityClient
  readonly administrator: DynamoDBClient
  dynamodbAs(credentials: Guest['credentials']): DynamoDBClient
}

function clientsOf(url: string): Clients {
  const settings = { region: 'us-west-2', endpoint: url, maxAttempts: 1 }
  return {
    cognito: new CognitoIdentityClient(settings),
    administrator: new DynamoDBClient({ ...settings, credentials: administratorCredentials }),
    dynamodbAs: (credentials) => new DynamoDBClient({ ...settings, credentials }),
  }
}

/** The index whose entries a kill can leave without their items. Guests need no permission on it to write. */
function withIndex(template: string): string {
  const change = (text: string, before: string, after: string) => {
    if (!text.includes(before)) throw new Error(`The template has no "${before}".`)
    return text.replace(before, after)
  }
  const defined = change(
    template,
    '      AttributeDefinitions:\n',
    `      AttributeDefinitions:
        - AttributeName: TopScoreDateTime
          AttributeType: S
`,
  )
  return change(
    defined,
    '      PointInTimeRecoverySpecification:\n',
    `      GlobalSecondaryIndexes:
        - IndexName: ${index}
          KeySchema:
            - AttributeName: GameTitle
              KeyType: HASH
            - AttributeName: TopScoreDateTime
              KeyType: RANGE
          Projection:
            ProjectionType: ALL
      PointInTimeRecoverySpecification:
`,
  )
}

async function newIdentity({ cognito }: Clients, poolId: string): Promise<string> {
  const { IdentityId: identityId } = await cognito.send(
    new GetIdCommand({ IdentityPoolId: poolId }),
  )
  if (identityId === undefined) throw new Error('GetId answered no identity.')
  return identityId
}

async function credentialsOf(
  { cognito }: Clients,
  identityId: string,
): Promise<Guest['credentials']> {
  const { Credentials: issued } = await cognito.send(
    new GetCredentialsForIdentityCommand({ IdentityId: identityId }),
  )
  return {
    accessKeyId: issued?.AccessKeyId ?? '',
    secretAccessKey: issued?.SecretKey ?? '',
    sessionToken: issued?.SessionToken ?? '',
  }
}

/** The newest, which the kill may have touched, and some of the others. */
async function checkIdentities(
  aws: Clients,
  identities: readonly string[],
  random: SeededRandom,
): Promise<void> {
  const checked = new Set(identities.slice(-identitiesCheckedAgain))
  for (let count = 0; count < identitiesCheckedAgain; count++)
    checked.add(identities[random.integer(identities.length)] ?? '')
  checked.delete('')
  await Promise.all([...checked].map((identityId) => credentialsOf(aws, identityId)))
}

/** What a player sees of their partition, with the credentials of before the kill. */
async function itemsOf(aws: Clients, player: Player): Promise<ReadonlyMap<string, Held>> {
  const { Items: items = [] } = await aws.dynamodbAs(player.credentials).send(
    new QueryCommand({
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: 'UserId = :id',
      ExpressionAttributeValues: { ':id': { S: player.identityId } },
      ProjectionExpression: 'GameTitle, Wins, TopScoreDateTime',
    }),
  )
  return new Map(items.map((item) => [item['GameTitle']?.S ?? '', heldBy(item)]))
}

/** @throws Error where the index has other rows than the table. */
async function checkIndex({ administrator }: Clients): Promise<void> {
  const rows = async (IndexName?: string) => {
    const found: string[] = []
    let ExclusiveStartKey: Record<string, AttributeValue> | undefined
    do {
      const page = await administrator.send(
        new ScanCommand({ TableName: table, IndexName, ExclusiveStartKey }),
      )
      for (const item of page.Items ?? [])
        found.push(JSON.stringify(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))))
      ExclusiveStartKey = page.LastEvaluatedKey
    } while (ExclusiveStartKey !== undefined)
    return found.sort()
  }
  const [inTable, inIndex] = await Promise.all([rows(), rows(index)])
  const ghosts = inIndex.filter((row) => !inTable.includes(row))
  const missing = inTable.filter((row) => !inIndex.includes(row))
  if (ghosts.length + missing.length > 0 || inTable.length !== inIndex.length)
    throw new Error(`Ghosts in the index: ${ghosts.join()}; missing there: ${missing.join()}`)
}
