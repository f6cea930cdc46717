/** Bodies of requests, for each operation with what AWS's API lets it hold. */
import fc from 'fast-check'
import { condition, keyCondition, projection, update, type Used } from './expressions.ts'
import {
  attributeName,
  attributeValue,
  item,
  key,
  sortKey,
  tableName,
  type Json,
} from './values.ts'

export interface Operation {
  /** `DynamoDB_20120810.GetItem` */
  readonly target: string
  readonly body: Json
}

type Members = Readonly<Record<string, fc.Arbitrary<Json>>>

/** Members that are mostly absent. */
const sometimes = (members: Members, isFrequent = false) =>
  fc.tuple(
    ...Object.entries(members).map(([name, arbitrary]) =>
      fc
        .option(arbitrary, { nil: undefined, freq: isFrequent ? 4 : 1 })
        .map((value) => (value === undefined ? {} : { [name]: value })),
    ),
  )

/** Expressions under their parameters' names, with all names and values that they use. */
const withExpressions = (expressions: Readonly<Record<string, fc.Arbitrary<Used>>>) =>
  fc
    .tuple(
      ...Object.entries(expressions).map(([parameter, arbitrary]) =>
        fc.option(
          arbitrary.map((used) => ({ parameter, used })),
          { nil: undefined, freq: 2 },
        ),
      ),
    )
    .map((chosen) => {
      const present = chosen.filter((one) => one !== undefined)
      const names = Object.assign({}, ...present.map(({ used }) => used.names)) as object
      const values = Object.assign({}, ...present.map(({ used }) => used.values)) as object
      return {
        ...Object.fromEntries(present.map(({ parameter, used }) => [parameter, used.text])),
        ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
        ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
      }
    })

const merge = (...parts: fc.Arbitrary<Json>[]): fc.Arbitrary<Json> =>
  fc
    .tuple(...parts)
    .map((all) => Object.assign({}, ...(all.flat() as object[])) as Record<string, Json>)

const operator = fc.constantFrom(
  'EQ',
  'NE',
  'LE',
  'LT',
  'GE',
  'GT',
  'NULL',
  'NOT_NULL',
  'CONTAINS',
  'NOT_CONTAINS',
  'BEGINS_WITH',
  'IN',
  'BETWEEN',
  'eq',
)

const legacyCondition: fc.Arbitrary<Json> = fc.record(
  {
    ComparisonOperator: operator,
    AttributeValueList: fc.array(attributeValue, { maxLength: 3 }),
  },
  { requiredKeys: ['ComparisonOperator'] },
)
const legacyConditions = fc.dictionary(attributeName, legacyCondition, { maxKeys: 3 })

const table = { TableName: tableName }
const returned = {
  ReturnValues: fc.constantFrom(
    'NONE',
    'ALL_OLD',
    'UPDATED_OLD',
    'ALL_NEW',
    'UPDATED_NEW',
    'none',
    '',
  ),
  ReturnConsumedCapacity: fc.constantFrom('NONE', 'TOTAL', 'INDEXES', 'x'),
  ReturnItemCollectionMetrics: fc.constantFrom('NONE', 'SIZE'),
  ReturnValuesOnConditionCheckFailure: fc.constantFrom('NONE', 'ALL_OLD'),
  Expected: fc.dictionary(
    attributeName,
    fc.oneof(
      legacyCondition,
      fc.record({ Exists: fc.boolean(), Value: attributeValue }, { requiredKeys: [] }),
    ),
    { maxKeys: 2 },
  ),
  ConditionalOperator: fc.constantFrom('AND', 'OR'),
}
const readOptions = {
  ConsistentRead: fc.boolean(),
  ReturnConsumedCapacity: returned.ReturnConsumedCapacity,
  AttributesToGet: fc.array(attributeName, { maxLength: 4 }),
}
const searchOptions = {
  ...readOptions,
  Select: fc.constantFrom(
    'SPECIFIC_ATTRIBUTES',
    'ALL_ATTRIBUTES',
    'ALL_PROJECTED_ATTRIBUTES',
    'COUNT',
    'x',
  ),
  Limit: fc.oneof(fc.nat(5), fc.constantFrom(-1, 0.5, 2 ** 31, '1')),
  IndexName: fc.constantFrom('Board', 'constructor', '', 'x'.repeat(300)),
  ExclusiveStartKey: key,
  ConditionalOperator: returned.ConditionalOperator,
}

const required = (members: Members) => fc.record(members)

const attributeUpdates = fc.dictionary(
  attributeName,
  fc.record(
    { Action: fc.constantFrom('PUT', 'ADD', 'DELETE', 'x'), Value: attributeValue },
    { requiredKeys: [] },
  ),
  { maxKeys: 3 },
)

const perTable = (content: fc.Arbitrary<Json>) =>
  fc.dictionary(tableName, content, { minKeys: 1, maxKeys: 2 })

const writeRequest: fc.Arbitrary<Json> = fc.oneof(
  item.map((Item) => ({ PutRequest: { Item } })),
  key.map((Key) => ({ DeleteRequest: { Key } })),
  fc.constantFrom<Json>({}, { PutRequest: {} }, { DeleteRequest: { Item: {} } }),
)

const dynamodb: Readonly<Record<string, fc.Arbitrary<Json>>> = {
  GetItem: merge(
    required({ ...table, Key: key }),
    withExpressions({ ProjectionExpression: projection }),
    sometimes(readOptions),
  ),
  PutItem: merge(
    required({ ...table, Item: item }),
    withExpressions({ ConditionExpression: condition }),
    sometimes(returned),
  ),
  UpdateItem: merge(
    required({ ...table, Key: key }),
    withExpressions({ UpdateExpression: update, ConditionExpression: condition }),
    sometimes({ ...returned, AttributeUpdates: attributeUpdates }),
  ),
  DeleteItem: merge(
    required({ ...table, Key: key }),
    withExpressions({ ConditionExpression: condition }),
    sometimes(returned),
  ),
  Query: merge(
    required(table),
    withExpressions({
      KeyConditionExpression: keyCondition,
      ProjectionExpression: projection,
      FilterExpression: condition,
    }),
    sometimes({
      ...searchOptions,
      KeyConditions: fc.oneof(
        key.map((keys) =>
          Object.fromEntries(
            Object.entries(keys as object).map(([name, value]) => [
              name,
              { ComparisonOperator: 'EQ', AttributeValueList: [value as Json] },
            ]),
          ),
        ),
        legacyConditions,
      ),
      QueryFilter: legacyConditions,
      ScanIndexForward: fc.boolean(),
    }),
  ),
  Scan: merge(
    required(table),
    withExpressions({ ProjectionExpression: projection, FilterExpression: condition }),
    sometimes({
      ...searchOptions,
      ScanFilter: legacyConditions,
      Segment: fc.integer({ min: -1, max: 3 }),
      TotalSegments: fc.integer({ min: 0, max: 4 }),
    }),
  ),
  BatchGetItem: merge(
    required({
      RequestItems: perTable(
        merge(
          required({ Keys: fc.array(key, { maxLength: 4 }) }),
          withExpressions({ ProjectionExpression: projection }),
          sometimes(readOptions),
        ),
      ),
    }),
    sometimes({ ReturnConsumedCapacity: returned.ReturnConsumedCapacity }),
  ),
  BatchWriteItem: merge(
    required({ RequestItems: perTable(fc.array(writeRequest, { maxLength: 4 })) }),
    sometimes({
      ReturnConsumedCapacity: returned.ReturnConsumedCapacity,
      ReturnItemCollectionMetrics: returned.ReturnItemCollectionMetrics,
    }),
  ),
  TransactWriteItems: required({
    TransactItems: fc.array(
      fc.oneof(
        item.map((Item) => ({ Put: { TableName: 'GameScores', Item } })),
        key.map((Key) => ({ Delete: { TableName: 'GameScores', Key } })),
      ),
      { maxLength: 3 },
    ),
  }),
  TransactGetItems: required({
    TransactItems: fc.array(
      key.map((Key) => ({ Get: { TableName: 'GameScores', Key } })),
      { maxLength: 3 },
    ),
  }),
  ExecuteStatement: required({
    Statement: fc.oneof(
      fc.constantFrom(
        'SELECT * FROM "GameScores"',
        `SELECT Wins FROM "GameScores" WHERE UserId = '@me@'`,
        `SELECT Wins FROM "GameScores" WHERE UserId = '@rival@'`,
        `DELETE FROM "GameScores" WHERE UserId = '@rival@' AND GameTitle = 'Meteor Blasters'`,
      ),
      fc.string({ unit: 'binary', maxLength: 40 }),
    ),
    Parameters: fc.array(attributeValue, { maxLength: 2 }),
  }),
  DescribeTable: required(table),
  ListTables: merge(sometimes({ Limit: fc.nat(200), ExclusiveStartTableName: tableName }, true)),
  DescribeTimeToLive: required(table),
  DeleteTable: required(table),
  ListTagsOfResource: fc.record({ ResourceArn: tableName }),
  Steal: fc.jsonValue(),
}

const weights: Readonly<Record<string, number>> = {
  GetItem: 6,
  PutItem: 6,
  UpdateItem: 10,
  DeleteItem: 4,
  Query: 10,
  Scan: 3,
  BatchGetItem: 5,
  BatchWriteItem: 5,
}

const cognitoId = fc.oneof(
  fc.constantFrom('@pool@', '@me@', '', 'us-west-2:x'),
  fc.string({ unit: 'binary', maxLength: 10 }),
)
const logins = fc.oneof(
  fc.dictionary(sortKey, sortKey, { maxKeys: 2 }),
  fc.jsonValue({ maxDepth: 1 }),
)

const cognito: Readonly<Record<string, fc.Arbitrary<Json>>> = {
  GetId: merge(required({ IdentityPoolId: cognitoId }), sometimes({ Logins: logins })),
  GetCredentialsForIdentity: merge(
    required({ IdentityId: cognitoId }),
    sometimes({ Logins: logins, CustomRoleArn: sortKey }),
  ),
  GetOpenIdToken: required({ IdentityId: cognitoId }),
  DescribeIdentityPool: required({ IdentityPoolId: cognitoId }),
}

const targets = (prefix: string, bodies: Readonly<Record<string, fc.Arbitrary<Json>>>) =>
  Object.entries(bodies).map(([name, body]) => ({
    weight: weights[name] ?? 1,
    arbitrary: body.map((one): Operation => ({ target: `${prefix}.${name}`, body: one })),
  }))

export const operation: fc.Arbitrary<Operation> = fc.oneof(
  ...targets('DynamoDB_20120810', dynamodb),
  ...targets('AWSCognitoIdentityService', cognito),
)
