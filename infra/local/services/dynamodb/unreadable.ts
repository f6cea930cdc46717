/**
 * The end of a request that IAM allowed though the gate could not read all of it: a key that is not there, a table that is
 * not there. DynamoDB has words for most of that; whatever it has no words for is refused as unsupported. None of it runs.
 */
import type { KeySchemas } from '../../../../src/iam/key-schema.ts'
import { ServiceError, UnsupportedError } from '../../errors.ts'
import { isObject } from '../../http/parse-json.ts'
import { validationError } from './request-checks.ts'

/** @param problems As `src/iam` names them, for the case that DynamoDB has no words. */
export function refuseUnreadable(
  operation: string,
  input: Readonly<Record<string, unknown>>,
  problems: readonly string[],
  keySchemas: KeySchemas,
): never {
  const tableNames =
    typeof input['TableName'] === 'string'
      ? [input['TableName']]
      : Object.keys(isObject(input['RequestItems']) ? input['RequestItems'] : {})
  const unknown = tableNames.find((name) => !Object.hasOwn(keySchemas, name))
  if (unknown !== undefined) throw tableNotFound(operation, unknown)

  const [tableName = ''] = tableNames
  const schema = keySchemas[tableName]
  const names = [...(schema?.partitionKey ?? []), ...(schema?.sortKey ?? [])]
  const { Key: key, Item: item } = input
  if (isObject(key) && names.some((name) => !Object.hasOwn(key, name)))
    throw validationError('The provided key element does not match the schema')
  const missing = isObject(item) ? names.find((name) => !Object.hasOwn(item, name)) : undefined
  if (missing !== undefined)
    throw validationError(
      `One or more parameter values were invalid: Missing the key ${missing} in the item`,
    )
  throw new UnsupportedError(`this ${operation}, which it cannot read: ${problems.join('; ')}`)
}

export function tableNotFound(operation: string, tableName: string): ServiceError {
  const message = 'Requested resource not found'
  return new ServiceError(
    'ResourceNotFoundException',
    operation === 'DescribeTable' ? `${message}: Table: ${tableName} not found` : message,
    { status: 400, namespace: 'com.amazonaws.dynamodb.v20120810' },
  )
}
