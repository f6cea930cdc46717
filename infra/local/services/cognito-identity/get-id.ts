import type { PublicOperation } from '../../http/operation.ts'
import { guestsNotSupported, identityPoolNotFound, loginNotSupported } from './errors.ts'
import type { IdentityPools } from './identity-pools.ts'
import { readLogins, readMembers, readString, requireId } from './input.ts'

interface GetIdInput {
  readonly identityPoolId: string | undefined
  readonly hasLogins: boolean
}

export interface GetIdNeeds {
  readonly pools: () => IdentityPools
  readonly createIdentity: (identityPoolId: string) => Promise<string>
}

/**
 * Makes a new guest identity. Logins come with sign-in: this pool has no provider, so every login is refused as AWS would.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html
 */
export function getId({ pools, createIdentity }: GetIdNeeds): PublicOperation<GetIdInput> {
  return {
    name: 'GetId',
    read(body) {
      // AccountId is a hint that AWS no longer needs: the pool's ID says whose it is.
      const members = readMembers('GetId', body, ['IdentityPoolId', 'Logins'], [])
      return {
        identityPoolId: readString(members['IdentityPoolId']),
        hasLogins: readLogins(members['Logins']),
      }
    },
    authorize: {
      public: 'Anyone may ask for an identity; the answer is a name, not a permission.',
    },
    async run({ identityPoolId, hasLogins }) {
      const pool = pools().find(requireId('identityPoolId', identityPoolId))
      if (pool === undefined) throw identityPoolNotFound(identityPoolId ?? '')
      if (hasLogins) throw loginNotSupported()
      if (!pool.allowUnauthenticated) throw guestsNotSupported()
      return { IdentityId: await createIdentity(pool.id) }
    },
  }
}
