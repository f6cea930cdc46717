/** How one statement meets one request: every element and every condition, also those that no longer matter. */
import { matchesAction } from './action-matcher.ts'
import { arnVariablesWithoutValue, matchesArn, type AskedResource } from './arn.ts'
import type { CompiledStatement, Either } from './compiled-policy.ts'
import type { ContextKeys } from './context-keys.ts'
import type { ConditionTrace, PolicyType, StatementTrace } from './decision.ts'
import { coverageOf, type Asking, type Coverage, type PrincipalValues } from './principal.ts'
import { traceCondition } from './trace-condition.ts'
import { isAnyOfMany } from './variables.ts'

/** A request, prepared once for all statements. */
export interface TracedRequest {
  readonly asking: Asking
  /** In lower case: action names have no case. */
  readonly action: string
  readonly resource: AskedResource
  readonly keys: ContextKeys
}

/** @param coverage How its Principal covers the caller; `'none'` for a policy without Principal. */
export function traceStatement(
  statement: CompiledStatement,
  request: TracedRequest,
  coverage: Coverage,
  policyType: PolicyType,
  policyIndex: number,
  statementIndex: number,
): StatementTrace {
  const { sid, effect, flawed } = statement
  const flawCounts = effect === 'Deny'
  const action = statement.actions
    ? matchesAction(statement.actions.items, request.action) !== statement.actions.not
    : flawCounts
  const withoutValue: string[] = []
  const resource = statement.resources
    ? resourceMatches(statement, request, withoutValue)
    : flawCounts
  const principal = principalMatches(statement, coverage, flawCounts)
  const conditions: ConditionTrace[] = []
  let applies = action && resource && principal && (!flawed || flawCounts)
  for (const condition of statement.conditions) {
    const trace = traceCondition(condition, request.keys, flawCounts)
    conditions.push(trace)
    applies &&= trace.met
  }
  const trace = {
    policyType,
    policyIndex,
    statementIndex,
    sid,
    effect,
    action,
    resource,
    principal,
    conditions,
    flawed,
    applies,
  }
  return withoutValue.length === 0
    ? trace
    : { ...trace, resourceVariablesWithoutValue: withoutValue }
}

/** How the statement's Principal covers the one who asks. */
export function coverageBy({ principals }: CompiledStatement, asking: Asking): Coverage {
  return principals && principals !== 'none' ? coverageOf(principals.items, asking) : 'none'
}

/**
 * An ARN in which a variable has no value "will not match any resource", in NotResource as in Resource; the others of the list count.
 * Of a variable with many values AWS does not say what it does: an Allow covers less by it, a Deny more.
 *
 * @param withoutValue Takes up the keys of such variables.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-no-value
 */
function resourceMatches(
  { resources, effect }: CompiledStatement,
  { resource, keys }: TracedRequest,
  withoutValue: string[],
): boolean {
  if (resources === 'none') return true
  if (!resources) return false
  let found = false
  for (const pattern of resources.items) {
    const matches = matchesArn(pattern, resource, keys)
    if (matches === undefined) {
      const variables = arnVariablesWithoutValue(pattern, keys)
      if (isAnyOfMany(variables, keys)) found ||= (effect === 'Deny') !== resources.not
      else withoutValue.push(...variables)
    } else found ||= matches
  }
  return found !== resources.not
}

function principalMatches(
  { principals }: CompiledStatement,
  coverage: Coverage,
  flawCounts: boolean,
): boolean {
  if (principals === 'none') return true
  return principals ? isCovered(principals, coverage) : flawCounts
}

/** NotPrincipal spares only who is named by their own ARN, their role's, or `*`; naming their account does not spare them. */
function isCovered({ not }: Either<PrincipalValues>, coverage: Coverage): boolean {
  return not ? coverage === 'none' || coverage === 'account' : coverage !== 'none'
}
