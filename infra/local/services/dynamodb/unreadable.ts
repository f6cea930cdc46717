/**
 * The end of a request that IAM allowed though the gate could not read all of it: a key that is not there, a condition that
 * pins no partition. DynamoDB has words for most of that; whatever it has no words for is refused as unsupported. None of it runs.
 */
import { UnsupportedError } from '../../errors.ts'
import type { DynamoDbEngine } from './engine.ts'
import type { EngineOperation } from './engine-operations.ts'

/**
 * @param input Validated, of tables that are there.
 * @param problems As `src/iam` names them, for the case that DynamoDB has no words.
 */
export async function refuseUnreadable(
  engine: Pick<DynamoDbEngine, 'findRefusal'>,
  operation: EngineOperation,
  input: Record<string, unknown>,
  problems: readonly string[],
): Promise<never> {
  const refusal = await engine.findRefusal(operation, input)
  throw (
    refusal ??
    new UnsupportedError(`this ${operation}, which it cannot read: ${problems.join('; ')}`)
  )
}
