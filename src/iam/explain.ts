/**
 * Why IAM decided as it did: from a request and its decision to data and sentences. Pure: it reads the decision's traces and asks
 * nobody. AWS sends none of this. Nothing in the sentences shows an identity ID as text: see explain-sentence.ts.
 */
import { arnSegments } from './arn.ts'
import type { Decision, EvaluationRequest, PolicyType } from './decision.ts'
import { callerWords, capitalized, type CallerWords } from './explain-caller.ts'
import { passingChanges } from './explain-passing.ts'
import { name, say, value, type Sentence } from './explain-sentence.ts'
import { absentWords, explainStatement, nearestStatement } from './explain-statement.ts'
import type {
  ConditionExplanation,
  ExplainOptions,
  Explanation,
  ExplanationKind,
  StatementExplanation,
} from './explanation.ts'

/** @param decision What `evaluate` answered to `request`. */
export function explain(
  request: EvaluationRequest,
  decision: Decision,
  options: ExplainOptions = {},
): Explanation {
  const caller = callerWords(options.caller, request.principal)
  const statements = decision.statements.map((trace) => explainStatement(trace, request, caller))
  const ofKind = statements.filter(({ trace }) => trace.policyType === decision.reason)
  const nearest =
    decision.result === 'implicit-deny'
      ? nearestStatement(ofKind.filter(({ trace }) => !trace.applies))
      : ofKind.find(
          ({ trace }) =>
            trace.applies && (trace.effect === 'Allow') === (decision.result === 'allowed'),
        )
  const isOnlyConditions = nearest?.misses.join() === 'condition'
  const unmet = isOnlyConditions ? nearest.conditions.filter(({ trace }) => !trace.met) : []
  const kind = kindOf(decision, unmet)
  const grantedBy = statements.some(
    ({ trace }) =>
      trace.applies && trace.policyType === 'identity-based' && trace.effect === 'Allow',
  )
    ? capitalized(caller.policies)
    : 'The resource’s policy'
  const said: Said = { kind, request, caller, grantedBy, nearest, unmet, statements: ofKind }
  return {
    kind,
    result: decision.result,
    headline: headline(said),
    nearest,
    unmet,
    wouldPass: wouldPass(said),
    passingChanges: isOnlyConditions ? passingChanges(nearest.trace) : undefined,
    statements,
  }
}

/** What sentences are made of. */
interface Said {
  readonly kind: ExplanationKind
  readonly request: EvaluationRequest
  readonly caller: CallerWords
  /** What allows, where another kind of policy does not. */
  readonly grantedBy: string
  readonly nearest: StatementExplanation | undefined
  readonly unmet: readonly ConditionExplanation[]
  /** Those of the kind of policy that decided. */
  readonly statements: readonly StatementExplanation[]
}

const kindByPolicy: Readonly<Record<Exclude<PolicyType, 'identity-based'>, ExplanationKind>> = {
  session: 'session-policy',
  'permissions-boundary': 'permissions-boundary',
  'resource-based': 'resource-policy',
  'service-control': 'service-control-policy',
  'resource-control': 'resource-control-policy',
}

function kindOf(
  { result, reason }: Decision,
  unmet: readonly ConditionExplanation[],
): ExplanationKind {
  if (result === 'allowed') return 'allowed'
  if (result === 'explicit-deny') return 'explicit-deny'
  if (reason !== 'identity-based') return kindByPolicy[reason]
  return unmet.length > 0 ? 'unmet-conditions' : 'nothing-allows'
}

function headline(said: Said): Sentence {
  const { kind, request, caller, nearest, unmet } = said
  const action = name(request.action)
  const [firstUnmet] = unmet
  switch (kind) {
    case 'allowed': {
      if (!nearest) return say`The policies allow ${action}.`
      const byResource = nearest.trace.policyType === 'resource-based'
      const whose = byResource ? 'The resource’s policy allows it to ' + caller.subject + ': ' : ''
      const met = nearest.conditions.length > 0 ? ', and all its conditions are met' : ''
      return say`${whose}${statementAt(nearest, whose === '')} allows ${action}${met}.`
    }
    case 'explicit-deny':
      return nearest
        ? say`${statementAt(nearest, true)} denies ${action}. A deny beats every allow.`
        : say`A deny covers ${action}, and a deny beats every allow.`
    case 'unmet-conditions':
      return firstUnmet?.problem ?? []
    case 'nothing-allows':
      return nothingAllows(said)
    case 'session-policy': {
      const which = isCognitoSession(request)
        ? 'the session policies that Cognito puts on every guest do'
        : `the session policies of ${caller.possessive} session do`
      return say`${grants(said)}, but ${which} not.`
    }
    case 'permissions-boundary':
      return say`${grants(said)}, but the permissions boundary does not.`
    case 'service-control-policy':
      return say`The service control policies of ${caller.possessive} organization do not allow ${action}. Every level must, from the root to the account.`
    case 'resource-control-policy':
      return say`The resource control policies of the resource’s organization do not allow ${action}. Every level must, from the root to the account.`
    case 'resource-policy':
      return resourcePolicy(said)
  }
}

function grants({ request, grantedBy }: Said): Sentence {
  return say`${grantedBy} ${grantedBy.endsWith('policies') ? 'allow' : 'allows'} ${name(request.action)}`
}

function nothingAllows({ request, caller, nearest, statements }: Said): Sentence {
  const action = name(request.action)
  if (nearest?.trace.action === true) {
    return nearest.trace.resource
      ? say`${statementAt(nearest, true)} would allow ${action}, but IAM cannot read all of it, so it allows nothing.`
      : say`${statementAt(nearest, true)} allows ${action}, but not on ${value(request.resource)}.${absentWords(nearest.trace)}`
  }
  return statements.length === 0
    ? say`There is nothing in ${caller.policies}. What nothing allows is denied.`
    : say`No statement of ${caller.policies} allows ${action}. What nothing allows is denied, ${request.action.startsWith('dynamodb:') ? 'on anyone’s partition' : 'whoever’s it is'}.`
}

function resourcePolicy({ request, caller, unmet }: Said): Sentence {
  const action = name(request.action)
  const [firstUnmet] = unmet
  const but = firstUnmet ? say` ${firstUnmet.problem}` : ''
  if (request.principal.type === 'anonymous')
    return say`Nobody signed this request, and the resource’s policy does not allow ${action} to everyone.${but}`
  const owner = ownerOf(request)
  const whose = owner === undefined ? say`another account` : say`the account ${value(owner)}`
  return say`The resource belongs to ${whose}, and its policy does not allow ${action} to ${caller.subject}. Across accounts both sides must.${but}`
}

function wouldPass(said: Said): readonly Sentence[] {
  const { kind, request, caller, nearest, unmet } = said
  if (unmet.length > 0) return unmet.map(({ remedy }) => remedy)
  const action = name(request.action)
  switch (kind) {
    case 'allowed':
      return []
    case 'explicit-deny':
      return nearest && nearest.trace.conditions.length > 0
        ? [say`A request for which one of the conditions of ${nearest.name} does not hold.`]
        : [say`No such request, while the policy says so.`]
    case 'unmet-conditions':
    case 'nothing-allows':
      return otherRequest(said)
    case 'session-policy':
      return isCognitoSession(request)
        ? [say`The same request, signed in: Cognito puts these policies on guests only.`]
        : [say`A session whose session policies allow ${action}.`]
    case 'permissions-boundary':
      return [say`No such request, until the permissions boundary allows ${action} as well.`]
    case 'service-control-policy':
    case 'resource-control-policy':
      return [say`No such request, until the organization allows ${action} at every level.`]
    case 'resource-policy':
      return [
        say`A resource whose policy allows ${action} to ${caller.subject}, or one of ${caller.possessive} own account.`,
      ]
  }
}

/** A statement comes near, but for its action or its resource. */
function otherRequest({ request, nearest }: Said): readonly Sentence[] {
  const action = name(request.action)
  if (!nearest) return [say`No request, until a policy allows something.`]
  if (nearest.misses.includes('flaw')) return [say`No request, until the statement is mended.`]
  if (nearest.trace.action) return [say`${action} on a resource that ${nearest.name} covers.`]
  const keepsPartitions = nearest.trace.conditions.some(({ key }) => /:leadingkeys$/i.test(key))
  if (/:scan$/i.test(request.action) && keepsPartitions) {
    return [
      say`A ${name('Query')} for one partition: ${nearest.name} keeps requests to partitions, and a ${name('Scan')} names none.`,
    ]
  }
  return [say`An action that ${nearest.name} lists; ${action} is none.`]
}

/** `The statement PlayersReach…`, `Statement 1 of …`. */
function statementAt({ trace, name: itsName }: StatementExplanation, isStart: boolean): Sentence {
  if (trace.sid !== undefined && trace.sid !== '')
    return isStart ? say`The statement ${itsName}` : say`its statement ${itsName}`
  const [first] = itsName
  return isStart && first?.kind === 'text'
    ? [{ kind: 'text', text: capitalized(first.text) }, ...itsName.slice(1)]
    : itsName
}

/** In the enhanced flow Cognito names every session so, and puts session policies on guests' sessions alone. */
function isCognitoSession({ principal }: EvaluationRequest): boolean {
  return principal.type === 'role-session' && principal.arn.endsWith('/CognitoIdentityCredentials')
}

function ownerOf({ resource }: EvaluationRequest): string | undefined {
  const owner = arnSegments(resource)[4]
  return owner === '' ? undefined : owner
}
