/**
 * IAM's decision about one request. Denials are answers, not errors; every statement is traced, so that the answer can be explained.
 *
 * Left out: permissions that a service grants by itself, VPC endpoint policies, and ACLs.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
import { arnSegments } from './arn.ts'
import { compilePolicy } from './compiled-policy.ts'
import { contextKeys, type ContextKeys } from './context-keys.ts'
import type { Decision, EvaluationRequest, Policies, PolicyType } from './decision.ts'
import type { PolicyDocument } from './policy-document.ts'
import { traceStatement, type TracedRequest, type TracedStatement } from './trace-statement.ts'

/** In the order in which IAM asks. Of several kinds that refuse, the first is the one named. */
const order: readonly PolicyType[] = [
  'resource-control',
  'service-control',
  'resource-based',
  'identity-based',
  'permissions-boundary',
  'session',
]

/**
 * Decides a request. An explicit Deny anywhere wins; otherwise every kind of policy that is given must allow, save that a
 * resource-based policy of the caller's own account may allow in the identity policies' place.
 *
 * An empty list counts as a kind that is given and allows nothing: leave `session` out for a session without session policies.
 *
 * @throws Error where the request's context holds one key twice.
 */
export function evaluate(request: EvaluationRequest, policies: Policies): Decision {
  const keys = contextKeys(request.context)
  const traced = traceAll(policies, {
    asking: request.principal,
    action: request.action.toLowerCase(),
    resource: arnSegments(request.resource),
    keys,
  })
  const statements = traced.map(({ trace }) => trace)
  const denying = statements.filter(({ applies, effect }) => applies && effect === 'Deny')
  const denier = order.find((type) => denying.some(({ policyType }) => policyType === type))
  if (denier) return { result: 'explicit-deny', reason: denier, statements }

  const allowing = traced.filter(({ trace }) => trace.applies && trace.effect === 'Allow')
  const grant = grantOf(request, policies, allowing, keys)
  const unmet = order.find((type) => !isAllowedBy(type, policies, allowing, grant))
  if (unmet) return { result: 'implicit-deny', reason: unmet, statements }
  const byResource = grant.replaces.includes('identity-based')
  return { result: 'allowed', reason: byResource ? 'resource-based' : 'identity-based', statements }
}

function traceAll(policies: Policies, request: TracedRequest): readonly TracedStatement[] {
  const one = (document: PolicyDocument | undefined) => (document === undefined ? [] : [document])
  const kinds: readonly (readonly [PolicyType, readonly PolicyDocument[]])[] = [
    ['identity-based', policies.identity],
    ['session', policies.session ?? []],
    ['permissions-boundary', one(policies.boundary)],
    ['resource-based', one(policies.resource)],
    ['service-control', policies.serviceControl?.flat() ?? []],
    ['resource-control', policies.resourceControl?.flat() ?? []],
  ]
  return kinds.flatMap(([policyType, documents]) => {
    const hasPrincipal = policyType === 'resource-based' || policyType === 'resource-control'
    return documents.flatMap((document, policyIndex) =>
      compilePolicy(document, hasPrincipal ? 'resource' : 'identity').map(
        (statement, statementIndex) =>
          traceStatement(statement, request, { policyType, policyIndex, statementIndex }),
      ),
    )
  })
}

/** What the resource-based policy's Allow is worth: which kinds need not allow any more, and whether it must allow at all. */
interface ResourceGrant {
  readonly replaces: readonly PolicyType[]
  readonly required: boolean
  readonly given: boolean
}

function grantOf(
  { principal, resource }: EvaluationRequest,
  policies: Policies,
  allowing: readonly TracedStatement[],
  keys: ContextKeys,
): ResourceGrant {
  const grants = allowing.filter(({ trace }) => trace.policyType === 'resource-based')
  const given = grants.length > 0
  if (principal.type === 'anonymous') {
    return { replaces: given ? ['identity-based'] : [], required: true, given }
  }
  const owner = arnSegments(resource)[4] || keys.get('aws:ResourceAccount')
  // A resource that names no owner and brings no policy is taken for the caller's own: `*`, or a bucket without a policy.
  const ownAccount = owner === principal.account || (!owner && !policies.resource)
  if (!ownAccount) return { replaces: [], required: true, given }
  const has = (coverage: TracedStatement['coverage']) =>
    grants.some((grant) => grant.coverage === coverage)
  if (has('itself')) {
    const replaces: PolicyType[] = ['identity-based', 'permissions-boundary', 'session']
    return { replaces, required: false, given }
  }
  const replaces: PolicyType[] = has('role') || has('everyone') ? ['identity-based'] : []
  return { replaces, required: false, given }
}

function isAllowedBy(
  type: PolicyType,
  policies: Policies,
  allowing: readonly TracedStatement[],
  grant: ResourceGrant,
): boolean {
  if (grant.replaces.includes(type)) return true
  const allows = allowing.filter(({ trace }) => trace.policyType === type)
  switch (type) {
    case 'identity-based':
      return allows.length > 0
    case 'session':
      return policies.session === undefined || allows.length > 0
    case 'permissions-boundary':
      return policies.boundary === undefined || allows.length > 0
    case 'resource-based':
      return grant.given || !grant.required
    case 'service-control':
      return everyLevelAllows(policies.serviceControl, allows)
    case 'resource-control':
      return everyLevelAllows(policies.resourceControl, allows)
  }
}

function everyLevelAllows(
  levels: readonly (readonly PolicyDocument[])[] | undefined,
  allows: readonly TracedStatement[],
): boolean {
  let first = 0
  for (const { length } of levels ?? []) {
    const after = first + length
    const from = first
    if (!allows.some(({ trace }) => trace.policyIndex >= from && trace.policyIndex < after)) {
      return false
    }
    first = after
  }
  return true
}
