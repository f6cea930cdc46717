import { UnsupportedError } from '../../errors.ts'
import type { PublicOperation } from '../../http/operation.ts'
import { idProblems, loginsProblems, refuseProblems } from './constraints.ts'
import {
  classicFlowNotEnabled,
  guestsNotSupported,
  identityNotFound,
  identityPoolNotFound,
  loginNotSupported,
} from './errors.ts'
import type { IdentityPools } from './identity-pools.ts'
import { readLogins, readMembers, readString, type Logins } from './input.ts'

export interface GetOpenIdTokenNeeds {
  readonly pools: () => IdentityPools
  readonly findIdentity: (
    identityId: string,
  ) => Promise<{ readonly identityPoolId: string } | undefined>
}

interface GetOpenIdTokenInput {
  readonly identityId: string | undefined
  readonly logins: Logins | undefined
}

/**
 * The classic flow's token, which a pool can forbid. unsupported: the token itself.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetOpenIdToken.html
 */
export function getOpenIdToken(needs: GetOpenIdTokenNeeds): PublicOperation<GetOpenIdTokenInput> {
  return {
    name: 'GetOpenIdToken',
    read(body) {
      const members = readMembers('GetOpenIdToken', body, ['IdentityId', 'Logins'], [])
      return {
        identityId: readString(members['IdentityId']),
        logins: readLogins(members['Logins']),
      }
    },
    authorize: { public: 'As GetCredentialsForIdentity: the identity ID is all that a guest has.' },
    async run(input) {
      const { identityId = '', logins = {} } = input
      refuseProblems(loginsProblems(logins), idProblems('identityId', input.identityId))
      const identity = await needs.findIdentity(identityId)
      if (identity === undefined) throw identityNotFound(identityId)
      const pool = needs.pools().find(identity.identityPoolId)
      if (pool === undefined) throw identityPoolNotFound(identity.identityPoolId)
      if (Object.keys(logins).length > 0) throw loginNotSupported()
      if (!pool.allowUnauthenticated) throw guestsNotSupported()
      if (!pool.allowClassic) throw classicFlowNotEnabled()
      throw new UnsupportedError('Cognito Identity GetOpenIdToken')
    },
  }
}
