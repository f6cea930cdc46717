/**
 * Operations on single items and on a table's items: their condition keys.
 *
 * Every attribute named in the request counts for `dynamodb:Attributes`, keys included: AWS's page asks that policies list them,
 * though two of its own examples do not. A stricter reading is the safe side.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
import { readCondition } from '../expressions/condition.ts'
import { pinnedKeys } from '../expressions/key-condition.ts'
import { entries, field, items } from './input-fields.ts'
import { keyValueText } from './key-value-text.ts'
import { attributeName, RequestBuilder } from './request-builder.ts'
import { tableResource, type DynamodbRequestOptions } from './table-resource.ts'

type DescribeInput = (builder: RequestBuilder, input: unknown) => void

/** GetItem, also the `Get` of a transaction and, without its key, each table of a BatchGetItem. */
export const describeRead: DescribeInput = (builder, input) => {
  builder.attributesIn(input, 'AttributesToGet').expression(input, 'ProjectionExpression')
  builder.set('Select', hasProjection(input) ? 'SPECIFIC_ATTRIBUTES' : 'ALL_ATTRIBUTES')
}

/** What Put, Update, Delete and ConditionCheck share, in a transaction or alone. */
export const describeWrite: DescribeInput = (builder, input) => {
  builder.attributesOf(input, 'Expected').expression(input, 'ConditionExpression')
}

export const describeUpdate: DescribeInput = (builder, input) => {
  builder.keyIn(input, 'Key').attributesOf(input, 'AttributeUpdates')
  builder.expression(input, 'UpdateExpression')
  describeWrite(builder, input)
}

const returnValues: DescribeInput = (builder, input) => {
  builder.setFrom(input, 'ReturnValues', 'ReturnValues', 'NONE')
}

const describeQuery: DescribeInput = (builder, input) => {
  const hasExpression = field(input, 'KeyConditionExpression') !== undefined
  const hasLegacy = field(input, 'KeyConditions') !== undefined
  if (hasExpression && hasLegacy) {
    builder.unreadable('KeyConditions and KeyConditionExpression cannot both be given')
  } else if (!hasExpression && !hasLegacy) {
    builder.unreadable('KeyConditionExpression is missing')
  }
  const partitionKey = builder.partitionKey
  builder.readExpression(input, 'KeyConditionExpression', (text) => {
    const { condition, heads } = readCondition(text)
    builder.heads(heads, input, 'KeyConditionExpression')
    const pinned = pinnedKeys(condition)
    for (const [place, name] of partitionKey.entries()) {
      const values = (pinned ?? []).filter(({ head }) => attributeName(head, input) === name)
      const [only, ...others] = values
      const value = only && field(field(input, 'ExpressionAttributeValues'), only.value)
      if (others.length > 0) builder.unreadable(`KeyConditionExpression pins ${name} twice`)
      else builder.partitionKeyValue(place, value, 'KeyConditionExpression')
    }
  })
  if (hasLegacy) {
    builder.attributesOf(input, 'KeyConditions')
    for (const [place, name] of partitionKey.entries()) {
      const condition = field(field(input, 'KeyConditions'), name)
      const [value, ...others] = items(field(condition, 'AttributeValueList'))
      const isEqual = field(condition, 'ComparisonOperator') === 'EQ' && others.length === 0
      builder.partitionKeyValue(place, isEqual ? value : undefined, 'KeyConditions')
    }
  }
  builder.attributesOf(input, 'QueryFilter')
  describeSearch(builder, input)
  checkStartKey(builder, input, partitionKey)
}

/** What Query and Scan share. */
const describeSearch: DescribeInput = (builder, input) => {
  builder.attributesIn(input, 'AttributesToGet').expression(input, 'ProjectionExpression')
  builder.expression(input, 'FilterExpression').attributesOf(input, 'ExclusiveStartKey')
  const all = field(input, 'IndexName') ? 'ALL_PROJECTED_ATTRIBUTES' : 'ALL_ATTRIBUTES'
  const projects = hasProjection(input)
  builder.setFrom(input, 'Select', 'Select', projects ? 'SPECIFIC_ATTRIBUTES' : all)
  if (field(input, 'Select') === 'SPECIFIC_ATTRIBUTES' && !projects) {
    builder.unreadable('Select: SPECIFIC_ATTRIBUTES needs a projection')
  }
}

/** A page begins in the partition that is asked for, or the start key would be a second way to name one. */
function checkStartKey(
  builder: RequestBuilder,
  input: unknown,
  partitionKey: readonly string[],
): void {
  const startKey = field(input, 'ExclusiveStartKey')
  if (startKey === undefined) return
  const { context } = builder.build()
  const [leading] = context['dynamodb:LeadingKeys'] ?? []
  const start = keyValueText(field(startKey, partitionKey[0] ?? ''))
  if (start === undefined || start !== leading) {
    builder.unreadable('ExclusiveStartKey is in another partition')
  }
}

function hasProjection(input: unknown): boolean {
  const expression = field(input, 'ProjectionExpression')
  const list = items(field(input, 'AttributesToGet'))
  return (typeof expression === 'string' && expression !== '') || list.length > 0
}

const describe: Readonly<Record<string, DescribeInput>> = {
  GetItem: (builder, input) => {
    builder.keyIn(input, 'Key')
    describeRead(builder, input)
  },
  PutItem: (builder, input) => {
    builder.keyIn(input, 'Item')
    describeWrite(builder, input)
    returnValues(builder, input)
  },
  UpdateItem: (builder, input) => {
    describeUpdate(builder, input)
    returnValues(builder, input)
  },
  DeleteItem: (builder, input) => {
    builder.keyIn(input, 'Key')
    describeWrite(builder, input)
    returnValues(builder, input)
  },
  Query: describeQuery,
  // Scan never carries leading keys, whatever it asks for.
  Scan: (builder, input) => {
    builder.attributesOf(input, 'ScanFilter')
    describeSearch(builder, input)
  },
}

/** @returns `undefined` for an operation that is not among them. */
export function itemRequest(operation: string, input: unknown, options: DynamodbRequestOptions) {
  if (!Object.hasOwn(describe, operation)) return undefined
  const mayUseIndex = operation === 'Query' || operation === 'Scan'
  const index = mayUseIndex ? field(input, 'IndexName') : undefined
  const table = tableResource(field(input, 'TableName'), index, options)
  const builder = new RequestBuilder(operation, table)
  describe[operation]?.(builder, input)
  return builder.setFrom(input, 'ReturnConsumedCapacity', 'ReturnConsumedCapacity').build()
}

/** One for each table of a batch, in the order of the request. */
export function batchRequests(operation: string, input: unknown, options: DynamodbRequestOptions) {
  const tables = entries(field(input, 'RequestItems'))
  const requests = tables.map(([name, request]) => {
    const builder = new RequestBuilder(operation, tableResource(name, undefined, options))
    if (operation === 'BatchGetItem') describeBatchGet(builder, request)
    else describeBatchWrite(builder, request)
    return builder.setFrom(input, 'ReturnConsumedCapacity', 'ReturnConsumedCapacity').build()
  })
  if (requests.length > 0) return requests
  const nowhere = { arn: tableResource('*', undefined, options).arn, keySchema: undefined }
  const problem = 'RequestItems names no table'
  return [new RequestBuilder(operation, { ...nowhere, problem }).build()]
}

const describeBatchGet: DescribeInput = (builder, request) => {
  const keys = items(field(request, 'Keys'))
  if (keys.length === 0) builder.unreadable('Keys holds no key')
  for (const key of keys) builder.keyIn(request, 'Keys', key)
  describeRead(builder, request)
}

const describeBatchWrite: DescribeInput = (builder, request) => {
  const writes = items(request)
  if (writes.length === 0) builder.unreadable('RequestItems holds no write')
  for (const write of writes) {
    const put = field(write, 'PutRequest')
    const remove = field(write, 'DeleteRequest')
    if ((put === undefined) === (remove === undefined)) {
      builder.unreadable('A write is either PutRequest or DeleteRequest')
    }
    if (put !== undefined) builder.keyIn(put, 'Item')
    if (remove !== undefined) builder.keyIn(remove, 'Key')
  }
}
