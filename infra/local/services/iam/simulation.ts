/**
 * IAM's policy simulator: what policies would decide about a request that nobody makes. It asks the same engine as the gate.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html
 */
import { arnSegments } from '../../../../src/iam/arn.ts'
import type {
  Decision,
  Policies,
  PolicyType,
  RequestContext,
  StatementTrace,
} from '../../../../src/iam/decision.ts'
import { evaluate } from '../../../../src/iam/evaluate.ts'
import { missingContextKeys } from '../../../../src/iam/missing-context-keys.ts'
import type { PolicyText } from './policy-text.ts'

export interface SimulatedPolicy extends PolicyText {
  /** `PolicyInputList.1`, `role_GuestRole_OwnScores`, `AdministratorAccess` */
  readonly id: string
}

export interface Simulation {
  readonly identity: readonly SimulatedPolicy[]
  readonly boundary: SimulatedPolicy | undefined
  readonly resource: SimulatedPolicy | undefined
  /** Only what a resource-based policy says of callers depends on it. */
  readonly caller: { readonly arn: string; readonly account: string }
  readonly context: RequestContext
}

const decisionNames = {
  allowed: 'allowed',
  'explicit-deny': 'explicitDeny',
  'implicit-deny': 'implicitDeny',
} as const

/** The worse one stands for an action that was asked about several resources. */
const worstFirst = ['explicit-deny', 'implicit-deny', 'allowed'] as const

/** @param resources `['*']` where the request names none: then there are no results by resource. */
export function simulateAction(
  simulation: Simulation,
  action: string,
  resources: readonly string[],
) {
  const policies = policiesOf(simulation)
  const MissingContextValues = missingContextKeys(policies, simulation.context)
  const results = resources.map((resource) => {
    const decision = decide(simulation, policies, action, resource)
    return { resource, decision, matched: matchedStatements(simulation, decision) }
  })
  const [first] = results
  const only = results.length === 1 ? first : undefined
  const worst = worstFirst.find((result) =>
    results.some(({ decision }) => decision.result === result),
  )
  const boundaryDetail = (decisions: readonly Decision[]) =>
    simulation.boundary && {
      PermissionsBoundaryDecisionDetail: {
        AllowedByPermissionsBoundary: decisions.every(isAllowedByBoundary),
      },
    }
  return {
    EvalActionName: action,
    EvalResourceName: only?.resource ?? '*',
    EvalDecision: decisionNames[worst ?? 'implicit-deny'],
    MatchedStatements: only?.matched ?? [],
    MissingContextValues,
    ...boundaryDetail(results.map(({ decision }) => decision)),
    ...(resources.some((resource) => resource !== '*') && {
      EvalDecisionDetails: {},
      ResourceSpecificResults: results.map(({ resource, decision, matched }) => ({
        EvalResourceName: resource,
        EvalResourceDecision: decisionNames[decision.result],
        MatchedStatements: matched,
        MissingContextValues,
        EvalDecisionDetails: {},
        ...boundaryDetail([decision]),
      })),
    }),
  }
}

function policiesOf({ identity, boundary, resource }: Simulation): Policies {
  return {
    identity: identity.map(({ document }) => document),
    ...(boundary && { boundary: boundary.document }),
    ...(resource && { resource: resource.document }),
  }
}

function decide(
  { caller, context, resource: resourcePolicy }: Simulation,
  policies: Policies,
  action: string,
  resource: string,
): Decision {
  const owner = arnSegments(resource)[4] || ownerIn(context)
  if (resourcePolicy === undefined) {
    // The simulator asks the identity policies alone then, whoever owns the resource.
    const principal = { type: 'user', arn: caller.arn, account: owner ?? caller.account } as const
    return evaluate({ principal, action, resource, context }, policies)
  }
  // A resource that names no owner is taken for the caller's own.
  const owned =
    owner === undefined ? { ...context, 'aws:ResourceAccount': caller.account } : context
  const principal = { type: 'user', ...caller } as const
  return evaluate({ principal, action, resource, context: owned }, policies)
}

function ownerIn(context: RequestContext): string | undefined {
  const [, owner] =
    Object.entries(context).find(([key]) => key.toLowerCase() === 'aws:resourceaccount') ?? []
  return typeof owner === 'string' ? owner : undefined
}

function isAllowedByBoundary({ statements }: Decision): boolean {
  const counting = statements.filter(
    ({ policyType, applies }) => policyType === 'permissions-boundary' && applies,
  )
  return counting.length > 0 && counting.every(({ effect }) => effect === 'Allow')
}

/** In AWS's order. */
const matchedTypes: readonly PolicyType[] = [
  'resource-based',
  'identity-based',
  'permissions-boundary',
]

/**
 * The statements that apply; for an implicit denial none is named. An explicit denial names the Allow statements as well, as
 * AWS was seen to do, although its reference says otherwise. `SourcePolicyType` is AWS's own text, not the model's enum.
 */
function matchedStatements(simulation: Simulation, { result, statements }: Decision) {
  if (result === 'implicit-deny') return []
  const applying = statements.filter(({ applies }) => applies)
  return matchedTypes.flatMap((type) =>
    applying
      .filter(({ policyType }) => policyType === type)
      .map((trace) => {
        const policy = sourceOf(simulation, trace)
        const span = policy?.spans[trace.statementIndex]
        return {
          SourcePolicyId: policy?.id,
          SourcePolicyType: type === 'resource-based' ? 'Resource Policy' : 'IAM Policy',
          StartPosition: position(span?.start),
          EndPosition: position(span?.end),
        }
      }),
  )
}

function position(place: { readonly Line: number; readonly Column: number } | undefined) {
  return place && { Line: place.Line, Column: place.Column }
}

function sourceOf(
  { identity, boundary, resource }: Simulation,
  { policyType, policyIndex }: StatementTrace,
): SimulatedPolicy | undefined {
  if (policyType === 'permissions-boundary') return boundary
  return policyType === 'resource-based' ? resource : identity[policyIndex]
}
