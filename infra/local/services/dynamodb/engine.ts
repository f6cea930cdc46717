/**
 * DynamoDB's data plane: dynalite, in process, behind the gate. We write no storage engine.
 *
 * It is used by its own steps (check types, validate, act) and never by its server, which would open a second, ungated
 * port. What it gets wrong is mended in `request-checks.ts`.
 *
 * @see https://github.com/architect/dynalite
 */
import { create } from 'dynalite/db/index.js'
import { checkTypes, checkValidations } from 'dynalite/validations/index.js'
import { ServiceError, UserError } from '../../errors.ts'
import { damagedFile } from '../../state/json-file.ts'
import { isStoreError, storageFailure } from '../../state/storage-failure.ts'
import { engineOperations, type EngineOperation } from './engine-operations.ts'
import { deleteTableData } from './delete-table.ts'
import { directStore } from './direct-store.ts'
import { createLastResort, surviveEngineExceptions } from './last-resort.ts'
import { rehearse } from './rehearsal.ts'
import { createIndexKeeper } from './repair-indexes.ts'
import { namedTables } from './stack-tables.ts'
import { actWithStaleReads, type ReadLag } from './stale-reads.ts'

/** CreateTable's input, as far as this file reads it; the rest goes to the engine as it is. */
export interface TableDefinition {
  readonly TableName: string
  readonly KeySchema: readonly { readonly AttributeName: string; readonly KeyType: string }[]
  readonly AttributeDefinitions: readonly {
    readonly AttributeName: string
    readonly AttributeType: string
  }[]
  readonly GlobalSecondaryIndexes?: readonly IndexDefinition[]
  readonly LocalSecondaryIndexes?: readonly IndexDefinition[]
}

interface IndexDefinition {
  readonly IndexName: string
  readonly KeySchema: TableDefinition['KeySchema']
  readonly Projection: {
    readonly ProjectionType: string
    readonly NonKeyAttributes?: readonly string[]
  }
}

export interface DynamoDbEngine {
  /** The input with its types checked and unknown members dropped. @throws SerializationException */
  readonly checkTypes: (operation: EngineOperation, body: unknown) => Record<string, unknown>
  /** Validates as DynamoDB does and parses expressions into the input. @throws ValidationException */
  readonly validate: (operation: EngineOperation, input: Record<string, unknown>) => void
  /** Runs a validated operation. @throws ServiceError in DynamoDB's words */
  readonly act: (operation: EngineOperation, input: Record<string, unknown>) => Promise<unknown>
  /** How a validated input is refused before any item is looked at. `undefined` where it would not be. Nothing runs. */
  readonly findRefusal: (
    operation: EngineOperation,
    input: Record<string, unknown>,
  ) => Promise<ServiceError | undefined>
  /** Makes the table unless it is there. @throws UserError where it is there with another key schema or other indexes */
  readonly ensureTable: (definition: TableDefinition) => Promise<void>
  readonly hasTable: (name: string) => Promise<boolean>
  /** Deletes a table with all its items. Nobody may be using it any more. May be done again. */
  readonly deleteTable: (name: string) => Promise<void>
  readonly close: () => Promise<void>
}

export interface EngineOptions {
  /** Folder of the LevelDB. One process at a time: whoever opens it holds its lock. */
  readonly path: string
  readonly region: string
  readonly account: string
  /** How far reads without `ConsistentRead` lag behind. Default: they do not. */
  readonly readLag?: ReadLag | undefined
  /** Takes what dynalite throws where nobody can catch it. Default: standard error. */
  readonly reportBug?: (error: unknown) => void
}

export function openEngine(options: EngineOptions): DynamoDbEngine {
  const { path, region, account, readLag, reportBug = console.error } = options
  const store = create({ path, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 })
  // dynalite would take these from the environment.
  store.tableDb.awsAccountId = account
  store.tableDb.awsRegion = region

  const direct = directStore(store)
  const lastResort = createLastResort()
  const indexes = createIndexKeeper(store)
  const stopSurviving = surviveEngineExceptions(reportBug)

  const actOn = (
    seen: DynaliteStore,
    operation: EngineOperation,
    input: Record<string, unknown>,
  ): Promise<unknown> =>
    lastResort.act(
      operation,
      () =>
        new Promise((resolve, reject) => {
          engineOperations[operation].act(seen, input, (error, output) => {
            if (error === null || error === undefined) resolve(output)
            else reject(toServiceError(error))
          })
        }),
    )

  const act: DynamoDbEngine['act'] =
    readLag === undefined
      ? (operation, input) => actOn(direct, operation, input)
      : actWithStaleReads(store, actOn, readLag)

  const findTable = (name: string): Promise<DynaliteTable | undefined> =>
    new Promise((resolve, reject) => {
      store.getTable(name, false, (error, table) => {
        if (error === null || error === undefined) resolve(table)
        else if (isWireError(error)) resolve(undefined)
        else reject(toServiceError(error))
      })
    })

  return {
    checkTypes: (operation, body) =>
      rethrowing(() => checkTypes(body, engineOperations[operation].validation.types)),
    validate(operation, input) {
      const { types, custom } = engineOperations[operation].validation
      rethrowing(() => {
        checkValidations(input, types, custom, store)
      })
    },
    act,
    async findRefusal(operation, input) {
      const tables = new Map<string, DynaliteTable>()
      for (const name of namedTables(input)) {
        const table = await findTable(name)
        if (table !== undefined) tables.set(name, table)
      }
      const error = toServiceError(await rehearse(tables, operation, input))
      return error instanceof ServiceError ? error : undefined
    },
    async ensureTable(definition) {
      try {
        // What goes wrong is told here alone: dynalite's own words for it are that the database is closed.
        await store.db.open()
        await ensureTable(definition)
      } catch (error) {
        throw (
          storageFailure(path, error) ??
          (isStoreError(error) ? damagedFile(path, 'is damaged', error) : error)
        )
      }
    },
    hasTable: async (name) => (await findTable(name)) !== undefined,
    async deleteTable(name) {
      direct.forgetTable(name)
      await deleteTableData(store.db, name)
      // What an operation that was still under way found meanwhile.
      direct.forgetTable(name)
    },
    async close() {
      if (await lastResort.settle()) await indexes.endCleanly()
      stopSurviving()
      await store.db.close()
    },
  }

  async function ensureTable(definition: TableDefinition): Promise<void> {
    const { TableName } = definition
    const existing = await findTable(TableName)
    if (existing === undefined) {
      // dynalite writes into what it is given.
      await act('CreateTable', { ...structuredClone(definition) })
    } else {
      const difference = differenceOf(existing, definition)
      if (difference !== undefined) {
        throw new UserError(
          `The table ${TableName} is there already, with ${difference.words} than the template now says.`,
          {
            resolution: 'Start with --fresh to throw the data away, or undo the change.',
            about: { table: TableName, property: difference.property },
          },
        )
      }
    }
    await waitUntilActive(TableName)
  }

  /** A table whose creation was cut off stays `CREATING`; nothing but this process could have been creating it. */
  async function waitUntilActive(tableName: string): Promise<void> {
    const table = await findTable(tableName)
    if (table === undefined) throw new Error(`The table ${tableName} was not made.`)
    await indexes.check(table)
    await new Promise<void>((resolve, reject) => {
      store.tableDb.put(tableName, { ...table, TableStatus: 'ACTIVE' }, (error) => {
        if (error === null || error === undefined) resolve()
        else reject(new Error(`Could not open the table ${tableName}.`, { cause: error }))
      })
    })
  }
}

/** What cannot be changed under a table's data. `undefined` where nothing is different. */
function differenceOf(existing: TableDefinition, definition: TableDefinition) {
  if (keysOf(existing) !== keysOf(definition))
    return { words: 'another key schema', property: 'KeySchema' }
  const property = (['GlobalSecondaryIndexes', 'LocalSecondaryIndexes'] as const).find(
    (indexes) => indexesOf(existing, indexes) !== indexesOf(definition, indexes),
  )
  return property && { words: 'other indexes', property }
}

function keysOf({ KeySchema, AttributeDefinitions }: TableDefinition): string {
  return KeySchema.map(({ AttributeName, KeyType }) => {
    const attribute = AttributeDefinitions.find((a) => a.AttributeName === AttributeName)
    return `${KeyType} ${AttributeName} ${attribute?.AttributeType ?? ''}`
  }).join()
}

function indexesOf(
  table: TableDefinition,
  property: 'GlobalSecondaryIndexes' | 'LocalSecondaryIndexes',
): string {
  const shapes = (table[property] ?? []).map(
    ({ IndexName, KeySchema, Projection: { ProjectionType, NonKeyAttributes = [] } }) => {
      const keys = keysOf({ ...table, KeySchema })
      return [IndexName, keys, ProjectionType, ...NonKeyAttributes.toSorted()].join(' ')
    },
  )
  return JSON.stringify(shapes.toSorted())
}

/** dynalite's errors: the body as DynamoDB would send it. */
interface WireError {
  readonly statusCode: number
  readonly body: {
    readonly __type: string
    readonly message?: string
    readonly Message?: string
  }
}

function isWireError(error: unknown): error is WireError {
  return typeof error === 'object' && error !== null && 'statusCode' in error && 'body' in error
}

function rethrowing<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    throw toServiceError(error)
  }
}

function toServiceError(error: unknown): Error {
  if (!isWireError(error))
    return error instanceof Error ? error : new Error('The engine failed.', { cause: error })
  const [namespace, code] = error.body.__type.split('#')
  if (namespace === undefined || code === undefined)
    return new Error(`The engine answered ${error.body.__type}.`, { cause: error })
  return new ServiceError(code, error.body.message ?? error.body.Message, {
    status: error.statusCode,
    namespace,
    messageKey: error.body.Message === undefined ? 'message' : 'Message',
    cause: error,
  })
}
