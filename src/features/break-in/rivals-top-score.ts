/** Finds the rival's score in whatever an attempt that reads the table brought back. */
import { rivalGameTitle } from '../../domain/game-score.ts'

/** @param output An answer of DynamoDB in wire form. @returns Points, as the item says them. */
export function rivalsTopScore(output: unknown): string | undefined {
  if (typeof output !== 'object' || output === null) return undefined
  if (memberOf(memberOf(output, 'GameTitle'), 'S') === rivalGameTitle) {
    const points = memberOf(memberOf(output, 'TopScore'), 'N')
    return typeof points === 'string' ? points : undefined
  }
  for (const part of Object.values(output)) {
    const found = rivalsTopScore(part)
    if (found !== undefined) return found
  }
  return undefined
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined
}
