/**
 * Why IAM grants or refuses one call of DynamoDB or S3 by a Cognito session, worked out from the policies in the config. AWS does
 * not send this: it is a prediction by the same engine that the stand-in enforces with. Whoever shows it sets AWS's answer beside it.
 */
import type { Session } from '../domain/session.ts'
import { cognitoGuestSessionPolicies } from '../iam/cognito-guest-session-policies.ts'
import type { Decision, EvaluationRequest, Policies } from '../iam/decision.ts'
import { dynamodbRequests } from '../iam/dynamodb-request.ts'
import { s3Requests } from '../iam/s3-request.ts'
import { evaluate } from '../iam/evaluate.ts'
import { explain } from '../iam/explain.ts'
import type { Explanation } from '../iam/explanation.ts'
import { gameScoresKeySchemas } from '../iam/key-schema.ts'
import {
  requestContext,
  roleSessionContext,
  roleSessionPrincipal,
  surroundingsContext,
  type RoleSessionFacts,
} from '../iam/request-context.ts'
import type { StackConfig } from './stack-config.ts'
import { unknownKeys } from './unknown-keys.ts'

export interface Call {
  /** Default: `dynamodb`. */
  readonly service?: 'dynamodb' | 's3'
  /** `GetItem`, `GetObject`. */
  readonly operation: string
  /** For DynamoDB in wire form: AttributeValues such as `{"S": "…"}`. Identity IDs unmasked. */
  readonly input: unknown
  /** Who signs. */
  readonly session: Pick<Session, 'identityId' | 'access'>
  readonly config: StackConfig
  /** When the call is made. Without it the explanation knows no `aws:CurrentTime`. */
  readonly now?: Date | undefined
  /** How the sentences name who signs. Default: `you`. */
  readonly caller?: string | undefined
}

/** One thing that IAM was asked about a call. */
export interface ExplainedRequest {
  readonly request: EvaluationRequest
  readonly decision: Decision
  readonly explanation: Explanation
}

export type ExplainedCall =
  | { readonly kind: 'unexplained'; readonly because: 'policies-private' }
  /** The engine cannot tell from the input what IAM would be asked. AWS would call most such inputs invalid. */
  | { readonly kind: 'unexplained'; readonly because: 'unreadable'; readonly problem: string }
  | {
      readonly kind: 'explained'
      readonly predicted: 'granted' | 'denied'
      /** The one that decided: the first one refused, or the first one of a granted call. */
      readonly decisive: ExplainedRequest
      /** All of them, in the order in which IAM is asked. More than one only for transactions and batches over several tables. */
      readonly requests: readonly [ExplainedRequest, ...ExplainedRequest[]]
      /** Condition keys that matter here, and that IAM knows and the app does not: with them it may be decided otherwise. */
      readonly unknownKeys: readonly string[]
      /** What it was decided by; `findStatement` finds a traced statement in it. */
      readonly policies: Policies
    }

export function explainCall(call: Call): ExplainedCall {
  const { service = 'dynamodb', operation, input, session, config, now, caller } = call
  const policies = policiesOf(session, config)
  if (!policies) return { kind: 'unexplained', because: 'policies-private' }
  const facts = sessionFacts(session, config)
  const principal = roleSessionPrincipal(facts)
  const principalContext = roleSessionContext(facts)
  const surroundings = surroundingsContext({
    region: config.region,
    now,
    secureTransport: !config.endpoint?.startsWith('http:'),
  })
  const asked =
    service === 's3'
      ? s3Requests(operation, input, config)
      : dynamodbRequests(operation, input, {
          ...config,
          keySchemas: gameScoresKeySchemas(config.tableName),
        })
  const requests = asked.map(({ action, resource, context }) => {
    const request: EvaluationRequest = {
      principal,
      action,
      resource,
      context: requestContext({
        operation: context,
        surroundings,
        principal: principalContext,
        resource,
        resourceTags: service === 'dynamodb' ? config.tableTags : undefined,
      }),
    }
    const decision = evaluate(request, policies)
    const explanation = explain(request, decision, caller === undefined ? {} : { caller })
    return { request, decision, explanation }
  })
  const [first, ...rest] = requests
  if (!first) throw new Error(`${operation} asks IAM for nothing`)
  const refused = requests.find(({ decision }) => decision.result !== 'allowed')
  // What could not be read may hold condition keys. They do not matter where no condition does.
  const isCertain = refused?.explanation.unmet.length === 0
  const problem = asked.find(({ unreadable }) => unreadable !== undefined)?.unreadable
  if (problem !== undefined && !isCertain)
    return { kind: 'unexplained', because: 'unreadable', problem }
  return {
    kind: 'explained',
    predicted: refused ? 'denied' : 'granted',
    decisive: refused ?? first,
    requests: [first, ...rest],
    unknownKeys: unknownKeys((refused ?? first).decision),
    policies,
  }
}

/** All policies on a session's requests, or `undefined` where the config leaves them out. */
export function policiesOf(
  session: Pick<Session, 'access'>,
  config: StackConfig,
): Policies | undefined {
  const { policies } = roleOf(session, config)
  if (!policies) return undefined
  return {
    identity: policies.map(({ document }) => document),
    ...(session.access === 'guest' && { session: cognitoGuestSessionPolicies }),
  }
}

function roleOf({ access }: Pick<Session, 'access'>, { roles }: StackConfig) {
  return access === 'guest' ? roles.guest : roles.player
}

/** What the app knows of its session. A Cognito session's name is always `CognitoIdentityCredentials`. */
export function sessionFacts(
  session: Pick<Session, 'identityId' | 'access'>,
  config: StackConfig,
): RoleSessionFacts {
  const role = roleOf(session, config)
  return {
    roleArn: role.arn,
    roleTags: role.tags,
    account: config.account,
    sessionName: 'CognitoIdentityCredentials',
    webIdentity: {
      provider: 'cognito-identity.amazonaws.com',
      sub: session.identityId,
      aud: config.identityPoolId,
      amr: [session.access === 'guest' ? 'unauthenticated' : 'authenticated'],
    },
  }
}
