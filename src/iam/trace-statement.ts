/** How one statement meets one request: every element and every condition, also those that no longer matter. */
import { matchesArn } from './arn.ts'
import type { CompiledCondition, CompiledStatement, Either } from './compiled-policy.ts'
import { comparisonMet } from './conditions/comparison-met.ts'
import { nullMet } from './conditions/null.ts'
import type { ContextKeys } from './context-keys.ts'
import type { ConditionTrace, StatementTrace } from './decision.ts'
import { coverageOf, type Asking, type Coverage, type PrincipalValues } from './principal.ts'
import { resolveTemplate } from './variables.ts'
import { matchesPattern } from './wildcard.ts'

/** A request, prepared once for all statements. */
export interface TracedRequest {
  readonly asking: Asking
  /** In lower case: action names have no case. */
  readonly action: string
  /** As `arnSegments` gives them. */
  readonly resource: readonly string[]
  readonly keys: ContextKeys
}

export type StatementPlace = Pick<StatementTrace, 'policyType' | 'policyIndex' | 'statementIndex'>

export interface TracedStatement {
  readonly trace: StatementTrace
  /** How its Principal covers the caller; `'none'` for a policy without Principal. */
  readonly coverage: Coverage
}

export function traceStatement(
  statement: CompiledStatement,
  request: TracedRequest,
  place: StatementPlace,
): TracedStatement {
  const { sid, effect, flawed } = statement
  const flawCounts = effect === 'Deny'
  const action = statement.actions ? actionMatches(statement.actions, request.action) : flawCounts
  const resource = statement.resources ? resourceMatches(statement, request) : flawCounts
  const { matches: principal, coverage } = principalMatches(statement, request, flawCounts)
  const conditions = statement.conditions.map((condition) =>
    traceCondition(condition, request.keys, flawCounts),
  )
  const applies =
    action &&
    resource &&
    principal &&
    conditions.every(({ met }) => met) &&
    (!flawed || effect === 'Deny')
  return {
    trace: { ...place, sid, effect, action, resource, principal, conditions, applies },
    coverage,
  }
}

function actionMatches(
  { not, items }: NonNullable<CompiledStatement['actions']>,
  action: string,
): boolean {
  return items.some((pattern) => matchesPattern(pattern, action)) !== not
}

/** A variable without a value takes the whole statement out, as IAM documents it. */
function resourceMatches({ resources }: CompiledStatement, request: TracedRequest): boolean {
  if (resources === 'none') return true
  if (!resources) return false
  const matches = resources.items.map((pattern) =>
    matchesArn(pattern, request.resource, request.keys),
  )
  return !matches.includes(undefined) && matches.includes(true) !== resources.not
}

function principalMatches(
  { principals }: CompiledStatement,
  { asking }: TracedRequest,
  flawCounts: boolean,
): { readonly matches: boolean; readonly coverage: Coverage } {
  if (principals === 'none') return { matches: true, coverage: 'none' }
  if (!principals) return { matches: flawCounts, coverage: 'none' }
  const coverage = coverageOf(principals.items, asking)
  return { matches: isCovered(principals, coverage), coverage }
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
  const { operatorName, key, operator, values, asWritten, flawed } = condition
  const requestValues = keys.get(key)
  const trace = {
    operator: operatorName,
    key,
    requestValues: typeof requestValues === 'string' ? [requestValues] : requestValues,
    policyValues: asWritten,
    policyValuesAsWritten: asWritten,
  }
  // A Deny whose operator nobody knows is held to be met: better to refuse too much than to let a Deny vanish.
  if (!operator) return { ...trace, met: flawCounts, obstacle: 'unknown-operator' }
  if (flawed) return { ...trace, met: flawCounts }
  if (operator.kind === 'null') return { ...trace, met: nullMet(requestValues, asWritten) }
  const resolved = values.map((template) => resolveTemplate(template, keys))
  const policyValues = resolved.map((pattern, index) => pattern?.text ?? asWritten[index] ?? '')
  const patterns = resolved.filter((pattern) => pattern !== undefined)
  if (patterns.length < resolved.length) {
    return { ...trace, policyValues, met: false, obstacle: 'unresolved-variable' }
  }
  if (operator.prefix === undefined && requestValues && typeof requestValues !== 'string') {
    return { ...trace, policyValues, met: false, obstacle: 'bare-operator-on-multivalued-key' }
  }
  return { ...trace, policyValues, met: comparisonMet(operator, requestValues, patterns) }
}
