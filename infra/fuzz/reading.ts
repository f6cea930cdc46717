/**
 * The fuzzer's own idea of what a request touches. Written naively and on purpose without `src/iam`, whose mistakes it would
 * share. It says only what a granted request of a guest must look like, and so errs on the side of an alarm.
 */

/** Why a guest should not have been granted this; `undefined` where nothing speaks against it. */
export function objectionTo(target: string, body: string, identityId: string): string | undefined {
  const operation = target.split('.')[1] ?? ''
  const input = JSON.parse(body) as unknown
  switch (operation) {
    case 'GetItem':
    case 'UpdateItem':
    case 'DeleteItem':
      return objectionToKey(member(input, 'Key'), identityId)
    case 'PutItem':
      return objectionToKey(member(input, 'Item'), identityId)
    case 'BatchGetItem':
      return tablesOf(input)
        .flatMap((table) => listOf(member(table, 'Keys')))
        .map((key) => objectionToKey(key, identityId))
        .find((objection) => objection !== undefined)
    case 'BatchWriteItem':
      return tablesOf(input)
        .flatMap(listOf)
        .map((request) =>
          objectionToKey(
            member(member(request, 'PutRequest'), 'Item') ??
              member(member(request, 'DeleteRequest'), 'Key'),
            identityId,
          ),
        )
        .find((objection) => objection !== undefined)
    case 'Query':
      return objectionToQuery(input, identityId)
    default:
      return `no guest may ${operation}`
  }
}

function objectionToKey(key: unknown, identityId: string): string | undefined {
  const value = member(member(key, 'UserId'), 'S')
  return value === identityId ? undefined : `the partition key is ${JSON.stringify(value)}`
}

function objectionToQuery(input: unknown, identityId: string): string | undefined {
  const start = member(input, 'ExclusiveStartKey')
  if (start !== undefined && start !== null) {
    const objection = objectionToKey(start, identityId)
    if (objection !== undefined) return objection
  }
  const legacy = member(member(input, 'KeyConditions'), 'UserId')
  if (legacy !== undefined && legacy !== null) {
    const [value] = listOf(member(legacy, 'AttributeValueList'))
    return objectionToKey({ UserId: value }, identityId)
  }
  const expression = member(input, 'KeyConditionExpression')
  if (typeof expression !== 'string') return 'it has no key condition'
  const names = member(input, 'ExpressionAttributeNames')
  const values = member(input, 'ExpressionAttributeValues')
  const compared = [
    ...expression.matchAll(/(#?\w+)\s*\)*\s*=\s*\(*\s*(:\w+)/g),
    ...expression.matchAll(/(:\w+)\s*\)*\s*=\s*\(*\s*(#?\w+)/g),
  ].flatMap(([, left = '', right = '']) => {
    const [name, value] = left.startsWith(':') ? [right, left] : [left, right]
    const resolved = name.startsWith('#') ? member(names, name) : name
    return resolved === 'UserId' ? [member(values, value)] : []
  })
  if (compared.length === 0) return 'its key condition has no UserId = :value'
  return compared
    .map((value) => objectionToKey({ UserId: value }, identityId))
    .find((objection) => objection !== undefined)
}

function tablesOf(input: unknown): unknown[] {
  const tables = member(input, 'RequestItems')
  return typeof tables === 'object' && tables !== null ? Object.values(tables) : []
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : []
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return (value as Record<string, unknown>)[name]
}
