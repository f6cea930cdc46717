/** Key schemas, which `dynamodb:LeadingKeys` cannot be told without: a request alone does not say which key attribute leads. */

export interface KeySchema {
  /** Partition-key attribute; several for an index with a multi-attribute key. */
  readonly partitionKey: readonly string[]
  readonly sortKey: readonly string[]
}

export interface TableKeySchema extends KeySchema {
  readonly indexes?: Readonly<Record<string, KeySchema>>
}

/** By table name; for a table of another account or Region by its ARN. */
export type KeySchemas = Readonly<Record<string, TableKeySchema>>

/**
 * The one table of the template in infra/game-scores.yaml.
 *
 * @param tableName As the stack calls it.
 */
export function gameScoresKeySchemas(tableName: string): KeySchemas {
  return { [tableName]: { partitionKey: ['UserId'], sortKey: ['GameTitle'] } }
}
