/** A table that the template names no more keeps its data, and is not there for anybody until a template names it again. */
import type { KeySchemas } from '../../../../src/iam/key-schema.ts'
import { isObject } from '../../http/parse-json.ts'
import { tableNotFound } from './unreadable.ts'

/** @param input Validated, with plain table names. @throws ResourceNotFoundException */
export function refuseOtherTables(
  operation: string,
  { TableName, RequestItems }: Readonly<Record<string, unknown>>,
  keySchemas: KeySchemas,
): void {
  const names = [
    ...(typeof TableName === 'string' ? [TableName] : []),
    ...(isObject(RequestItems) ? Object.keys(RequestItems) : []),
  ]
  const other = names.find((name) => !Object.hasOwn(keySchemas, name))
  if (other !== undefined) throw tableNotFound(operation, other)
}
