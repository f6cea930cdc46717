/** Table names as the engine knows them. AWS takes a table's ARN wherever it takes a name; the engine does not. */
import { UnsupportedError } from '../../errors.ts'

export interface Place {
  readonly region: string
  readonly account: string
}

/**
 * The input with its own tables' ARNs replaced by names. Runs after IAM allowed, on the very ARN that IAM was asked about.
 *
 * @throws UnsupportedError for an ARN elsewhere, and for ARNs in a batch.
 */
export function withPlainTableNames(
  input: Record<string, unknown>,
  place: Place,
): Record<string, unknown> {
  const { TableName: tableName, RequestItems: requestItems } = input
  if (
    typeof requestItems === 'object' &&
    requestItems !== null &&
    Object.keys(requestItems).some(isArn)
  )
    throw new UnsupportedError('table ARNs in a DynamoDB batch')
  if (typeof tableName !== 'string' || !isArn(tableName)) return input
  const prefix = `arn:aws:dynamodb:${place.region}:${place.account}:table/`
  const name = tableName.slice(prefix.length)
  if (!tableName.startsWith(prefix) || name.includes('/'))
    throw new UnsupportedError(`the table ${tableName}`)
  return { ...input, TableName: name }
}

function isArn(tableName: string): boolean {
  return tableName.startsWith('arn:')
}
