/** Request IDs in the two forms that AWS uses. */
import { randomBytes, randomUUID } from 'node:crypto'
import type { RandomBytes } from '../random.ts'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const randomLength = 26
const ending = 'VV4KQNSO5AEMVJF66Q9ASUAAJG'
/** Random bytes are fetched for so many at once, since asking for a few costs as much as asking for many. */
const idsAtOnce = 128

/** DynamoDB's: 52 characters of [0-9A-Z]. Every one that was captured ends alike (aws-semantics D.2). */
export function createDynamoDbRequestIds(random: RandomBytes): () => string {
  let bytes = new Uint8Array()
  let used = 0
  return () => {
    if (used === bytes.length) {
      bytes = Uint8Array.from(random(randomLength * idsAtOnce))
      used = 0
    }
    let requestId = ''
    for (const end = used + randomLength; used < end; used += 1)
      requestId += alphabet.charAt((bytes[used] ?? 0) % alphabet.length)
    return requestId + ending
  }
}

/** Everybody else's. */
export function uuidRequestId(): string {
  return randomUUID()
}

/** S3's: 16 characters of [0-9A-Z]. */
export function s3RequestId(): string {
  return Array.from(randomBytes(16), (byte) => alphabet.charAt(byte % alphabet.length)).join('')
}

/** S3's second one, for its support: base64 that means nothing to others. */
export function s3HostId(): string {
  return randomBytes(57).toString('base64')
}
