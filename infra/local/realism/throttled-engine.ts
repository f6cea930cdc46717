/**
 * An engine that refuses an item operation now and then, as a table does whose throughput is exceeded: after IAM allowed
 * it and its input was found valid, and with nothing done. That order is a choice; AWS documents none.
 */
import { createHash } from 'node:crypto'
import { ServiceError } from '../errors.ts'
import { createLruCache } from '../gate/lru-cache.ts'
import type { DynamoDbEngine } from '../services/dynamodb/engine.ts'
import type { EngineOperation } from '../services/dynamodb/engine-operations.ts'
import type { Random } from './seeded-random.ts'

const itemOperations: ReadonlySet<EngineOperation> = new Set([
  'BatchGetItem',
  'BatchWriteItem',
  'DeleteItem',
  'GetItem',
  'PutItem',
  'Query',
  'Scan',
  'UpdateItem',
])

export interface ThrottleOptions {
  readonly random: Random
  /** `50`: one request in fifty. */
  readonly oneIn: number
}

/** The same request is never refused twice in a row, so that the SDK's retry gets through. */
export function throttleNowAndThen(
  engine: DynamoDbEngine,
  { random, oneIn }: ThrottleOptions,
): DynamoDbEngine {
  const refusedLast = createLruCache<boolean>(1000)

  return {
    ...engine,
    act(operation, input) {
      if (!itemOperations.has(operation)) return engine.act(operation, input)
      // Drawn for each request, so that what one client does shifts nothing for the next.
      const unlucky = random() * oneIn < 1
      const request = fingerprint(operation, input)
      const refuse = unlucky && refusedLast.get(request) !== true
      if (refuse || refusedLast.get(request) === true) refusedLast.set(request, refuse)
      return refuse ? Promise.reject(throughputExceeded()) : engine.act(operation, input)
    },
  }
}

function fingerprint(operation: EngineOperation, input: Record<string, unknown>): string {
  return createHash('sha256').update(operation).update(JSON.stringify(input)).digest('base64')
}

/**
 * A table on demand answers so too: its error names a key range or an account's limit in `ThrottlingReasons`, which are
 * left out here.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
 */
function throughputExceeded(): ServiceError {
  return new ServiceError(
    'ProvisionedThroughputExceededException',
    'The level of configured provisioned throughput for the table was exceeded. ' +
      'Consider increasing your provisioning level with the UpdateTable API.',
    { status: 400, namespace: 'com.amazonaws.dynamodb.v20120810' },
  )
}
