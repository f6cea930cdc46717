/** Key schemas, which `dynamodb:LeadingKeys` cannot be told without: a request alone does not say which key attribute leads. */

export interface KeySchema {
  /** Partition-key attribute; several for an index with a multi-attribute key. */
  readonly partitionKey: readonly string[]
  readonly sortKey: readonly string[]
}

export interface TableKeySchema extends KeySchema {
  readonly indexes?: Readonly<Record<string, KeySchema>>
}

/** By table name. */
export type KeySchemas = Readonly<Record<string, TableKeySchema>>
