/**
 * The parts of dynalite 4.0.0 that the stand-in uses. They are its own modules, not its public face: the version is pinned,
 * and `engine.test.ts` fails if one of them moves.
 */
interface DynaliteTable {
  TableName: string
  TableStatus: string
  KeySchema: { AttributeName: string; KeyType: 'HASH' | 'RANGE' }[]
  AttributeDefinitions: { AttributeName: string; AttributeType: string }[]
  GlobalSecondaryIndexes?: DynaliteIndex[]
  LocalSecondaryIndexes?: DynaliteIndex[]
}

interface DynaliteIndex {
  IndexName: string
  KeySchema: { AttributeName: string; KeyType: 'HASH' | 'RANGE' }[]
  Projection: { ProjectionType: string; NonKeyAttributes?: string[] }
}

type DynaliteCallback<T> = (error: unknown, result: T) => void
type DynaliteDone = (error: unknown) => void

/** LevelDB's bounds of keys. */
interface DynaliteRange {
  readonly gte?: string
  readonly gt?: string
  readonly lte?: string
  readonly lt?: string
  readonly reverse?: boolean
  /** -1 for none. */
  readonly limit?: number
}

/** The items of a table or of an index, by keys whose order is that of their sort keys. */
interface DynaliteItemDb {
  get(key: string, callback: DynaliteCallback<unknown>): void
  put(key: string, value: unknown, callback: DynaliteDone): void
  del(key: string, callback: DynaliteDone): void
  createValueStream(range: DynaliteRange): NodeJS.ReadableStream
}

interface DynaliteStore {
  readonly tableDb: {
    awsAccountId: string
    awsRegion: string
    put(key: string, value: unknown, callback: (error: unknown) => void): void
  }
  readonly db: {
    open(): Promise<void>
    close(): Promise<void>
    /** Sees the database as it is at this moment, whatever is written afterwards. */
    iterator(range: DynaliteRange & { readonly highWaterMarkBytes?: number }): AsyncIterable<
      readonly [string, unknown]
    > & {
      /** At most so many entries; none at the end. */
      nextv(size: number): Promise<readonly (readonly [string, unknown])[]>
      close(): Promise<void>
    }
    /** `undefined` where there is no such key. */
    getSync(key: string): unknown
    getMany(keys: readonly string[]): Promise<unknown[]>
    batch(
      changes: readonly (
        | { readonly type: 'put'; readonly key: string; readonly value: unknown }
        | { readonly type: 'del'; readonly key: string }
      )[],
    ): Promise<void>
  }
  getItemDb(tableName: string): DynaliteItemDb
  getIndexDb(type: string, tableName: string, indexName: string): DynaliteItemDb
  getTable(name: string, checkStatus: boolean, callback: DynaliteCallback<DynaliteTable>): void
}

declare module 'dynalite/db/index.js' {
  export function create(options: {
    path: string
    createTableMs: number
    deleteTableMs: number
    updateTableMs: number
  }): DynaliteStore
  /** An item's key in its table. */
  export function createKey(item: unknown, table: DynaliteTable): string
  /** The entries that an item has in those indexes. */
  export function getIndexActions(
    indexes: readonly DynaliteIndex[],
    existingItem: undefined,
    item: unknown,
    table: DynaliteTable,
  ): { puts: { index: string; key: string; item: unknown }[] }
}

declare module 'dynalite/validations/index.js' {
  export function checkTypes(data: unknown, types: unknown): Record<string, unknown>
  export function checkValidations(
    data: unknown,
    types: unknown,
    custom: unknown,
    store: DynaliteStore,
  ): void
}

declare module 'dynalite/actions/*' {
  const action: (store: DynaliteStore, data: unknown, callback: DynaliteCallback<unknown>) => void
  export default action
}

declare module 'dynalite/validations/*' {
  export const types: Record<string, unknown>
  export const custom: ((data: unknown, store: DynaliteStore) => string | undefined) | undefined
}
