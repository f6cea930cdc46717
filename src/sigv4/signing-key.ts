/** The signing key: a secret key narrowed, step by step, to one day, region and service. */
import type { CredentialScope } from './credential-scope.ts'
import type { Hashes } from './hashes.ts'

/** 32 bytes. It stays the same for all requests of a day, so it is worth keeping. */
export function deriveSigningKey(
  secretAccessKey: string,
  scope: CredentialScope,
  hashes: Hashes,
): Uint8Array {
  const dateKey = hashes.hmacSha256(`AWS4${secretAccessKey}`, scope.date)
  const regionKey = hashes.hmacSha256(dateKey, scope.region)
  const serviceKey = hashes.hmacSha256(regionKey, scope.service)
  return hashes.hmacSha256(serviceKey, scope.terminator)
}
