/** A role's trust policy: who may assume the role. It has no Resource, since it is attached to the role. */
import { compilePolicy } from './compiled-policy.ts'
import { contextKeys } from './context-keys.ts'
import type { RequestContext, StatementTrace } from './decision.ts'
import type { PolicyDocument } from './policy-document.ts'
import type { Asking } from './principal.ts'
import { coverageBy, traceStatement } from './trace-statement.ts'

export interface TrustRequest {
  /** `{type: 'federated', name: 'cognito-identity.amazonaws.com'}` for Cognito's identities. */
  readonly asking: Asking
  /** `sts:AssumeRoleWithWebIdentity` */
  readonly action: string
  readonly context: RequestContext
}

export interface TrustDecision {
  readonly trusted: boolean
  readonly statements: readonly StatementTrace[]
}

/** Whether the trust policy lets them in. Traces name it `resource-based`, which is what a trust policy is. */
export function evaluateTrust(request: TrustRequest, trustPolicy: PolicyDocument): TrustDecision {
  const { asking } = request
  const traced = {
    asking,
    action: request.action.toLowerCase(),
    resource: { text: '', segments: [] },
    keys: contextKeys(request.context),
  }
  const statements = compilePolicy(trustPolicy, 'trust').map((statement, index) =>
    traceStatement(statement, traced, coverageBy(statement, asking), 'resource-based', 0, index),
  )
  const applying = statements.filter(({ applies }) => applies)
  return {
    trusted: applying.length > 0 && applying.every(({ effect }) => effect === 'Allow'),
    statements,
  }
}
