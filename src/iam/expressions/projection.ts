/**
 * Projection expressions: `TopScore, #games[0].Title`.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ProjectionExpressions.html
 */
import { TokenReader } from './token-reader.ts'

/**
 * @returns top-level attributes that it names, as written.
 * @throws ExpressionError
 */
export function readProjection(text: string): readonly string[] {
  const reader = new TokenReader(text)
  reader.readPath()
  while (reader.takeSign(',')) reader.readPath()
  reader.expectEnd()
  return reader.heads
}
