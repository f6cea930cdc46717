/** Request IDs in the two forms that AWS uses. */
import { randomUUID } from 'node:crypto'
import type { RandomBytes } from '../random.ts'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** DynamoDB's: 52 characters of [0-9A-Z]. Every one that was captured ends alike (aws-semantics D.2). */
export function dynamoDbRequestId(random: RandomBytes): string {
  const start = Array.from(random(26), (byte) => alphabet[byte % alphabet.length]).join('')
  return `${start}VV4KQNSO5AEMVJF66Q9ASUAAJG`
}

/** Everybody else's. */
export function uuidRequestId(): string {
  return randomUUID()
}
