/**
 * PartiQL operations: one permission for each statement, by its verb.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-iam.html
 */
import { ExpressionError } from '../expressions/tokens.ts'
import { field, items } from './input-fields.ts'
import { partiqlVerb, readPartiql, type PartiqlStatement } from './partiql-statement.ts'
import { RequestBuilder, type DynamodbRequest } from './request-builder.ts'
import { tableResource, type DynamodbRequestOptions } from './table-resource.ts'

/** Where each operation keeps its statements. */
const lists: Readonly<Record<string, string | undefined>> = {
  ExecuteStatement: undefined,
  BatchExecuteStatement: 'Statements',
  ExecuteTransaction: 'TransactStatements',
}

/** One for each statement, in order; `undefined` for an operation that is not among them. */
export function partiqlRequests(
  operation: string,
  input: unknown,
  options: DynamodbRequestOptions,
): readonly DynamodbRequest[] | undefined {
  if (!Object.hasOwn(lists, operation)) return undefined
  const list = lists[operation]
  const statements = list === undefined ? [input] : items(field(input, list))
  const inTransaction = operation === 'ExecuteTransaction'
  return (statements.length > 0 ? statements : [undefined]).map((statement) => {
    const builder = describeStatement(statement, options)
    if (inTransaction) builder.set('EnclosingOperation', operation)
    return builder.build()
  })
}

function describeStatement(statement: unknown, options: DynamodbRequestOptions): RequestBuilder {
  const text = field(statement, 'Statement')
  if (typeof text !== 'string') return unreadable('Select', 'Statement is not a string', options)
  try {
    const read = readPartiql(text, items(field(statement, 'Parameters')))
    const builder = new RequestBuilder(
      `PartiQL${read.verb}`,
      tableResource(read.table, read.index, options),
    )
    describeRead(builder, read)
    return builder
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    return unreadable(partiqlVerb(text) ?? 'Select', `Statement: ${error.message}`, options)
  }
}

function describeRead(builder: RequestBuilder, read: PartiqlStatement): void {
  for (const name of read.attributes) builder.attribute(name)
  const pinned = pinPartition(builder, read)
  if (read.verb === 'Select') {
    const all = read.index === undefined ? 'ALL_ATTRIBUTES' : 'ALL_PROJECTED_ATTRIBUTES'
    builder.set('Select', read.selectsAll ? all : 'SPECIFIC_ATTRIBUTES')
    builder.set('FullTableScan', String(!pinned))
  } else if (read.verb !== 'Insert') {
    builder.set('ReturnValues', read.returning)
  }
}

/** Whether the statement is kept to one partition. Only a SELECT may do without: then it reads the whole table. */
function pinPartition(builder: RequestBuilder, { verb, equalities }: PartiqlStatement): boolean {
  const places = builder.partitionKey.map((name) =>
    equalities.filter((equality) => equality.name === name),
  )
  if (places.some((found) => found.length > 1)) builder.unreadable('A partition key is named twice')
  const pinned = places.length > 0 && places.every((found) => found.length === 1)
  if (!pinned && verb === 'Select') return false
  for (const [place, [found]] of places.entries()) {
    builder.partitionKeyValue(place, found?.value, 'Statement')
  }
  return pinned
}

function unreadable(verb: string, problem: string, options: DynamodbRequestOptions) {
  const { arn } = tableResource('*', undefined, options)
  const builder = new RequestBuilder(`PartiQL${verb}`, { arn, keySchema: undefined, problem })
  return verb === 'Select' ? builder.set('FullTableScan', 'true') : builder
}
