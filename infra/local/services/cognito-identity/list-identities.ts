import type { SignedOperation } from '../../http/operation.ts'
import {
  fromNextToken,
  identityPoolArn,
  maxResultsProblems,
  readBoolean,
  readNumber,
  toNextToken,
  type PoolOwner,
} from './administrator-input.ts'
import { idProblems, refuseProblems } from './constraints.ts'
import { identityDescription, type DescribedIdentity } from './describe-identity.ts'
import { identityPoolNotFound } from './errors.ts'
import type { IdentityPools } from './identity-pools.ts'
import { readMembers, readString } from './input.ts'

export interface ListIdentitiesNeeds extends PoolOwner {
  readonly pools: () => IdentityPools
  /** At most `limit` of the pool's identities, in the order of their IDs, after one of them. */
  readonly listIdentities: (
    identityPoolId: string,
    page: { readonly limit: number; readonly after: string | undefined },
  ) => Promise<readonly DescribedIdentity[]>
}

interface ListIdentitiesInput {
  readonly identityPoolId: string | undefined
  readonly maxResults: number | undefined
  readonly nextToken: string | undefined
}

/**
 * The identities of a pool, page by page. No identity is ever disabled here, so HideDisabled hides none.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_ListIdentities.html
 */
export function listIdentities(needs: ListIdentitiesNeeds): SignedOperation<ListIdentitiesInput> {
  return {
    name: 'ListIdentities',
    read(body) {
      const supported = ['IdentityPoolId', 'MaxResults', 'NextToken', 'HideDisabled']
      const members = readMembers('ListIdentities', body, supported, [])
      readBoolean(members['HideDisabled'])
      return {
        identityPoolId: readString(members['IdentityPoolId']),
        maxResults: readNumber(members['MaxResults']),
        nextToken: readString(members['NextToken']),
      }
    },
    authorize: ({ identityPoolId }) => [
      {
        action: 'cognito-identity:ListIdentities',
        resource: identityPoolArn(needs, identityPoolId),
        context: {},
      },
    ],
    async run(input) {
      const { identityPoolId = '', maxResults = 0, nextToken } = input
      refuseProblems(
        idProblems('identityPoolId', input.identityPoolId),
        maxResultsProblems(input.maxResults),
      )
      const after = fromNextToken(nextToken)
      const pool = needs.pools().find(identityPoolId)
      if (pool === undefined) throw identityPoolNotFound(identityPoolId)
      // One more than asked for tells whether there is a next page.
      const found = await needs.listIdentities(pool.id, { limit: maxResults + 1, after })
      const page = found.slice(0, maxResults)
      const last = page.at(-1)
      return {
        IdentityPoolId: pool.id,
        Identities: page.map(identityDescription),
        ...(last !== undefined &&
          found.length > page.length && { NextToken: toNextToken(last.identityId) }),
      }
    },
  }
}
