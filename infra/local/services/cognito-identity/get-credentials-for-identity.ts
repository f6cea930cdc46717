import type { Role, Roles } from '../../roles.ts'
import type { PublicOperation } from '../../http/operation.ts'
import {
  guestsNotSupported,
  identityNotFound,
  identityPoolNotFound,
  loginNotSupported,
  rolesMisconfigured,
} from './errors.ts'
import type { IdentityPools } from './identity-pools.ts'
import { idProblems, loginsProblems, refuseProblems } from './constraints.ts'
import { readLogins, readMembers, readString, type Logins } from './input.ts'

/** The amr claim of a guest's web identity token. */
const guestAmr = ['unauthenticated']

interface GetCredentialsForIdentityInput {
  readonly identityId: string | undefined
  readonly logins: Logins | undefined
}

export interface WebIdentity {
  /** The identity ID. */
  readonly sub: string
  /** The identity pool's ID. */
  readonly aud: string
  readonly amr: readonly string[]
}

export interface IssuedCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  readonly expiresAt: Date
}

export interface GetCredentialsForIdentityNeeds {
  readonly pools: () => IdentityPools
  readonly roles: () => Roles
  readonly findIdentity: (
    identityId: string,
  ) => Promise<{ readonly identityPoolId: string } | undefined>
  /** Whether the role's trust policy lets this web identity in. */
  readonly trusts: (role: Role, webIdentity: WebIdentity) => boolean
  /** Credentials of the enhanced flow: one hour, with Cognito's session policies for guests. */
  readonly issueGuestSession: (role: Role, webIdentity: WebIdentity) => Promise<IssuedCredentials>
}

/**
 * Trades a guest's identity ID for credentials of the guest role, through the role's trust policy, as the enhanced flow
 * does. It takes no login and no signature: a guest's identity ID is that guest's password, on AWS as here.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html
 */
export function getCredentialsForIdentity(
  needs: GetCredentialsForIdentityNeeds,
): PublicOperation<GetCredentialsForIdentityInput> {
  return {
    name: 'GetCredentialsForIdentity',
    read(body) {
      const members = readMembers(
        'GetCredentialsForIdentity',
        body,
        ['IdentityId', 'Logins'],
        ['CustomRoleArn'],
      )
      return {
        identityId: readString(members['IdentityId']),
        logins: readLogins(members['Logins']),
      }
    },
    authorize: {
      public: 'Whoever knows an identity that needs no login may have its credentials.',
    },
    async run(input) {
      const { identityId = '', logins = {} } = input
      refuseProblems(loginsProblems(logins), idProblems('identityId', input.identityId))
      const identity = await needs.findIdentity(identityId)
      if (identity === undefined) throw identityNotFound(identityId)
      const pool = needs.pools().find(identity.identityPoolId)
      if (pool === undefined) throw identityPoolNotFound(identity.identityPoolId)
      if (Object.keys(logins).length > 0) throw loginNotSupported()
      if (!pool.allowUnauthenticated) throw guestsNotSupported()

      const webIdentity = { sub: identityId, aud: pool.id, amr: guestAmr }
      const roleName = pool.roles.unauthenticated?.split('/').at(-1)
      const role = roleName === undefined ? undefined : needs.roles().find(roleName)
      if (role === undefined || !needs.trusts(role, webIdentity)) throw rolesMisconfigured()
      const credentials = await needs.issueGuestSession(role, webIdentity)
      return {
        IdentityId: identityId,
        Credentials: {
          AccessKeyId: credentials.accessKeyId,
          SecretKey: credentials.secretAccessKey,
          SessionToken: credentials.sessionToken,
          Expiration: credentials.expiresAt.getTime() / 1000,
        },
      }
    },
  }
}
