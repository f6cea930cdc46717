/**
 * Finds out who signed a request, or refuses it in AWS's order and words: what the signature claims, then the access
 * key, the signature, the session token, its expiry, its role. An unknown key answers before a wrong signature, and a
 * bad token after it.
 */
import { timingSafeEqual } from 'node:crypto'
import { canonicalRequest } from '../../../src/sigv4/canonical-request.ts'
import { formatScope } from '../../../src/sigv4/credential-scope.ts'
import { indexHeaders, type HeaderIndex } from '../../../src/sigv4/header-index.ts'
import { calculateSignature } from '../../../src/sigv4/signature.ts'
import { deriveSigningKey } from '../../../src/sigv4/signing-key.ts'
import { stringToSign } from '../../../src/sigv4/string-to-sign.ts'
import type { Clock } from '../clock.ts'
import { headersOf, type RawRequest } from '../http/raw-request.ts'
import type { Role, Roles } from '../roles.ts'
import { anonymousCaller } from './anonymous-caller.ts'
import type { Caller } from './caller.ts'
import { readClaimedSignature, type ClaimedSignature } from './claimed-signature.ts'
import type { IamUser } from './iam-user.ts'
import { createLruCache } from './lru-cache.ts'
import { nodeHashes } from './node-hashes.ts'
import { refusalsOf } from './refusals.ts'
import { readS3Claim } from './s3-claim.ts'
import { createVerifiedPayloads, type VerifiedPayloads } from './s3-payload.ts'
import type { SessionClaims } from './session-token.ts'
import type { Sessions } from './sessions.ts'
import type { SignedService } from './signed-service.ts'
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
  /** Where bodies of requests to S3 are opened once they are authenticated. Default: nowhere. */
  readonly payloads?: VerifiedPayloads
}

/**
 * Answers at once when the session behind the token is known already, and later when the token must be opened first.
 *
 * @throws ServiceError as AWS answers, thrown or rejected.
 */
export type Authenticate = (request: RawRequest, service: SignedService) => Caller | Promise<Caller>

export function createAuthenticator(options: AuthenticatorOptions): Authenticate {
  const { region, sessions, roles, clock, clockWindowMinutes = 15 } = options
  const { payloads = createVerifiedPayloads() } = options
  const users = new Map(options.users.map((user) => [user.accessKeyId, user]))
  const signingKeys = createLruCache<Uint8Array>(cachedSigningKeys)

  /** A key that is kept is one whose secret was found, so an unknown key is never taken for a known one. */
  function signingKey(claimed: ClaimedSignature, service: SignedService) {
    const { accessKeyId, scope } = claimed
    const name = `${accessKeyId}/${formatScope(scope)}`
    const known = signingKeys.get(name)
    if (known) return known
    const secret = users.get(accessKeyId)?.secretAccessKey ?? sessions.findSecret(accessKeyId)
    if (secret === undefined) throw refusalsOf(service).unknownKey(claimed)
    const key = deriveSigningKey(secret, scope, nodeHashes)
    signingKeys.set(name, key)
    return key
  }

  /** Both are the same objects from request to request, until the template or a policy changes the role. */
  const callers = new WeakMap<SessionClaims, { readonly role: Role; readonly caller: Caller }>()

  function callerOf(session: SessionClaims, role: Role): Caller {
    const known = callers.get(session)
    if (known?.role === role) return known.caller
    const caller = roleSessionCaller(session, role)
    callers.set(session, { role, caller })
    return caller
  }

  function sessionCaller(
    session: SessionClaims | undefined,
    claimed: ClaimedSignature,
    service: SignedService,
    now: Date,
  ): Caller {
    if (session?.accessKeyId !== claimed.accessKeyId) throw refusalsOf(service).badToken(claimed)
    if (session.expiresAt <= now) throw refusalsOf(service).expiredToken(claimed)
    const role = roles.find(session.roleName)
    if (role?.roleId !== session.roleId || role.account !== session.account) {
      throw refusalsOf(service).unknownKey(claimed)
    }
    return callerOf(session, role)
  }

  return function authenticate(request, service) {
    const now = clock.now()
    const headers = headersOf(request)
    const context = { service, region, now, clockWindowMinutes }
    const isS3 = service.protocol.kind === 'rest-xml'
    const claimed = isS3
      ? readS3Claim(request.target, headers, context)
      : readClaimedSignature(request.target, headers, context)
    if (claimed === undefined) {
      payloads.remember(request, undefined)
      return anonymousCaller
    }
    const key = signingKey(claimed, service)
    refuseWrongSignature(request, headers, claimed, key, service)
    refuseUnsignedHeaders(headers, claimed.signedHeaders, service)
    if (isS3) payloads.remember(request, { claimed, signingKey: key })

    const user = users.get(claimed.accessKeyId)
    const { sessionToken } = claimed
    if (user) {
      // A long-term key has no session, so any token beside it is a wrong one.
      if (sessionToken !== undefined) throw refusalsOf(service).badToken(claimed)
      return userCaller(user)
    }
    if (sessionToken === undefined) throw refusalsOf(service).badToken(claimed)
    const session = sessions.openToken(sessionToken)
    return session instanceof Promise
      ? session.then((opened) => sessionCaller(opened, claimed, service, now))
      : sessionCaller(session, claimed, service, now)
  }
}

function refuseWrongSignature(
  request: RawRequest,
  headers: HeaderIndex,
  claimed: ClaimedSignature,
  signingKey: Uint8Array,
  service: SignedService,
): void {
  const canonical = canonicalText(request, headers, claimed, service)
  const text = stringToSign(
    { amzDate: claimed.amzDate, scope: claimed.scope, canonicalRequest: canonical },
    nodeHashes,
  )
  const expected = Buffer.from(calculateSignature(signingKey, text, nodeHashes))
  const given = Buffer.from(claimed.signature)
  const isEqual = given.length === expected.length && timingSafeEqual(given, expected)
  if (isEqual && !canonical.includes('\ufffd')) return
  throw refusalsOf(service).wrongSignature(claimed, canonical, text)
}

/**
 * Node gives each byte of a target or header as one character; signers sign the text whose UTF-8 these bytes are. Bytes
 * that are no UTF-8 become U+FFFD, and such a request never verifies, since two of them would look alike.
 */
function canonicalText(
  request: RawRequest,
  headers: HeaderIndex,
  { signedHeaders, omittedParameters, payloadHash: claimedHash }: ClaimedSignature,
  { protocol }: SignedService,
): string {
  // The hash of what arrived. But for S3, an x-amz-content-sha256 header is a signed header and no more.
  const payloadHash = claimedHash ?? nodeHashes.sha256Hex(request.body)
  const { method, target } = request
  const parts = {
    ...{ method, target, headers, signedHeaders, payloadHash, omittedParameters },
    escapePathOnce: protocol.kind === 'rest-xml',
  }
  const canonical = canonicalRequest(parts)
  if (isAscii(target) && isAscii(canonical)) return canonical
  return canonicalRequest({
    ...parts,
    target: decodeWire(target),
    headers: indexHeaders(request.rawHeaders.map(decodeWire)),
  })
}

/**
 * AWS's guide demands that every x-amz header is signed; DynamoDB, as captured, reports a wrong signature first. What it
 * says of a right one that leaves such a header out is not known; it is refused here, since an unsigned X-Amz-Target
 * would let others choose the operation.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
function refuseUnsignedHeaders(
  headers: HeaderIndex,
  signedHeaders: readonly string[],
  service: SignedService,
): void {
  for (const name of headers.keys()) {
    if (!name.startsWith('x-amz-') || signedHeaders.includes(name)) continue
    if (signedHeaders.some((signed) => signed.toLowerCase() === name)) continue
    throw refusalsOf(service).unsignedHeader(name)
  }
}

/** Of text whose characters are bytes. */
function isAscii(text: string): boolean {
  return Buffer.byteLength(text, 'utf8') === text.length
}

function decodeWire(text: string): string {
  return Buffer.from(text, 'latin1').toString('utf8')
}
