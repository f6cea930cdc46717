/** How one statement meets one request: every element and every condition, also those that no longer matter. */
import { matchesAction } from './action-matcher.ts'
import { matchesArn, type AskedResource } from './arn.ts'
import type { CompiledCondition, CompiledStatement, Either } from './compiled-policy.ts'
import { comparisonMet } from './conditions/comparison-met.ts'
import { nullMet } from './conditions/null.ts'
import type { Comparable } from './conditions/operator.ts'
import type { ContextKeys } from './context-keys.ts'
import type { ConditionTrace, PolicyType, StatementTrace } from './decision.ts'
import { coverageOf, type Asking, type Coverage, type PrincipalValues } from './principal.ts'

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
  const resource = statement.resources ? resourceMatches(statement, request) : flawCounts
  const principal = principalMatches(statement, coverage, flawCounts)
  const conditions: ConditionTrace[] = []
  let applies = action && resource && principal && (!flawed || flawCounts)
  for (const condition of statement.conditions) {
    const trace = traceCondition(condition, request.keys, flawCounts)
    conditions.push(trace)
    applies &&= trace.met
  }
  return {
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
}

/** How the statement's Principal covers the one who asks. */
export function coverageBy({ principals }: CompiledStatement, asking: Asking): Coverage {
  return principals && principals !== 'none' ? coverageOf(principals.items, asking) : 'none'
}

/** A variable without a value takes the whole statement out, as IAM documents it. */
function resourceMatches(
  { resources }: CompiledStatement,
  { resource, keys }: TracedRequest,
): boolean {
  if (resources === 'none') return true
  if (!resources) return false
  let found = false
  for (const pattern of resources.items) {
    const matches = matchesArn(pattern, resource, keys)
    if (matches === undefined) return false
    found ||= matches
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

function traceCondition(
  condition: CompiledCondition,
  keys: ContextKeys,
  flawCounts: boolean,
): ConditionTrace {
  const { operator, values, fixed, asWritten, flawed } = condition
  const given = keys.get(condition.name)
  // A Deny whose operator nobody knows is held to be met: better to refuse too much than to let a Deny vanish.
  if (!operator) {
    return { ...compared(condition, given, asWritten, flawCounts), obstacle: 'unknown-operator' }
  }
  if (flawed) {
    return { ...compared(condition, given, asWritten, flawCounts), obstacle: 'unreadable-value' }
  }
  if (operator.kind === 'null') {
    return compared(condition, given, asWritten, nullMet(given, asWritten))
  }
  const resolved = fixed ?? values.map((value) => value.resolve(keys))
  const comparables = fixed ?? resolved.filter((value) => value !== undefined)
  const texts = condition.fixedTexts ?? textsOf(resolved, asWritten)
  if (comparables.length < resolved.length) {
    return { ...compared(condition, given, texts, false), obstacle: 'unresolved-variable' }
  }
  if (operator.prefix === undefined && given && typeof given !== 'string') {
    const obstacle = 'bare-operator-on-multivalued-key'
    return { ...compared(condition, given, texts, false), obstacle }
  }
  return compared(condition, given, texts, comparisonMet(operator, given, comparables, flawCounts))
}

function compared(
  { operatorName, key, asWritten }: CompiledCondition,
  requestValues: string | readonly string[] | undefined,
  policyValues: readonly string[],
  met: boolean,
): ConditionTrace {
  return {
    operator: operatorName,
    key,
    requestValues: typeof requestValues === 'string' ? [requestValues] : requestValues,
    policyValues,
    policyValuesAsWritten: asWritten,
    met,
  }
}

/** The policy's values, as written where a variable has no value. */
function textsOf(
  resolved: readonly (Comparable | undefined)[],
  asWritten: readonly string[],
): readonly string[] {
  return resolved.map((value, index) => value?.text ?? asWritten[index] ?? '')
}
