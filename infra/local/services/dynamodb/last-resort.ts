/**
 * What happens when the engine fails: the request is answered as DynamoDB answers its own failures, and nothing else is
 * harmed. Each case is a bug or a full disk, and is reported as such; `request-checks.ts` refuses what is known to cause one.
 */
import { ServiceError } from '../../errors.ts'
import { isStoreError } from '../../state/storage-failure.ts'
import type { EngineOperation } from './engine-operations.ts'

/** A thousand times what the slowest operation takes. */
const timeLimitMs = 10_000

const reads: readonly EngineOperation[] = [
  'BatchGetItem',
  'DescribeTable',
  'GetItem',
  'Query',
  'Scan',
]

export interface LastResort {
  /**
   * Answers in time whatever the engine does, and no longer writes after LevelDB failed to: it may have written half a
   * record, and what it wrote after that would be lost at the next start, though it was acknowledged.
   *
   * @throws ServiceError, also for what is none
   */
  act<T>(operation: EngineOperation, run: () => Promise<T>): Promise<T>
  /** Waits for what the engine still does. False where it does not come to an end in time. */
  settle(): Promise<boolean>
}

export function createLastResort(limitMs = timeLimitMs): LastResort {
  const running = new Set<Promise<unknown>>()
  let failedWrite: unknown

  function track<T>(result: Promise<T>): Promise<T> {
    running.add(result)
    const forget = () => running.delete(result)
    result.then(forget, forget)
    return result
  }

  return {
    async act(operation, run) {
      const isWrite = !reads.includes(operation)
      if (isWrite && failedWrite !== undefined) throw internalServerError(failedWrite)
      try {
        return await inTime(track(run()), operation, limitMs)
      } catch (error) {
        if (error instanceof ServiceError) throw error
        if (isWrite && isStoreError(error)) {
          failedWrite = new Error(
            'A write failed, so nothing more is written until the stand-in is started again.',
            { cause: error },
          )
        }
        throw internalServerError(error)
      }
    },
    async settle() {
      try {
        await inTime(Promise.allSettled(running), 'what it does', limitMs)
        return failedWrite === undefined
      } catch {
        return false
      }
    },
  }
}

function inTime<T>(result: Promise<T>, what: string, limitMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`The engine did not end ${what} within ${String(limitMs)} ms.`))
    }, limitMs)
    const done = () => {
      clearTimeout(timer)
    }
    result.then(
      (value) => {
        done()
        resolve(value)
      },
      (error: unknown) => {
        done()
        reject(error instanceof Error ? error : new Error('The engine failed.', { cause: error }))
      },
    )
  })
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html */
export function internalServerError(cause: unknown): ServiceError {
  return new ServiceError(
    'InternalServerError',
    'The request processing has failed because of an unknown error, exception or failure.',
    { status: 500, namespace: 'com.amazonaws.dynamodb.v20120810', cause },
  )
}

/**
 * Keeps the process alive when one of dynalite's callbacks throws: nobody could catch that. Its request is answered when its
 * time is over. Any other exception ends the process, as it does without this.
 *
 * @returns Stops that.
 */
export function surviveEngineExceptions(reportBug: (error: unknown) => void): () => void {
  const survive = (error: unknown) => {
    if (error instanceof Error && /[\\/]dynalite[\\/]/.test(error.stack ?? '')) {
      // Any of several engines may have thrown; one report will do.
      if ([...survivors][0] === survive) reportBug(error)
    } else if (process.listeners('uncaughtException').every((one) => survivors.has(one)))
      throw error
  }
  survivors.add(survive)
  process.on('uncaughtException', survive)
  return () => {
    survivors.delete(survive)
    process.off('uncaughtException', survive)
  }
}

/** What this file has put among the listeners of the process, which are shared by all engines in it. */
const survivors = new Set<NodeJS.UncaughtExceptionListener>()
