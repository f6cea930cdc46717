/** The hash functions of Signature Version 4, by Node. */
import { createHash, createHmac } from 'node:crypto'
import type { Hashes } from '../../../src/sigv4/hashes.ts'

export const nodeHashes: Hashes = {
  sha256Hex: (data) => createHash('sha256').update(data).digest('hex'),
  hmacSha256: (key, data) => createHmac('sha256', key).update(data).digest(),
}
