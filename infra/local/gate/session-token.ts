/**
 * Session tokens are sealed, not stored: all that a role session is lies in its token, encrypted and authenticated with
 * a key of this installation. A token is no proof by itself; it belongs to one access key, whose secret must sign.
 */
import { CompactEncrypt, compactDecrypt, errors } from 'jose'
import { deriveKey } from './installation-key.ts'
import { createLruCache } from './lru-cache.ts'

const algorithm = 'dir'
const encryption = 'A256GCM'
/** Changes when the claims do, so that a token of another version of the stand-in is refused, not misread. */
const version = 1
const cachedTokens = 10_000

export interface WebIdentity {
  /** Prefix of the session's condition keys: `cognito-identity.amazonaws.com`. */
  readonly provider: string
  /** Identity ID for Cognito. */
  readonly sub: string
  /** Identity pool ID for Cognito. */
  readonly aud: string
  readonly amr: readonly string[]
}

export interface SessionClaims {
  /** The only access key that the token goes with. */
  readonly accessKeyId: string
  readonly roleName: string
  /** A role deleted and made again has another one, and its old sessions end. */
  readonly roleId: string
  readonly account: string
  readonly sessionName: string
  /** Whole seconds, as `expiresAt`. */
  readonly issuedAt: Date
  readonly expiresAt: Date
  readonly webIdentity: WebIdentity
  /** `cognito-guest` are the two session policies that Cognito puts on a guest in the enhanced flow. */
  readonly sessionPolicies: 'cognito-guest' | 'none'
}

export interface SessionTokens {
  seal(claims: SessionClaims): Promise<string>
  /**
   * The claims of a token that this installation sealed; `undefined` for any other text. Says nothing about expiry. At
   * once for a token that was opened before.
   */
  open(token: string): SessionClaims | Promise<SessionClaims | undefined>
}

export function createSessionTokens(installationKey: Uint8Array): SessionTokens {
  const key = deriveKey(installationKey, 'session token')
  const opened = createLruCache<SessionClaims>(cachedTokens)

  return {
    async seal(claims) {
      const payload = {
        ...claims,
        version,
        issuedAt: claims.issuedAt.getTime() / 1000,
        expiresAt: claims.expiresAt.getTime() / 1000,
      }
      return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(payload)))
        .setProtectedHeader({ alg: algorithm, enc: encryption })
        .encrypt(key)
    },

    open: (token) => opened.get(token) ?? decrypt(token),
  }

  async function decrypt(token: string): Promise<SessionClaims | undefined> {
    if (!isCanonical(token)) return undefined
    try {
      const { plaintext } = await compactDecrypt(token, key, {
        keyManagementAlgorithms: [algorithm],
        contentEncryptionAlgorithms: [encryption],
      })
      const claims = parseClaims(JSON.parse(new TextDecoder().decode(plaintext)))
      if (claims) opened.set(token, claims)
      return claims
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined
      throw error
    }
  }
}

/** Base64url has spare bits at its end; a token that differs from the sealed one only there is not the sealed one. */
function isCanonical(token: string): boolean {
  return token
    .split('.')
    .every((part) => Buffer.from(part, 'base64url').toString('base64url') === part)
}

type Sealed<Claims> = { readonly [Name in keyof Claims]?: unknown }

function parseClaims(payload: unknown): SessionClaims | undefined {
  if (typeof payload !== 'object' || payload === null) return undefined
  const sealed = payload as Sealed<SessionClaims & { version: number }>
  if (sealed.version !== version) return undefined
  const { accessKeyId, roleName, roleId, account, sessionName, sessionPolicies } = sealed
  if (typeof accessKeyId !== 'string' || typeof roleName !== 'string') return undefined
  if (typeof roleId !== 'string' || typeof account !== 'string') return undefined
  if (typeof sessionName !== 'string') return undefined
  if (sessionPolicies !== 'cognito-guest' && sessionPolicies !== 'none') return undefined
  const issuedAt = parseSeconds(sealed.issuedAt)
  const expiresAt = parseSeconds(sealed.expiresAt)
  const webIdentity = parseWebIdentity(sealed.webIdentity)
  if (!issuedAt || !expiresAt || !webIdentity) return undefined
  return {
    accessKeyId,
    roleName,
    roleId,
    account,
    sessionName,
    issuedAt,
    expiresAt,
    webIdentity,
    sessionPolicies,
  }
}

function parseSeconds(value: unknown): Date | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? new Date(value * 1000) : undefined
}

function parseWebIdentity(value: unknown): WebIdentity | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { provider, sub, aud, amr } = value as Sealed<WebIdentity>
  if (typeof provider !== 'string' || typeof sub !== 'string' || typeof aud !== 'string') {
    return undefined
  }
  if (!Array.isArray(amr) || !amr.every((entry) => typeof entry === 'string')) return undefined
  return { provider, sub, aud, amr }
}
