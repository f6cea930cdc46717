/**
 * Requests to the table in all the ways in which a partition key can be written: every item operation, current and old
 * parameters, placeholders, batches, index names, ARNs, escapes in the JSON.
 */
import fc from 'fast-check'

export interface PartitionRequest {
  readonly operation: string
  /** The body, given the partition key that it is after; others in it, if any, are the caller's own. */
  readonly body: (key: unknown, own: unknown) => string
}

type Members = Readonly<Record<string, unknown>>
type Build = (key: unknown, own: unknown) => Members

const tableName = fc.constantFrom(
  'GameScores',
  'GameScores',
  'arn:aws:dynamodb:us-west-2:123456789012:table/GameScores',
)
const title = fc.constantFrom('Meteor Blasters', 'Test Range', 'a "b" \\ é ☄').map((S) => ({ S }))
const attribute = fc.constantFrom('Wins', 'Losses', 'TopScore', 'UserId', 'GameTitle')
const blank = fc.constantFrom(' ', '  ', '\n', '\t')

/** A name as it is or by a placeholder. */
const named = fc.record({ name: attribute, placeholder: fc.boolean() })

const projection: fc.Arbitrary<Members> = fc.oneof(
  fc.array(named, { minLength: 1, maxLength: 3 }).map((names) => {
    const unique = [...new Map(names.map((entry) => [entry.name, entry])).values()]
    const words = unique.map(({ name, placeholder }) => (placeholder ? `#${name}` : name))
    const used = unique.filter(({ placeholder }) => placeholder)
    return {
      ProjectionExpression: words.join(', '),
      ...(used.length > 0 && {
        ExpressionAttributeNames: Object.fromEntries(used.map(({ name }) => [`#${name}`, name])),
      }),
    }
  }),
  fc
    .uniqueArray(attribute, { minLength: 1, maxLength: 3 })
    .map((AttributesToGet) => ({ AttributesToGet })),
)

const returnValues = fc.constantFrom({}, { ReturnValues: 'NONE' })

const getItem: fc.Arbitrary<Build> = fc
  .record({ TableName: tableName, title, projection, consistent: fc.boolean() })
  .map(({ TableName, title, projection, consistent }) => (key) => ({
    TableName,
    Key: { UserId: key, GameTitle: title },
    ...projection,
    ...(consistent && { ConsistentRead: true }),
  }))

const putItem: fc.Arbitrary<Build> = fc
  .record({ TableName: tableName, title, condition: fc.boolean(), returnValues })
  .map(({ TableName, title, condition, returnValues }) => (key) => ({
    TableName,
    Item: { UserId: key, GameTitle: title, Wins: { N: '1' } },
    ...(condition && {
      ConditionExpression: 'attribute_not_exists(Losses) OR Losses < :one',
      ExpressionAttributeValues: { ':one': { N: '1' } },
    }),
    ...returnValues,
  }))

const updateItem: fc.Arbitrary<Build> = fc
  .record({
    TableName: tableName,
    title,
    form: fc.constantFrom('set', 'add', 'old', 'placeholder'),
    returnValues,
  })
  .map(({ TableName, title, form, returnValues }) => (key) => ({
    TableName,
    Key: { UserId: key, GameTitle: title },
    ...(form === 'old'
      ? { AttributeUpdates: { Wins: { Action: 'PUT', Value: { N: '1' } } } }
      : {
          UpdateExpression:
            form === 'add' ? 'ADD Wins :one' : form === 'set' ? 'SET Wins = :one' : 'SET #w = :one',
          ExpressionAttributeValues: { ':one': { N: '1' } },
          ...(form === 'placeholder' && { ExpressionAttributeNames: { '#w': 'Wins' } }),
        }),
    ...returnValues,
  }))

const deleteItem: fc.Arbitrary<Build> = fc
  .record({ TableName: tableName, title, expected: fc.boolean(), returnValues })
  .map(({ TableName, title, expected, returnValues }) => (key) => ({
    TableName,
    Key: { UserId: key, GameTitle: title },
    ...(expected && { Expected: { Losses: { Exists: false } } }),
    ...returnValues,
  }))

const query: fc.Arbitrary<Build> = fc
  .record({
    TableName: tableName,
    form: fc.constantFrom(
      'plain',
      'placeholder',
      'parentheses',
      'sort key',
      'sort key first',
      'old',
    ),
    blank,
    index: fc.constantFrom(undefined, undefined, undefined, 'ByScore', 'table/GameScores'),
    columns: fc.constantFrom('UserId, GameTitle', 'Wins'),
    backwards: fc.boolean(),
  })
  .map(({ TableName, form, blank, index, columns, backwards }) => (key) => {
    const expressions: Readonly<Record<string, string>> = {
      plain: `UserId${blank}=${blank}:u`,
      placeholder: `#u${blank}= :u`,
      parentheses: `(${blank}(UserId = :u) )`,
      'sort key': `UserId = :u${blank}AND begins_with(GameTitle, :t)`,
      'sort key first': `GameTitle > :t${blank}and${blank}UserId = :u`,
    }
    const rest = {
      TableName,
      ...(index !== undefined && { IndexName: index }),
      ...(backwards && { ScanIndexForward: false }),
    }
    if (form === 'old')
      return {
        ...rest,
        AttributesToGet: columns.split(', '),
        KeyConditions: { UserId: { ComparisonOperator: 'EQ', AttributeValueList: [key] } },
      }
    return {
      ...rest,
      ProjectionExpression: columns,
      KeyConditionExpression: expressions[form],
      ExpressionAttributeValues: {
        ':u': key,
        ...(form.startsWith('sort') && { ':t': { S: 'M' } }),
      },
      ...(form === 'placeholder' && { ExpressionAttributeNames: { '#u': 'UserId' } }),
    }
  })

/** The caller's own keys around the one. */
const among = fc.record({
  before: fc.integer({ min: 0, max: 3 }),
  after: fc.integer({ min: 0, max: 3 }),
})

function keysAmong(
  key: unknown,
  own: unknown,
  { before, after }: { before: number; after: number },
): unknown[] {
  const users = [...Array<unknown>(before).fill(own), key, ...Array<unknown>(after).fill(own)]
  return users.map((UserId, at) => ({ UserId, GameTitle: { S: `Game ${String(at)}` } }))
}

const batchGetItem: fc.Arbitrary<Build> = fc
  .record({ among, projection })
  .map(({ among, projection }) => (key, own) => ({
    RequestItems: { GameScores: { Keys: keysAmong(key, own, among), ...projection } },
  }))

const batchWriteItem: fc.Arbitrary<Build> = fc
  .record({ among, put: fc.boolean() })
  .map(({ among, put }) => (key, own) => ({
    RequestItems: {
      GameScores: keysAmong(key, own, among).map((Key) =>
        put ? { PutRequest: { Item: Key } } : { DeleteRequest: { Key } },
      ),
    },
  }))

const builds: fc.Arbitrary<readonly [operation: string, build: Build]> = fc.oneof(
  getItem.map((build) => ['GetItem', build] as const),
  putItem.map((build) => ['PutItem', build] as const),
  updateItem.map((build) => ['UpdateItem', build] as const),
  deleteItem.map((build) => ['DeleteItem', build] as const),
  query.map((build) => ['Query', build] as const),
  batchGetItem.map((build) => ['BatchGetItem', build] as const),
  batchWriteItem.map((build) => ['BatchWriteItem', build] as const),
)

const spelling = fc.record({
  escaped: fc.boolean(),
  twice: fc.boolean(),
  blank: fc.constantFrom('', ' ', '\n  '),
})

/** A request that the template's policy allows when the key is the caller's own, unless it names an index. */
export const partitionRequests: fc.Arbitrary<PartitionRequest> = fc
  .record({ build: builds, spelling })
  .map(({ build: [operation, build], spelling }) => ({
    operation,
    body: (key, own) => spell(build(key, own), build(own, own), spelling),
  }))

/** JSON in other spellings of the same value. A name given twice means its last value. */
function spell(
  members: Members,
  harmless: Members,
  { escaped, twice, blank }: { escaped: boolean; twice: boolean; blank: string },
): string {
  const write = (entries: Members) =>
    Object.entries(entries).map(
      ([name, value]) => `${JSON.stringify(name)}:${blank}${JSON.stringify(value)}`,
    )
  const text = `{${blank}${[...(twice ? write(harmless) : []), ...write(members)].join(`${blank},`)}${blank}}`
  return escaped ? text.replace(/[UGKS](?=[a-z])/g, escapeCharacter) : text
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
