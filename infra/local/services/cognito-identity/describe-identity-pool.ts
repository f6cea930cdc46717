import type { SignedOperation } from '../../http/operation.ts'
import { identityPoolArn, type PoolOwner } from './administrator-input.ts'
import { idProblems, refuseProblems } from './constraints.ts'
import { identityPoolNotFound } from './errors.ts'
import type { IdentityPool, IdentityPools } from './identity-pools.ts'
import { readMembers, readString } from './input.ts'

interface PoolInput {
  readonly identityPoolId: string | undefined
}

export interface DescribePoolNeeds extends PoolOwner {
  readonly pools: () => IdentityPools
}

/**
 * An identity pool as the template makes it.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_DescribeIdentityPool.html
 */
export function describeIdentityPool(needs: DescribePoolNeeds): SignedOperation<PoolInput> {
  return aboutPool('DescribeIdentityPool', needs, (pool) => ({
    IdentityPoolId: pool.id,
    IdentityPoolName: pool.name,
    AllowUnauthenticatedIdentities: pool.allowUnauthenticated,
    AllowClassicFlow: pool.allowClassic,
    IdentityPoolTags: {},
  }))
}

/**
 * The roles that a pool hands out.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetIdentityPoolRoles.html
 */
export function getIdentityPoolRoles(needs: DescribePoolNeeds): SignedOperation<PoolInput> {
  return aboutPool('GetIdentityPoolRoles', needs, ({ id, roles }) => ({
    IdentityPoolId: id,
    Roles: { unauthenticated: roles.unauthenticated, authenticated: roles.authenticated },
  }))
}

function aboutPool(
  name: string,
  needs: DescribePoolNeeds,
  answer: (pool: IdentityPool) => unknown,
): SignedOperation<PoolInput> {
  return {
    name,
    read: (body) => ({
      identityPoolId: readString(readMembers(name, body, ['IdentityPoolId'], [])['IdentityPoolId']),
    }),
    authorize: ({ identityPoolId }) => [
      {
        action: `cognito-identity:${name}`,
        resource: identityPoolArn(needs, identityPoolId),
        context: {},
      },
    ],
    run({ identityPoolId }) {
      refuseProblems(idProblems('identityPoolId', identityPoolId))
      const pool = needs.pools().find(identityPoolId ?? '')
      if (pool === undefined) throw identityPoolNotFound(identityPoolId ?? '')
      return Promise.resolve(answer(pool))
    },
  }
}
