import type { PublicOperation } from '../../http/operation.ts'
import { guestsNotSupported, identityPoolNotFound, loginNotSupported } from './errors.ts'
import type { IdentityPools } from './identity-pools.ts'
import { accountIdProblems, idProblems, loginsProblems, refuseProblems } from './constraints.ts'
import { readLogins, readMembers, readString, type Logins } from './input.ts'

interface GetIdInput {
  readonly identityPoolId: string | undefined
  readonly accountId: string | undefined
  readonly logins: Logins | undefined
}

export interface GetIdNeeds {
  /** Whose pools they are. */
  readonly account: string
  readonly pools: () => IdentityPools
  readonly createIdentity: (identityPoolId: string) => Promise<string>
}

/**
 * Makes a new guest identity. Logins come with sign-in: this pool has no provider, so every login is refused as AWS would.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html
 */
export function getId({ account, pools, createIdentity }: GetIdNeeds): PublicOperation<GetIdInput> {
  return {
    name: 'GetId',
    read(body) {
      const members = readMembers('GetId', body, ['IdentityPoolId', 'AccountId', 'Logins'], [])
      return {
        identityPoolId: readString(members['IdentityPoolId']),
        accountId: readString(members['AccountId']),
        logins: readLogins(members['Logins']),
      }
    },
    authorize: {
      public: 'Anyone may ask for an identity; the answer is a name, not a permission.',
    },
    async run({ identityPoolId, accountId, logins = {} }) {
      refuseProblems(
        loginsProblems(logins),
        accountIdProblems(accountId),
        idProblems('identityPoolId', identityPoolId),
      )
      const pool = pools().find(identityPoolId ?? '')
      // AWS's words for a pool that is not of the named account are not known; to that account, it is not there.
      if (pool === undefined || (accountId !== undefined && accountId !== account))
        throw identityPoolNotFound(identityPoolId ?? '')
      if (Object.keys(logins).length > 0) throw loginNotSupported()
      if (!pool.allowUnauthenticated) throw guestsNotSupported()
      return { IdentityId: await createIdentity(pool.id) }
    },
  }
}
