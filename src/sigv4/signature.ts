/** The signature itself, the last stage. */
import type { Hashes } from './hashes.ts'

/** 64 lower-case hexadecimal digits. Comparing it with a given one in constant time is the caller's part. */
export function calculateSignature(
  signingKey: Uint8Array,
  stringToSign: string,
  hashes: Hashes,
): string {
  return hashes.hmacSha256Hex(signingKey, stringToSign)
}
