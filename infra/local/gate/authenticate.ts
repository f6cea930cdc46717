/**
 * Finds out who signed a request, or refuses it in AWS's order and words: what the signature claims, then the access
 * key, the signature, the session token, its expiry, its role. An unknown key answers before a wrong signature, and a
 * bad token after it.
 */
import { timingSafeEqual } from 'node:crypto'
import { canonicalRequest } from '../../../src/sigv4/canonical-request.ts'
import { formatScope } from '../../../src/sigv4/credential-scope.ts'
import { calculateSignature } from '../../../src/sigv4/signature.ts'
import { deriveSigningKey } from '../../../src/sigv4/signing-key.ts'
import { stringToSign } from '../../../src/sigv4/string-to-sign.ts'
import type { Clock } from '../clock.ts'
import type { RawRequest } from '../http/raw-request.ts'
import type { Roles } from '../roles.ts'
import type { Caller } from './caller.ts'
import { readClaimedSignature, type ClaimedSignature } from './claimed-signature.ts'
import type { IamUser } from './iam-user.ts'
import { createLruCache } from './lru-cache.ts'
import { nodeHashes } from './node-hashes.ts'
import { headerValue } from './request-headers.ts'
import type { SessionClaims } from './session-token.ts'
import type { Sessions } from './sessions.ts'
import { authenticationError, type SignedService } from './signed-service.ts'
import { roleSessionCaller, userCaller } from './verified-caller.ts'

const cachedSigningKeys = 10_000

export interface AuthenticatorOptions {
  readonly region: string
  readonly sessions: Sessions
  /** Asked at every request, so that a changed policy counts at once. */
  readonly roles: Roles
  /** Those with long-term access keys. */
  readonly users: readonly IamUser[]
  readonly clock: Clock
  /** How far a request's time may be off, either way. Default 15. */
  readonly clockWindowMinutes?: number
}

/** @throws ServiceError as AWS answers; UnsupportedError for a signature in the query string. */
export type Authenticate = (request: RawRequest, service: SignedService) => Promise<Caller>

export function createAuthenticator(options: AuthenticatorOptions): Authenticate {
  const { region, sessions, roles, clock, clockWindowMinutes = 15 } = options
  const users = new Map(options.users.map((user) => [user.accessKeyId, user]))
  const signingKeys = createLruCache<Uint8Array>(cachedSigningKeys)

  function signingKey(claimed: ClaimedSignature, secretAccessKey: string): Uint8Array {
    const name = `${claimed.accessKeyId}/${formatScope(claimed.scope)}`
    const known = signingKeys.get(name)
    if (known) return known
    const key = deriveSigningKey(secretAccessKey, claimed.scope, nodeHashes)
    signingKeys.set(name, key)
    return key
  }

  async function openSession(
    request: RawRequest,
    accessKeyId: string,
  ): Promise<SessionClaims | undefined> {
    const token = headerValue(request, 'x-amz-security-token')
    const session = token === undefined ? undefined : await sessions.openToken(token)
    return session?.accessKeyId === accessKeyId ? session : undefined
  }

  return async function authenticate(request, service) {
    const now = clock.now()
    const claimed = readClaimedSignature(request, {
      service,
      region,
      now,
      clockWindowMinutes,
    })

    const user = users.get(claimed.accessKeyId)
    const secretAccessKey = user?.secretAccessKey ?? sessions.findSecret(claimed.accessKeyId)
    if (secretAccessKey === undefined) throw unknownKey(service)

    refuseWrongSignature(request, claimed, signingKey(claimed, secretAccessKey), service)

    if (user) {
      // A long-term key has no session, so any token beside it is a wrong one.
      if (headerValue(request, 'x-amz-security-token') !== undefined) throw badToken(service)
      return userCaller(user)
    }
    const session = await openSession(request, claimed.accessKeyId)
    if (!session) throw badToken(service)
    if (session.expiresAt <= now) {
      throw authenticationError(
        service,
        'ExpiredTokenException',
        'The security token included in the request is expired',
      )
    }
    const role = roles.find(session.roleName)
    if (role?.roleId !== session.roleId || role.account !== session.account) {
      throw unknownKey(service)
    }
    return roleSessionCaller(session, role)
  }
}

function refuseWrongSignature(
  request: RawRequest,
  claimed: ClaimedSignature,
  signingKey: Uint8Array,
  service: SignedService,
): void {
  const canonical = canonicalRequest({
    method: request.method,
    target: decodeWire(request.target),
    rawHeaders: request.rawHeaders.map(decodeWire),
    signedHeaders: claimed.signedHeaders,
    // The hash of what arrived. An x-amz-content-sha256 header is a signed header and no more.
    payloadHash: nodeHashes.sha256Hex(request.body),
  })
  const text = stringToSign({ ...claimed, canonicalRequest: canonical }, nodeHashes)
  const expected = Buffer.from(calculateSignature(signingKey, text, nodeHashes))
  const given = Buffer.from(claimed.signature)
  const isEqual = given.length === expected.length && timingSafeEqual(given, expected)
  if (isEqual && !canonical.includes('\ufffd')) return
  throw authenticationError(
    service,
    'InvalidSignatureException',
    service.protocol.kind === 'aws-query' ? mismatch : explainedMismatch(canonical, text),
  )
}

const mismatch =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.'

/** DynamoDB shows what it signed, and ends in a newline. */
function explainedMismatch(canonical: string, stringToSign: string): string {
  return `${mismatch}\n\nThe Canonical String for this request should have been\n'${canonical}'\n\nThe String-to-Sign should have been\n'${stringToSign}'\n`
}

/**
 * Node gives each byte of a target or header as one character; signers sign the text whose UTF-8 these bytes are. Bytes
 * that are no UTF-8 become U+FFFD, and such a request never verifies, since two of them would look alike.
 */
function decodeWire(text: string): string {
  return Buffer.from(text, 'latin1').toString('utf8')
}

function unknownKey(service: SignedService): Error {
  return authenticationError(
    service,
    'UnrecognizedClientException',
    'The security token included in the request is invalid.',
  )
}

/** Without full stop: that is how AWS tells it from an unknown key. */
function badToken(service: SignedService): Error {
  return authenticationError(
    service,
    'UnrecognizedClientException',
    'The security token included in the request is invalid',
  )
}
