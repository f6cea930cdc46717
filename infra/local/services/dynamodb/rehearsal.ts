/**
 * Runs an operation of the engine up to the moment at which it would look at an item, and no further: what DynamoDB says of a
 * request by the table's keys alone. For requests that must not run, but that DynamoDB has words for.
 */
import { Readable } from 'node:stream'
import { engineOperations, type EngineOperation } from './engine-operations.ts'

/**
 * @param tables The definitions of all tables that the input names.
 * @returns What the engine refuses it with; `undefined` where it would have looked at an item.
 */
export function rehearse(
  tables: ReadonlyMap<string, DynaliteTable>,
  operation: EngineOperation,
  input: Record<string, unknown>,
): Promise<unknown> {
  return new Promise((resolve) => {
    const reached = () => {
      resolve(undefined)
    }
    try {
      engineOperations[operation].act(storeWithoutItems(tables, reached), input, (error) => {
        resolve(error ?? undefined)
      })
    } catch {
      // The engine takes valid input only, and this may be some that only the gate found to be odd.
      reached()
    }
  })
}

/** It has no items to give, and nothing can be written to it: whoever tries is left waiting. */
function storeWithoutItems(
  tables: ReadonlyMap<string, DynaliteTable>,
  reached: () => void,
): DynaliteStore {
  const itemDb: DynaliteItemDb & { lock(): void } = {
    get: reached,
    put: reached,
    del: reached,
    lock: reached,
    createValueStream() {
      reached()
      return Readable.from([])
    },
  }
  const store: Pick<DynaliteStore, 'getTable' | 'getItemDb' | 'getIndexDb'> = {
    getTable(name, checkStatus: boolean | DynaliteCallback<DynaliteTable>, callback?) {
      const answer = typeof checkStatus === 'boolean' ? callback : checkStatus
      const table = tables.get(name)
      if (table === undefined) reached()
      else answer?.(null, table)
    },
    getItemDb: () => itemDb,
    getIndexDb: () => itemDb,
  }
  // The operations on items use nothing else before they look at one.
  return store as DynaliteStore
}
