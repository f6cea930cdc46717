/** Runs every case in cases/. A case about `"template"` is decided by the policy in infra/game-scores.yaml, read from that file. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse, type ScalarTag } from 'yaml'
import { cognitoGuestSessionPolicies } from './cognito-guest-session-policies.ts'
import type { EvaluationRequest, Policies, Principal, RequestContext } from './decision.ts'
import { denialSentence } from './denial-sentence.ts'
import { dynamodbRequests } from './dynamodb-request.ts'
import { evaluate } from './evaluate.ts'
import type { KeySchemas } from './key-schema.ts'
import type { PolicyDocument } from './policy-document.ts'
import { policyProblems } from './validate-policy.ts'

interface Case {
  readonly name: string
  /** Where AWS, or somebody who asked AWS, says so. */
  readonly source?: string
  readonly principal?: Partial<Principal>
  /** What IAM is asked, or an operation from which that follows. */
  readonly request:
    | { readonly action: string; readonly resource?: string; readonly context?: RequestContext }
    | { readonly operation: string; readonly input: unknown; readonly context?: RequestContext }
  /** `'template'`, the name of policies that stand in the file once, or the policies themselves. */
  readonly policies: string | CasePolicies
  readonly expected: {
    readonly result: string
    readonly reason?: string
    /** Of the statement that applies; `null` where none does. */
    readonly sid?: string | null
    /** Keys of the first statement's conditions that are not met. */
    readonly unmet?: readonly string[]
    /** Of one of the first statement's conditions; `null` where none has any. */
    readonly obstacle?: string | null
    /** Of the first statement: keys of its variables that have no single value. */
    readonly variablesWithoutValue?: readonly string[]
    readonly sentence?: string
  }
}

type CasePolicies = Omit<Policies, 'identity'> & Partial<Policies>

interface CaseFile {
  readonly policies: Readonly<Record<string, CasePolicies>>
  readonly cases: readonly Case[]
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

/** The tables of AWS's example policies. */
const keySchemas: KeySchemas = {
  GameScores: {
    partitionKey: ['UserId'],
    sortKey: ['GameTitle'],
    indexes: {
      GameTitleIndex: { partitionKey: ['GameTitle'], sortKey: ['TopScore'] },
      TopScoreDateTimeIndex: { partitionKey: ['GameTitle'], sortKey: ['TopScoreDateTime'] },
    },
  },
  Scores: { partitionKey: ['UserId'], sortKey: [] },
  Letters: {
    partitionKey: ['attribute-A'],
    sortKey: [],
    indexes: { ByLetter: { partitionKey: ['attribute-A'], sortKey: ['attribute-B'] } },
  },
}

const intrinsics: ScalarTag[] = [
  { tag: '!Ref', resolve: (name) => `ref:${name}` },
  { tag: '!GetAtt', resolve: (name) => (name === 'GameScores.Arn' ? table : `att:${name}`) },
]

const template = parse(
  readFileSync(new URL('../../infra/game-scores.yaml', import.meta.url), 'utf8'),
  { customTags: intrinsics, logLevel: 'error' },
) as {
  Resources: Record<
    'OwnScoresPolicy' | 'GuestRole' | 'PlayerRole',
    { Properties: { PolicyDocument: PolicyDocument; AssumeRolePolicyDocument: PolicyDocument } }
  >
}
const ownScores = template.Resources.OwnScoresPolicy.Properties.PolicyDocument

const folder = new URL('cases/', import.meta.url)
for (const file of readdirSync(folder)) {
  const { policies: named, cases } = readCases(file)
  describe(file, () => {
    it.each(cases)('$name', ({ principal, request, policies, expected }) => {
      const asked = requestsOf(request, { ...guest, ...principal })
      const written = typeof policies === 'string' ? named[policies] : policies
      if (!written) throw new Error(`${file} has no policies of that name.`)
      const given: Policies = { identity: [], ...written }
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
      const [first] = decision.statements
      const { conditions = [], resourceVariablesWithoutValue = [] } = first ?? {}
      if (expected.unmet) {
        const unmet = conditions.filter(({ met }) => !met).map(({ key }) => key)
        expect(unmet).toEqual(expected.unmet)
      }
      const obstacles = conditions.flatMap(({ obstacle }) => obstacle ?? [])
      if (expected.obstacle === null) expect(obstacles).toEqual([])
      else if (expected.obstacle !== undefined) expect(obstacles).toContain(expected.obstacle)
      if (expected.variablesWithoutValue) {
        const inConditions = conditions.flatMap(({ variablesWithoutValue = [] }) => [
          ...variablesWithoutValue,
        ])
        expect([...resourceVariablesWithoutValue, ...inConditions]).toEqual(
          expected.variablesWithoutValue,
        )
      }
      if (expected.sentence !== undefined) {
        expect(denialSentence(each, decision)).toBe(expected.sentence)
      }
    })
  })
}

/** A file holds cases, or cases and the policies that several of them are about. */
function readCases(file: string): CaseFile {
  const content = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as
    readonly Case[] | CaseFile
  const { policies, cases } = 'cases' in content ? content : { policies: {}, cases: content }
  const template = { identity: [ownScores], session: cognitoGuestSessionPolicies }
  return { policies: { ...policies, template }, cases }
}

function requestsOf(request: Case['request'], principal: Principal): EvaluationRequest[] {
  if ('action' in request) {
    const context = { ...guestContext, ...request.context }
    return [{ principal, action: request.action, resource: request.resource ?? table, context }]
  }
  const options = { region, account, keySchemas }
  const derived = dynamodbRequests(request.operation, request.input, options)
  return derived.map(({ action, resource, context: carried, unreadable }) => {
    expect(unreadable).toBeUndefined()
    const context = { ...guestContext, ...request.context, ...carried }
    return { principal, action, resource, context }
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
    const { cases } = readCases('template.json')
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
