import type { SignedOperation } from '../../http/operation.ts'
import { idProblems, refuseProblems } from './constraints.ts'
import { identityNotFound } from './errors.ts'
import { readMembers, readString } from './input.ts'

export interface DescribedIdentity {
  readonly identityId: string
  readonly createdAt: Date
  readonly lastModifiedAt: Date
  /** Names of linked sign-in providers; none for a guest. */
  readonly logins: readonly string[]
}

interface DescribeIdentityInput {
  readonly identityId: string | undefined
}

/** An identity in its wire form. */
export function identityDescription(identity: DescribedIdentity) {
  return {
    IdentityId: identity.identityId,
    ...(identity.logins.length > 0 && { Logins: identity.logins }),
    CreationDate: identity.createdAt.getTime() / 1000,
    LastModifiedDate: identity.lastModifiedAt.getTime() / 1000,
  }
}

/**
 * When an identity was made and what is linked to it. IAM knows no resource for it.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_DescribeIdentity.html
 */
export function describeIdentity(
  findIdentity: (identityId: string) => Promise<DescribedIdentity | undefined>,
): SignedOperation<DescribeIdentityInput> {
  return {
    name: 'DescribeIdentity',
    read: (body) => ({
      identityId: readString(
        readMembers('DescribeIdentity', body, ['IdentityId'], [])['IdentityId'],
      ),
    }),
    authorize: () => [{ action: 'cognito-identity:DescribeIdentity', resource: '*', context: {} }],
    async run({ identityId }) {
      refuseProblems(idProblems('identityId', identityId))
      const identity = await findIdentity(identityId ?? '')
      if (identity === undefined) throw identityNotFound(identityId ?? '')
      return identityDescription(identity)
    },
  }
}
