import type { SignedOperation } from '../../http/operation.ts'
import {
  fromNextToken,
  maxResultsProblems,
  readNumber,
  toNextToken,
} from './administrator-input.ts'
import { refuseProblems } from './constraints.ts'
import type { IdentityPools } from './identity-pools.ts'
import { readMembers, readString } from './input.ts'

interface ListIdentityPoolsInput {
  readonly maxResults: number | undefined
  readonly nextToken: string | undefined
}

/**
 * All identity pools, in the order of their IDs.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_ListIdentityPools.html
 */
export function listIdentityPools(
  pools: () => IdentityPools,
): SignedOperation<ListIdentityPoolsInput> {
  return {
    name: 'ListIdentityPools',
    read(body) {
      const members = readMembers('ListIdentityPools', body, ['MaxResults', 'NextToken'], [])
      return {
        maxResults: readNumber(members['MaxResults']),
        nextToken: readString(members['NextToken']),
      }
    },
    authorize: () => [{ action: 'cognito-identity:ListIdentityPools', resource: '*', context: {} }],
    run({ maxResults, nextToken }) {
      refuseProblems(maxResultsProblems(maxResults))
      const after = fromNextToken(nextToken) ?? ''
      const left = pools()
        .list()
        .filter(({ id }) => id > after)
        .toSorted((one, other) => (one.id < other.id ? -1 : 1))
      const page = left.slice(0, maxResults)
      const last = page.at(-1)
      return Promise.resolve({
        IdentityPools: page.map(({ id, name }) => ({
          IdentityPoolId: id,
          IdentityPoolName: name,
        })),
        ...(last !== undefined && left.length > page.length && { NextToken: toNextToken(last.id) }),
      })
    },
  }
}
