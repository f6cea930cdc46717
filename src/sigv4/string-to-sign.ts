/** The string to sign: the time, the scope and the hash of the canonical request. */
import { formatScope, type CredentialScope } from './credential-scope.ts'
import type { Hashes } from './hashes.ts'

export const algorithm = 'AWS4-HMAC-SHA256'

export interface StringToSignParts {
  /** `20150830T123600Z` */
  readonly amzDate: string
  readonly scope: CredentialScope
  readonly canonicalRequest: string
}

export function stringToSign(parts: StringToSignParts, hashes: Hashes): string {
  const scope = formatScope(parts.scope)
  return `${algorithm}\n${parts.amzDate}\n${scope}\n${hashes.sha256Hex(parts.canonicalRequest)}`
}
