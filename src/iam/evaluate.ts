/**
 * IAM's decision about one request. Denials are answers, not errors; every statement is traced, so that the answer can be explained.
 *
 * Left out: permissions that a service grants by itself, VPC endpoint policies, and ACLs.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
import { arnSegments } from './arn.ts'
import { compilePolicy } from './compiled-policy.ts'
import { contextKeys } from './context-keys.ts'
import type {
  Decision,
  EvaluationRequest,
  Policies,
  PolicyType,
  StatementTrace,
} from './decision.ts'
import type { PolicyDocument } from './policy-document.ts'
import type { Coverage } from './principal.ts'
import { coverageBy, traceStatement, type TracedRequest } from './trace-statement.ts'

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
  const traced: TracedRequest = {
    asking: request.principal,
    action: request.action.toLowerCase(),
    resource: { text: request.resource, segments: arnSegments(request.resource) },
    keys: contextKeys(request.context),
  }
  const tally = new Tally(traced)
  tally.count('identity-based', policies.identity)
  if (policies.session) tally.count('session', policies.session)
  if (policies.boundary !== undefined) tally.count('permissions-boundary', [policies.boundary])
  if (policies.resource !== undefined) tally.count('resource-based', [policies.resource])
  if (policies.serviceControl) tally.count('service-control', policies.serviceControl.flat())
  if (policies.resourceControl) tally.count('resource-control', policies.resourceControl.flat())

  const { statements } = tally
  const denier = order.find((type) => tally.denies(type))
  if (denier) return { result: 'explicit-deny', reason: denier, statements }
  const grant = grantOf(traced, request, policies, tally.coverages)
  const unmet = order.find((type) => !isAllowedBy(type, policies, tally, grant))
  if (unmet) return { result: 'implicit-deny', reason: unmet, statements }
  const byResource = grant.replaces.includes('identity-based')
  return { result: 'allowed', reason: byResource ? 'resource-based' : 'identity-based', statements }
}

/** The traces of all statements, and what those that apply add up to. */
class Tally {
  readonly statements: StatementTrace[] = []
  /** How the resource-based policy's Allows that apply cover the caller. */
  readonly coverages: Coverage[] = []
  readonly #request: TracedRequest
  readonly #denying: PolicyType[] = []
  readonly #allowing: StatementTrace[] = []

  constructor(request: TracedRequest) {
    this.#request = request
  }

  count(type: PolicyType, documents: readonly PolicyDocument[]): void {
    const hasPrincipal = type === 'resource-based' || type === 'resource-control'
    for (const [policyIndex, document] of documents.entries()) {
      const statements = compilePolicy(document, hasPrincipal ? 'resource' : 'identity')
      for (const [index, statement] of statements.entries()) {
        const coverage = coverageBy(statement, this.#request.asking)
        const trace = traceStatement(statement, this.#request, coverage, type, policyIndex, index)
        this.statements.push(trace)
        if (!trace.applies) continue
        if (trace.effect === 'Deny') this.#denying.push(type)
        else this.#allowing.push(trace)
        if (trace.effect === 'Allow' && type === 'resource-based') this.coverages.push(coverage)
      }
    }
  }

  denies(type: PolicyType): boolean {
    return this.#denying.includes(type)
  }

  /** Whether one of the policies of a kind allows; all of them, or those from one position up to another. */
  allows(type: PolicyType, from = 0, end = Infinity): boolean {
    return this.#allowing.some(
      ({ policyType, policyIndex }) =>
        policyType === type && policyIndex >= from && policyIndex < end,
    )
  }
}

/** What the resource-based policy's Allow is worth: which kinds need not allow any more, and whether it must allow at all. */
interface ResourceGrant {
  readonly replaces: readonly PolicyType[]
  readonly required: boolean
  readonly given: boolean
}

function grantOf(
  { resource, keys }: TracedRequest,
  { principal }: EvaluationRequest,
  policies: Policies,
  coverages: readonly Coverage[],
): ResourceGrant {
  const given = coverages.length > 0
  if (principal.type === 'anonymous') {
    return { replaces: given ? ['identity-based'] : [], required: true, given }
  }
  const owner = resource.segments[4] || keys.get('aws:resourceaccount')
  // A resource that names no owner and brings no policy is taken for the caller's own: `*`, or a bucket without a policy.
  const ownAccount = owner === principal.account || (!owner && !policies.resource)
  if (!ownAccount) return { replaces: [], required: true, given }
  if (coverages.includes('itself')) {
    const replaces: PolicyType[] = ['identity-based', 'permissions-boundary', 'session']
    return { replaces, required: false, given }
  }
  const inPlace = coverages.includes('role') || coverages.includes('everyone')
  return { replaces: inPlace ? ['identity-based'] : [], required: false, given }
}

function isAllowedBy(
  type: PolicyType,
  policies: Policies,
  tally: Tally,
  grant: ResourceGrant,
): boolean {
  if (grant.replaces.includes(type)) return true
  switch (type) {
    case 'identity-based':
      return tally.allows(type)
    case 'session':
      return policies.session === undefined || tally.allows(type)
    case 'permissions-boundary':
      return policies.boundary === undefined || tally.allows(type)
    case 'resource-based':
      return grant.given || !grant.required
    case 'service-control':
      return everyLevelAllows(type, policies.serviceControl, tally)
    case 'resource-control':
      return everyLevelAllows(type, policies.resourceControl, tally)
  }
}

function everyLevelAllows(
  type: PolicyType,
  levels: readonly (readonly PolicyDocument[])[] | undefined,
  tally: Tally,
): boolean {
  let first = 0
  for (const { length } of levels ?? []) {
    if (!tally.allows(type, first, first + length)) return false
    first += length
  }
  return true
}
