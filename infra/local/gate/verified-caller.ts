/** Callers as IAM sees them, with the condition keys that come from who they are. */
import { cognitoGuestSessionPolicies } from '../../../src/iam/cognito-guest-session-policies.ts'
import {
  roleSessionContext,
  roleSessionPrincipal,
  userContext,
} from '../../../src/iam/request-context.ts'
import { tagsByName, type Role } from '../roles.ts'
import type { Caller } from './caller.ts'
import type { IamUser } from './iam-user.ts'
import type { SessionClaims } from './session-token.ts'

export function userCaller(user: IamUser): Caller {
  return {
    accessKeyId: user.accessKeyId,
    principal: { type: 'user', arn: user.arn, account: user.account },
    userId: user.userId,
    context: userContext(user),
    policies: { identity: user.policies },
  }
}

export function roleSessionCaller(claims: SessionClaims, role: Role): Caller {
  const { sessionName, issuedAt, webIdentity } = claims
  const { arn: roleArn, roleId, account } = role
  const roleTags = tagsByName(role.tags)
  const facts = { roleArn, roleId, account, sessionName, issuedAt, webIdentity, roleTags }
  return {
    accessKeyId: claims.accessKeyId,
    principal: roleSessionPrincipal(facts),
    userId: `${roleId}:${sessionName}`,
    context: roleSessionContext(facts),
    policies: {
      identity: role.policies.map((policy) => policy.document),
      ...(claims.sessionPolicies === 'cognito-guest'
        ? { session: cognitoGuestSessionPolicies }
        : {}),
    },
  }
}
