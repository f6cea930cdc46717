/** Issues role sessions and recognizes them again. Keeps none: see access-key.ts and session-token.ts. */
import type { Clock } from '../clock.ts'
import type { RandomBytes } from '../random.ts'
import type { Role } from '../roles.ts'
import { createAccessKeys } from './access-key.ts'
import { createSessionTokens, type SessionClaims, type WebIdentity } from './session-token.ts'

/** What Cognito's enhanced flow gives, and nothing changes. @see https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html */
const lifetimeSeconds = 3600

export interface SessionRequest {
  readonly role: Role
  /** `CognitoIdentityCredentials` in the enhanced flow. */
  readonly sessionName: string
  readonly webIdentity: WebIdentity
  /** `cognito-guest` for guests of the enhanced flow. */
  readonly sessionPolicies: SessionClaims['sessionPolicies']
}

export interface SessionCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  /** Whole seconds. */
  readonly expiresAt: Date
}

export interface Sessions {
  /** Does not ask the role's trust policy: that is decided before. */
  issueSession(request: SessionRequest): Promise<SessionCredentials>
  /** The secret of a temporary access key; `undefined` for one that this installation never issued. */
  findSecret(accessKeyId: string): string | undefined
  /**
   * The session behind a token, expired or not; `undefined` for a token that this installation never issued. At once for
   * a token that was opened before.
   */
  openToken(token: string): SessionClaims | Promise<SessionClaims | undefined>
}

export interface SessionsOptions {
  readonly installationKey: Uint8Array
  readonly clock: Clock
  readonly random: RandomBytes
}

export function createSessions({ installationKey, clock, random }: SessionsOptions): Sessions {
  const accessKeys = createAccessKeys(installationKey, random)
  const tokens = createSessionTokens(installationKey)

  return {
    async issueSession({ role, sessionName, webIdentity, sessionPolicies }) {
      const accessKeyId = accessKeys.createId()
      const secretAccessKey = accessKeys.findSecret(accessKeyId)
      if (secretAccessKey === undefined) throw new Error('A new access key is not recognized.')
      const issuedSeconds = Math.floor(clock.now().getTime() / 1000)
      const expiresAt = new Date((issuedSeconds + lifetimeSeconds) * 1000)
      const sessionToken = await tokens.seal({
        accessKeyId,
        roleName: role.roleName,
        roleId: role.roleId,
        account: role.account,
        sessionName,
        issuedAt: new Date(issuedSeconds * 1000),
        expiresAt,
        webIdentity,
        sessionPolicies,
      })
      return { accessKeyId, secretAccessKey, sessionToken, expiresAt }
    },
    findSecret: (accessKeyId) => accessKeys.findSecret(accessKeyId),
    openToken: (token) => tokens.open(token),
  }
}
