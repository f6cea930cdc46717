/** Whom an attempt is aimed at. */
import type { Aim, AttemptSubjects } from '../../domain/attempt.ts'

export function identityIdOf(
  aim: Aim,
  { ownIdentityId, rivalIdentityId }: AttemptSubjects,
): string {
  return aim === 'own' ? ownIdentityId : rivalIdentityId
}
