/** The hash functions of Signature Version 4, by Node. */
import { createHmac, hash } from 'node:crypto'
import type { Hashes } from '../../../src/sigv4/hashes.ts'

export const nodeHashes: Hashes = {
  sha256Hex: (data) => hash('sha256', data, 'hex'),
  hmacSha256: (key, data) => createHmac('sha256', key).update(data).digest(),
  hmacSha256Hex: (key, data) => createHmac('sha256', key).update(data).digest('hex'),
}
