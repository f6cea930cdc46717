/** Runs every case in cases/. A case about `"template"` is decided by the policy in infra/game-scores.yaml, read from that file. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse, type ScalarTag } from 'yaml'
import { cognitoGuestSessionPolicies } from './cognito-guest-session-policies.ts'
import type { EvaluationRequest, Policies, Principal, RequestContext } from './decision.ts'
import { denialSentence } from './denial-sentence.ts'
import { dynamodbRequests } from './dynamodb-request.ts'
import { evaluate } from './evaluate.ts'
import type { PolicyDocument } from './policy-document.ts'
import { policyProblems } from './validate-policy.ts'

interface Case {
  readonly name: string
  readonly principal?: Partial<Principal>
  /** What IAM is asked, or an operation from which that follows. */
  readonly request:
    | { readonly action: string; readonly resource?: string; readonly context?: RequestContext }
    | { readonly operation: string; readonly input: unknown }
  readonly policies: 'template' | (Omit<Policies, 'identity'> & Partial<Policies>)
  readonly expected: {
    readonly result: string
    readonly reason?: string
    /** Of the statement that applies; `null` where none does. */
    readonly sid?: string | null
    /** Keys of the first statement's conditions that are not met. */
    readonly unmet?: readonly string[]
    readonly obstacle?: string
    readonly sentence?: string
  }
}

const region = 'us-west-2'
const account = '123456789012'
const table = `arn:aws:dynamodb:${region}:${account}:table/GameScores`
const guest: Principal = {
  type: 'role-session',
  arn: `arn:aws:sts::${account}:assumed-role/GuestRole/CognitoIdentityCredentials`,
  roleArn: `arn:aws:iam::${account}:role/GuestRole`,
  account,
}
const guestContext: RequestContext = {
  'cognito-identity.amazonaws.com:sub': 'us-west-2:me',
  'cognito-identity.amazonaws.com:aud': 'us-west-2:pool',
  'cognito-identity.amazonaws.com:amr': ['unauthenticated'],
}

const intrinsics: ScalarTag[] = [
  { tag: '!Ref', resolve: (name) => `ref:${name}` },
  { tag: '!GetAtt', resolve: (name) => (name === 'GameScores.Arn' ? table : `att:${name}`) },
]

const template = parse(
  readFileSync(new URL('../../infra/game-scores.yaml', import.meta.url), 'utf8'),
  { customTags: intrinsics },
) as {
  Resources: Record<
    'OwnScoresPolicy' | 'GuestRole' | 'PlayerRole',
    { Properties: { PolicyDocument: PolicyDocument; AssumeRolePolicyDocument: PolicyDocument } }
  >
}
const ownScores = template.Resources.OwnScoresPolicy.Properties.PolicyDocument

const folder = new URL('cases/', import.meta.url)
for (const file of readdirSync(folder)) {
  const cases = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as readonly Case[]
  describe(file, () => {
    it.each(cases)('$name', ({ principal, request, policies, expected }) => {
      const asked = requestsOf(request, { ...guest, ...principal })
      const given: Policies =
        policies === 'template'
          ? { identity: [ownScores], session: cognitoGuestSessionPolicies }
          : { identity: [], ...policies }
      const decisions = asked.map((each) => ({ each, decision: evaluate(each, given) }))
      const decided =
        decisions.find(({ decision }) => decision.result !== 'allowed') ?? decisions[0]
      if (!decided) throw new Error('The operation gave nothing to ask.')
      const { each, decision } = decided

      expect(decision.result).toBe(expected.result)
      if (expected.reason !== undefined) expect(decision.reason).toBe(expected.reason)
      if (expected.sid !== undefined) {
        const applying = decision.statements.find(({ applies }) => applies)
        expect(applying ? (applying.sid ?? '') : null).toBe(expected.sid)
      }
      const conditions = decision.statements[0]?.conditions ?? []
      if (expected.unmet) {
        const unmet = conditions.filter(({ met }) => !met).map(({ key }) => key)
        expect(unmet).toEqual(expected.unmet)
      }
      if (expected.obstacle !== undefined) {
        expect(conditions.map(({ obstacle }) => obstacle)).toContain(expected.obstacle)
      }
      if (expected.sentence !== undefined) {
        expect(denialSentence(each, decision)).toBe(expected.sentence)
      }
    })
  })
}

function requestsOf(request: Case['request'], principal: Principal): EvaluationRequest[] {
  if ('action' in request) {
    const context = { ...guestContext, ...request.context }
    return [{ principal, action: request.action, resource: request.resource ?? table, context }]
  }
  const derived = dynamodbRequests(request.operation, request.input, { region, account })
  return derived.map(({ action, resource, context, unreadable }) => {
    expect(unreadable).toBeUndefined()
    return { principal, action, resource, context: { ...guestContext, ...context } }
  })
}

describe('the template', () => {
  it('has policies without problems', () => {
    const { OwnScoresPolicy, GuestRole, PlayerRole } = template.Resources
    expect(policyProblems(OwnScoresPolicy.Properties.PolicyDocument, 'identity')).toEqual([])
    for (const role of [GuestRole, PlayerRole]) {
      expect(policyProblems(role.Properties.AssumeRolePolicyDocument, 'trust')).toEqual([])
    }
  })

  it('is tried for every action that its policy allows, with a request allowed and one denied', () => {
    const file = new URL('template.json', folder)
    const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly Case[]
    const { Statement: statement } = ownScores
    const statements = Array.isArray(statement) ? statement : [statement]
    for (const action of statements.flatMap(({ Action }: { Action: string[] }) => Action)) {
      const results = cases
        .filter(({ request }) => 'operation' in request && action.endsWith(`:${request.operation}`))
        .map(({ expected }) => expected.result)
      expect(results, action).toContain('allowed')
      expect(results, action).toContain('implicit-deny')
    }
  })
})
