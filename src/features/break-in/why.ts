/**
 * Why IAM decided as it did. AWS does not send this: the same engine that the stand-in enforces with evaluates the
 * policies of the config here, on the request that the attempt makes. So it is a prediction, and the page compares it
 * with AWS's answer.
 */
import type { StackConfig } from '../../config/stack-config.ts'
import type { Aim, Attempt, AttemptSubjects, ExpectedOutcome } from '../../domain/attempt.ts'
import { cognitoGuestSessionPolicies } from '../../iam/cognito-guest-session-policies.ts'
import type { ConditionTrace, Decision, StatementTrace } from '../../iam/decision.ts'
import { dynamodbRequests } from '../../iam/dynamodb-request.ts'
import { evaluate } from '../../iam/evaluate.ts'
import {
  requestContext,
  roleSessionContext,
  roleSessionPrincipal,
  surroundingsContext,
  type RoleSessionFacts,
} from '../../iam/request-context.ts'

export interface WhyInput {
  readonly attempt: Attempt
  readonly aim: Aim
  readonly subjects: AttemptSubjects
  readonly access: 'guest' | 'authenticated'
  readonly config: StackConfig
  /** When the attempt is made. Without it the explanation knows no `aws:CurrentTime`. */
  readonly now?: Date
}

export type Why =
  /** `policies-private`: the config carries none. `public-operation`: IAM is not asked at all. */
  | { readonly kind: 'unexplained'; readonly because: 'policies-private' | 'public-operation' }
  | {
      readonly kind: 'explained'
      readonly predicted: ExpectedOutcome
      /** The action that decided: the first one refused, or the first one of a granted request. */
      readonly action: string
      readonly cause: Cause
    }

export type Cause =
  | { readonly kind: 'allowed'; readonly statement: StatementTrace }
  /** No statement of the role's policies names the action on this resource. */
  | { readonly kind: 'nothing-allows' }
  /** A statement covers the action and resource, but not all its conditions are met. */
  | {
      readonly kind: 'conditions'
      readonly statement: StatementTrace
      /** In the order written; at least one. */
      readonly unmet: readonly ConditionTrace[]
    }
  | { readonly kind: 'explicit-deny'; readonly statement: StatementTrace }
  /** The role's policies allow it; the session policies that Cognito puts on guests do not. */
  | { readonly kind: 'session-policy' }

/** Evaluates the attempt's request against the role's policies, as IAM would for this session. */
export function explainAttempt({ attempt, aim, subjects, access, config, now }: WhyInput): Why {
  if (attempt.operation === 'GetCredentialsForIdentity')
    return { kind: 'unexplained', because: 'public-operation' }
  const role = access === 'guest' ? config.roles.guest : config.roles.player
  if (role.policies === undefined) return { kind: 'unexplained', because: 'policies-private' }

  const policies = {
    identity: role.policies.map((policy) => policy.document),
    ...(access === 'guest' ? { session: cognitoGuestSessionPolicies } : {}),
  }
  const session = {
    ...sessionFacts(role.arn, subjects.ownIdentityId, access, config),
    roleTags: role.tags,
  }
  const principal = roleSessionPrincipal(session)
  const principalContext = roleSessionContext(session)
  const surroundings = surroundingsContext({
    region: config.region,
    now,
    secureTransport: !config.endpoint?.startsWith('http:'),
  })
  const decided = dynamodbRequests(attempt.operation, attempt.input(aim, subjects), {
    region: config.region,
    account: config.account,
  }).map(({ action, resource, context, unreadable }) => {
    if (unreadable !== undefined) throw new Error(`${attempt.id}: ${unreadable}`)
    const facts = {
      operation: context,
      surroundings,
      principal: principalContext,
      resource,
      resourceTags: config.tableTags,
    }
    const request = { principal, action, resource, context: requestContext(facts) }
    return { action, decision: evaluate(request, policies) }
  })
  const [first] = decided
  if (first === undefined) throw new Error(`${attempt.operation} asks IAM for nothing`)
  const { action, decision } = decided.find((one) => one.decision.result !== 'allowed') ?? first
  return {
    kind: 'explained',
    predicted: decision.result === 'allowed' ? 'granted' : 'denied',
    action,
    cause: causeOf(decision),
  }
}

function causeOf(decision: Decision): Cause {
  const identityBased = decision.statements.filter(
    (statement) => statement.policyType === 'identity-based',
  )
  if (decision.result === 'explicit-deny') {
    const statement = decision.statements.find((one) => one.effect === 'Deny' && one.applies)
    if (statement === undefined) throw new Error('an explicit deny without a deny statement')
    return { kind: 'explicit-deny', statement }
  }
  const allows = identityBased.filter((statement) => statement.effect === 'Allow')
  const applied = allows.find((statement) => statement.applies)
  if (applied !== undefined)
    return decision.result === 'allowed'
      ? { kind: 'allowed', statement: applied }
      : { kind: 'session-policy' }
  const candidates = allows
    .filter((statement) => statement.action && statement.resource && statement.principal)
    .map((statement) => ({
      statement,
      unmet: statement.conditions.filter((condition) => !condition.met),
    }))
    .toSorted((a, b) => a.unmet.length - b.unmet.length)
  const [closest] = candidates
  return closest === undefined ? { kind: 'nothing-allows' } : { kind: 'conditions', ...closest }
}

/** What the app knows of its session. A Cognito session's name is always `CognitoIdentityCredentials`. */
function sessionFacts(
  roleArn: string,
  identityId: string,
  access: 'guest' | 'authenticated',
  config: StackConfig,
): RoleSessionFacts {
  return {
    roleArn,
    account: config.account,
    sessionName: 'CognitoIdentityCredentials',
    webIdentity: {
      provider: 'cognito-identity.amazonaws.com',
      sub: identityId,
      aud: config.identityPoolId,
      amr: [access === 'guest' ? 'unauthenticated' : 'authenticated'],
    },
  }
}
