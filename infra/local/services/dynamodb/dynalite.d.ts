/**
 * The parts of dynalite 4.0.0 that the stand-in uses. They are its own modules, not its public face: the version is pinned,
 * and `engine.test.ts` fails if one of them moves.
 */
interface DynaliteTable {
  TableName: string
  TableStatus: string
  KeySchema: { AttributeName: string; KeyType: 'HASH' | 'RANGE' }[]
  AttributeDefinitions: { AttributeName: string; AttributeType: string }[]
}

type DynaliteCallback<T> = (error: unknown, result: T) => void

interface DynaliteStore {
  readonly tableDb: {
    awsAccountId: string
    awsRegion: string
    put(key: string, value: unknown, callback: (error: unknown) => void): void
  }
  readonly db: { close(): Promise<void> }
  getTable(name: string, checkStatus: boolean, callback: DynaliteCallback<DynaliteTable>): void
}

declare module 'dynalite/db/index.js' {
  export function create(options: {
    path: string
    createTableMs: number
    deleteTableMs: number
    updateTableMs: number
  }): DynaliteStore
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
