/** Callers as IAM sees them, with the condition keys that come from who they are. */
import { cognitoGuestSessionPolicies } from '../../../src/iam/cognito-guest-session-policies.ts'
import type { Role } from '../roles.ts'
import type { Caller } from './caller.ts'
import type { IamUser } from './iam-user.ts'
import type { SessionClaims } from './session-token.ts'

export function userCaller(user: IamUser): Caller {
  return {
    accessKeyId: user.accessKeyId,
    principal: { type: 'user', arn: user.arn, account: user.account },
    userId: user.userId,
    context: {
      'aws:PrincipalArn': user.arn,
      'aws:PrincipalAccount': user.account,
      'aws:PrincipalType': 'User',
      'aws:userid': user.userId,
      'aws:username': user.userName,
    },
    policies: { identity: user.policies },
  }
}

/**
 * `aws:PrincipalArn` is the role's ARN, not the session's.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 */
export function roleSessionCaller(claims: SessionClaims, role: Role): Caller {
  const { provider, sub, aud, amr } = claims.webIdentity
  const userId = `${role.roleId}:${claims.sessionName}`
  return {
    accessKeyId: claims.accessKeyId,
    principal: {
      type: 'role-session',
      arn: `arn:aws:sts::${role.account}:assumed-role/${role.roleName}/${claims.sessionName}`,
      roleArn: role.arn,
      account: role.account,
    },
    userId,
    context: {
      'aws:PrincipalArn': role.arn,
      'aws:PrincipalAccount': role.account,
      'aws:PrincipalType': 'AssumedRole',
      'aws:userid': userId,
      'aws:TokenIssueTime': claims.issuedAt.toISOString().replace('.000Z', 'Z'),
      'aws:FederatedProvider': provider,
      [`${provider}:sub`]: sub,
      [`${provider}:aud`]: aud,
      [`${provider}:amr`]: amr,
    },
    policies: {
      identity: role.policies.map((policy) => policy.document),
      ...(claims.sessionPolicies === 'cognito-guest'
        ? { session: cognitoGuestSessionPolicies }
        : {}),
    },
  }
}
