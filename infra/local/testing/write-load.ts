/**
 * Players who write as fast as they can, and remember what was acknowledged. Each writes one thing at a time, so after a kill
 * an item is as it was acknowledged last, or as the one write made it that was under way.
 */
import {
  BatchWriteItemCommand,
  DeleteItemCommand,
  PutItemCommand,
  UpdateItemCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb'
import type { SeededRandom } from './seeded-random.ts'

const tableName = 'GameScores'

/** What an item holds besides its key; `undefined` where there is none. */
export type Held = { readonly wins: number; readonly at: string } | undefined

export interface Expected {
  /** As the last acknowledged write left it. */
  readonly acknowledged: Held
  /** As the write that was cut off would leave it. */
  readonly underWay?: { readonly held: Held }
}

export interface Writer {
  readonly identityId: string
  /** By game. */
  readonly expected: Map<string, Expected>
  readonly client: DynamoDBClient
}

const games = [
  'Meteor Blasters',
  'Attack Ships',
  'Galaxy Invaders',
  'Comet Quest',
  'Orbit',
] as const

/** Writes until a write fails, and answers how many were acknowledged. */
export async function writeUntilKilled(
  writer: Writer,
  random: SeededRandom,
  isKilled: () => boolean,
): Promise<number> {
  for (let acknowledged = 0; ;) {
    const changes = chooseChanges(writer, random)
    for (const { game, held } of changes)
      writer.expected.set(game, {
        acknowledged: writer.expected.get(game)?.acknowledged,
        underWay: { held },
      })
    try {
      await send(writer, changes, random)
    } catch (error) {
      if (isKilled()) return acknowledged
      throw error
    }
    for (const { game, held } of changes) writer.expected.set(game, { acknowledged: held })
    acknowledged += changes.length
  }
}

interface Change {
  readonly kind: 'put' | 'update' | 'delete'
  readonly game: string
  readonly held: Held
}

function chooseChanges(writer: Writer, random: SeededRandom): Change[] {
  const first = random.integer(games.length)
  const count = random.integer(4) === 0 ? 3 : 1
  return Array.from({ length: count }, (_, offset) => {
    const game = games[(first + offset) % games.length] ?? games[0]
    // A batch has no updates.
    const kind = random.pick<Change['kind']>(
      count > 1 ? ['put', 'put', 'delete'] : ['put', 'update', 'delete'],
    )
    const before = writer.expected.get(game)?.acknowledged
    const at = new Date(random.integer(2 ** 40)).toISOString()
    return {
      kind,
      game,
      held:
        kind === 'delete'
          ? undefined
          : { wins: kind === 'put' ? random.integer(100) : (before?.wins ?? 0) + 1, at },
    }
  })
}

async function send({ client, identityId }: Writer, changes: Change[], random: SeededRandom) {
  const [only] = changes
  const key = (game: string) => ({ UserId: { S: identityId }, GameTitle: { S: game } })
  if (only === undefined) return
  if (changes.length > 1 || random.integer(10) === 0) {
    if (changes.every(({ kind }) => kind !== 'update')) {
      const { UnprocessedItems: rest } = await client.send(
        new BatchWriteItemCommand({
          RequestItems: {
            [tableName]: changes.map(({ game, held }) =>
              held === undefined
                ? { DeleteRequest: { Key: key(game) } }
                : { PutRequest: { Item: { ...key(game), ...attributesOf(held) } } },
            ),
          },
        }),
      )
      if (Object.keys(rest ?? {}).length > 0) throw new Error('A batch was not wholly processed.')
      return
    }
  }
  const { kind, game, held } = only
  if (held === undefined)
    await client.send(new DeleteItemCommand({ TableName: tableName, Key: key(game) }))
  else if (kind === 'put')
    await client.send(
      new PutItemCommand({ TableName: tableName, Item: { ...key(game), ...attributesOf(held) } }),
    )
  else
    await client.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key: key(game),
        UpdateExpression: 'SET TopScoreDateTime = :at ADD Wins :one',
        ExpressionAttributeValues: { ':at': { S: held.at }, ':one': { N: '1' } },
      }),
    )
}

function attributesOf({ wins, at }: NonNullable<Held>): Record<string, AttributeValue> {
  return { Wins: { N: String(wins) }, TopScoreDateTime: { S: at } }
}

export function heldBy(item: Record<string, AttributeValue>): Held {
  return { wins: Number(item['Wins']?.N), at: item['TopScoreDateTime']?.S ?? '' }
}

/** Takes what is there as what counts from now on. @throws Error where a write was lost, or one appeared that nobody made */
export function settle(writer: Writer, items: ReadonlyMap<string, Held>): void {
  for (const game of items.keys())
    if (!writer.expected.has(game)) throw new Error(`Nobody wrote ${game}.`)
  for (const [game, { acknowledged, underWay }] of writer.expected) {
    const held = items.get(game)
    const possible = underWay === undefined ? [acknowledged] : [acknowledged, underWay.held]
    if (!possible.some((one) => JSON.stringify(one) === JSON.stringify(held)))
      throw new Error(
        `${game} is ${JSON.stringify(held)}, but should be ${possible.map((one) => JSON.stringify(one)).join(' or ')}.`,
      )
    writer.expected.set(game, { acknowledged: held })
  }
}
