/** Names of tables and their indexes as resources, and the key schemas behind them. */
import type { KeySchema, KeySchemas } from '../key-schema.ts'

export interface DynamodbRequestOptions {
  readonly region: string
  readonly account: string
  /** All tables that the caller knows of. */
  readonly keySchemas: KeySchemas
}

export interface TableResource {
  readonly arn: string
  /** `undefined` where no schema is known. */
  readonly keySchema: KeySchema | undefined
  readonly problem: string | undefined
}

const tableName = /^[A-Za-z0-9_.-]+$/
const tableArn = /^arn:[a-z-]+:dynamodb:[a-z0-9-]+:\d{12}:table\/[A-Za-z0-9_.-]+$/

/**
 * The table that a request names, or the index where it names one.
 *
 * @param name Name or ARN, as sent. An ARN keeps its account and Region.
 */
export function tableResource(
  name: unknown,
  index: unknown,
  options: DynamodbRequestOptions,
): TableResource {
  const base = `arn:aws:dynamodb:${options.region}:${options.account}:table/`
  const schemas = options.keySchemas
  const text = typeof name === 'string' ? name : ''
  const isArn = tableArn.test(text)
  const arn = isArn ? text : base + text
  const known = arn.startsWith(base) ? arn.slice(base.length) : arn
  const table = Object.hasOwn(schemas, known) ? schemas[known] : undefined
  const problem =
    isArn || tableName.test(text) ? undefined : `TableName: "${text}" is no name of a table`
  if (index === undefined) return { arn, keySchema: table, problem }
  const indexName = typeof index === 'string' ? index : ''
  const indexes = table?.indexes ?? {}
  return {
    arn: `${arn}/index/${indexName}`,
    keySchema: Object.hasOwn(indexes, indexName) ? indexes[indexName] : undefined,
    problem:
      problem ??
      (tableName.test(indexName) ? undefined : `IndexName: "${indexName}" is no name of an index`),
  }
}
