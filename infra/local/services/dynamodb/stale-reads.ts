/**
 * Reads without `ConsistentRead` that lag behind, as those of DynamoDB's replicas do. Each sees the data as it was at one
 * moment of the recent past; whoever wrote last sees no more than others.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.ReadConsistency.html
 */
import { isObject } from '../../http/parse-json.ts'
import type { EngineOperation } from './engine-operations.ts'
import { journaledStore, pastStore } from './past-store.ts'
import { createWriteJournal } from './write-journal.ts'

export interface ReadLag {
  /** Milliseconds, from whenever. */
  readonly now: () => number
  /** How far the next stale read lags behind. */
  readonly nextMs: () => number
  readonly longestMs: number
}

type Act = (operation: EngineOperation, input: Record<string, unknown>) => Promise<unknown>
type ActOn = (store: DynaliteStore, ...request: Parameters<Act>) => Promise<unknown>

const writes: ReadonlySet<EngineOperation> = new Set([
  'BatchWriteItem',
  'DeleteItem',
  'PutItem',
  'UpdateItem',
])
const reads: ReadonlySet<EngineOperation> = new Set(['BatchGetItem', 'GetItem', 'Query', 'Scan'])

/** At about 400 KB an item at worst, and mostly far less. */
const rememberedWrites = 1000

export function actWithStaleReads(store: DynaliteStore, actOn: ActOn, lag: ReadLag): Act {
  const journal = createWriteJournal({
    now: lag.now,
    keepMs: lag.longestMs,
    keepWrites: rememberedWrites,
  })

  return (operation, input) => {
    if (writes.has(operation))
      return journal.write((keep) => actOn(journaledStore(store, keep), operation, input))
    if (!reads.has(operation)) return actOn(store, operation, input)
    // Drawn for each read, so that a consistent one shifts nothing for the next.
    const past = journal.asOf(lag.now() - lag.nextMs())
    return actOn(
      pastStore(store, past, (tableName) => !isConsistent(input, tableName)),
      operation,
      input,
    )
  }
}

/** A batch says it for each table. */
function isConsistent(input: Record<string, unknown>, tableName: string): boolean {
  const { RequestItems: tables } = input
  const table = isObject(tables) ? tables[tableName] : input
  return isObject(table) && table['ConsistentRead'] === true
}
