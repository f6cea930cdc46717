/** Whether a role lets a web identity of Cognito in: what STS asks the trust policy when Cognito assumes a role. */
import { evaluateTrust } from '../../../src/iam/evaluate-trust.ts'
import type { Role } from '../roles.ts'

const provider = 'cognito-identity.amazonaws.com'

export interface CognitoIdentity {
  /** Identity ID. */
  readonly sub: string
  /** Identity pool ID. */
  readonly aud: string
  readonly amr: readonly string[]
}

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html (trust policies) */
export function trustsCognitoIdentity(role: Role, { sub, aud, amr }: CognitoIdentity): boolean {
  return evaluateTrust(
    {
      asking: { type: 'federated', name: provider },
      action: 'sts:AssumeRoleWithWebIdentity',
      context: {
        [`${provider}:sub`]: sub,
        [`${provider}:aud`]: aud,
        [`${provider}:amr`]: amr,
      },
    },
    role.trustPolicy,
  ).trusted
}
