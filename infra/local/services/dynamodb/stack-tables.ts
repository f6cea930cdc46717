/** A table that the template names no more keeps its data, and is not there for anybody until a template names it again. */
import type { KeySchemas } from '../../../../src/iam/key-schema.ts'
import { ServiceError } from '../../errors.ts'
import { isObject } from '../../http/parse-json.ts'

/** @param input Validated, with plain table names. @throws ResourceNotFoundException */
export function refuseOtherTables(
  operation: string,
  { TableName, RequestItems }: Readonly<Record<string, unknown>>,
  keySchemas: KeySchemas,
): void {
  const other = namedTables({ TableName, RequestItems }).find(
    (name) => !Object.hasOwn(keySchemas, name),
  )
  if (other !== undefined) throw tableNotFound(operation, other)
}

/** Tables that a request names, in its order. */
export function namedTables({
  TableName,
  RequestItems,
}: Readonly<Record<string, unknown>>): readonly string[] {
  return [
    ...(typeof TableName === 'string' ? [TableName] : []),
    ...(isObject(RequestItems) ? Object.keys(RequestItems) : []),
  ]
}

function tableNotFound(operation: string, tableName: string): ServiceError {
  const message = 'Requested resource not found'
  return new ServiceError(
    'ResourceNotFoundException',
    operation === 'DescribeTable' ? `${message}: Table: ${tableName} not found` : message,
    { status: 400, namespace: 'com.amazonaws.dynamodb.v20120810' },
  )
}
