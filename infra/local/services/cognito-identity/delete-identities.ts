import type { SignedOperation } from '../../http/operation.ts'
import { readStrings } from './administrator-input.ts'
import { idProblems, refuseProblems } from './constraints.ts'
import { validationFailed } from './errors.ts'
import { readMembers } from './input.ts'

const maxIdentities = 60

interface DeleteIdentitiesInput {
  readonly identityIds: readonly string[] | undefined
}

/**
 * Deletes identities for good. Whoever still holds one is told that it is not found, and the app makes itself a new one;
 * credentials that were handed out before live on until they expire, on AWS as here. IAM knows no resource for it.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_DeleteIdentities.html
 */
export function deleteIdentities(
  deleteIdentity: (identityId: string) => Promise<void>,
): SignedOperation<DeleteIdentitiesInput> {
  return {
    name: 'DeleteIdentities',
    read(body) {
      const members = readMembers('DeleteIdentities', body, ['IdentityIdsToDelete'], [])
      return { identityIds: readStrings(members['IdentityIdsToDelete']) }
    },
    authorize: () => [{ action: 'cognito-identity:DeleteIdentities', resource: '*', context: {} }],
    async run({ identityIds }) {
      for (const identityId of requireIds(identityIds)) await deleteIdentity(identityId)
      return { UnprocessedIdentityIds: [] }
    },
  }
}

function requireIds(identityIds: readonly string[] | undefined): readonly string[] {
  const refuse = (shown: string, constraint: string) =>
    validationFailed([
      `Value ${shown} at 'identityIdsToDelete' failed to satisfy constraint: ${constraint}`,
    ])
  if (identityIds === undefined) throw refuse('null', 'Member must not be null')
  const shown = `'[${identityIds.join(', ')}]'`
  if (identityIds.length === 0) {
    throw refuse(shown, 'Member must have length greater than or equal to 1')
  }
  if (identityIds.length > maxIdentities) {
    const most = `Member must have length less than or equal to ${String(maxIdentities)}`
    throw refuse(shown, most)
  }
  refuseProblems(...identityIds.map((identityId) => idProblems('identityId', identityId)))
  return identityIds
}
