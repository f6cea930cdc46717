/** What must hold for every explanation, tried on random policies and requests. A failure prints its seed and the smallest case. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { policies, request } from '../testing/policy-arbitraries.ts'
import type { EvaluationRequest, Policies, Principal, RequestContext } from './decision.ts'
import { evaluate } from './evaluate.ts'
import { explain } from './explain.ts'
import { plainText } from './explain-sentence.ts'
import type { Explanation, PassingChanges } from './explanation.ts'
import { findStatement } from './find-statement.ts'
import type { PolicyDocument } from './policy-document.ts'

const numRuns = 500

const explained = (asked: EvaluationRequest, given: Policies): Explanation =>
  explain(asked, evaluate(asked, given))

const shown = (sentence: Explanation['headline']) => plainText(sentence, (value) => value)

function changed(context: RequestContext, changes: PassingChanges): RequestContext {
  const lowerCase = new Set(Object.keys(changes).map((key) => key.toLowerCase()))
  const kept = Object.entries(context).filter(([key]) => !lowerCase.has(key.toLowerCase()))
  return Object.fromEntries([
    ...kept,
    ...Object.entries(changes).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  ]) as RequestContext
}

const user: Principal = {
  type: 'user',
  arn: 'arn:aws:iam::123456789012:user/Ann',
  account: '123456789012',
}

/** Operators with policy values that they can read, and without variables: a change of a key changes nothing else. */
const readable: fc.Arbitrary<readonly [operator: string, values: readonly string[]]> = fc
  .constantFrom(
    ...['Equals', 'NotEquals', 'EqualsIgnoreCase', 'NotEqualsIgnoreCase', 'Like', 'NotLike'].map(
      (name) => [`String${name}`, ['a', 'B', 'a*', '?', '5']] as const,
    ),
    ...['', 'Not'].flatMap((not) =>
      ['Numeric', 'Date'].map(
        (family) => [`${family}${not}Equals`, ['5', '2026', '19999']] as const,
      ),
    ),
    ...['LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'].flatMap((name) => [
      [`Numeric${name}`, ['0', '5', '5.5', '-3']] as const,
      [`Date${name}`, ['2026', '2026-11-22', '2026-11-22T08:30:00+01:00', '12345']] as const,
    ]),
    ...['IpAddress', 'NotIpAddress'].map((name) => [name, ['10.0.0.0/8', '::/0', '::1']] as const),
    ...['ArnLike', 'ArnNotEquals'].map(
      (name) => [name, ['arn:aws:iam::*:role/*', 'arn:aws:iam::123456789012:user/Ann']] as const,
    ),
    ['Bool', ['true', 'false']] as const,
    ['BinaryEquals', ['QQ==', '']] as const,
    ['Null', ['true', 'false']] as const,
  )
  .chain(([name, values]) =>
    fc.tuple(
      name === 'Null'
        ? fc.constant(name)
        : fc
            .tuple(
              fc.constantFrom('', 'ForAllValues:', 'ForAnyValue:'),
              fc.constantFrom('', 'IfExists'),
            )
            .map(([prefix, suffix]) => prefix + name + suffix),
      fc.subarray([...values], { minLength: 1, maxLength: 2 }),
    ),
  )

/** An Allow of everything, on conditions. */
const oneStatement = fc
  .array(fc.tuple(readable, fc.constantFrom('k:a', 'k:list', 'aws:SourceIp')), {
    minLength: 1,
    maxLength: 3,
  })
  .map((conditions): PolicyDocument => ({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: '*',
        Resource: '*',
        Condition: Object.fromEntries(
          conditions.map(([[operator, values], key]) => [operator, { [key]: values }]),
        ),
      },
    ],
  }))
const session = fc.constantFrom<Partial<Policies>>({}, { session: [] })

describe('explain', () => {
  it('says something about every decision', () => {
    fc.assert(
      fc.property(request, policies, (asked, given) => {
        const { headline, wouldPass, statements, result } = explained(asked, given)
        expect(shown(headline)).toMatch(/^[A-Z].*\.$/s)
        expect(wouldPass.length > 0).toBe(result !== 'allowed')
        for (const sentence of wouldPass) expect(shown(sentence)).toMatch(/\.$/)
        for (const { sentence, conditions } of statements) {
          expect(shown(sentence)).toMatch(/^I.*\.$/s)
          for (const { trace, problem, remedy } of conditions) {
            expect(shown(problem)).toMatch(/\.$/)
            expect(remedy.length > 0).toBe(!trace.met)
          }
        }
      }),
      { numRuns },
    )
  })

  it('takes the nearest statement from the decision, and from the policies that decided', () => {
    fc.assert(
      fc.property(request, policies, (asked, given) => {
        const decision = evaluate(asked, given)
        const { nearest, statements } = explain(asked, decision)
        expect(statements.map(({ trace }) => trace)).toEqual(decision.statements)
        if (!nearest) return
        expect(decision.statements).toContain(nearest.trace)
        expect(nearest.trace.policyType).toBe(decision.reason)
        const denies = decision.result === 'explicit-deny'
        expect(nearest.trace.effect).toBe(denies ? 'Deny' : 'Allow')
        expect(nearest.trace.applies).toBe(decision.result !== 'implicit-deny')
        expect(findStatement(given, nearest.trace)?.Effect).toBe(nearest.trace.effect)
      }),
      { numRuns },
    )
  })

  it('puts no statement before one that misses less', () => {
    fc.assert(
      fc.property(request, policies, (asked, given) => {
        const { nearest, statements, result } = explained(asked, given)
        if (!nearest || result !== 'implicit-deny') return
        for (const { trace, misses } of statements) {
          if (trace.policyType !== nearest.trace.policyType || trace.effect === 'Deny') continue
          if (trace.applies) continue
          if (misses.every((miss) => miss === 'condition')) {
            expect(nearest.misses).toEqual(['condition'])
            expect(trace.conditions.filter(({ met }) => !met).length).toBeGreaterThanOrEqual(
              nearest.conditions.filter(({ trace }) => !trace.met).length,
            )
          }
        }
      }),
      { numRuns },
    )
  })

  it('suggests changes of the request with which the nearest statement applies', () => {
    let tried = 0
    fc.assert(
      fc.property(request, oneStatement, session, (asked, identity, limits) => {
        const given: Policies = { ...limits, identity: [identity] }
        const { nearest, passingChanges } = explained(asked, given)
        if (!nearest || !passingChanges) return
        tried += 1
        const context = changed(asked.context, passingChanges)
        const { statements } = evaluate({ ...asked, context }, given)
        const same = statements.find(
          ({ policyType, policyIndex, statementIndex }) =>
            policyType === nearest.trace.policyType &&
            policyIndex === nearest.trace.policyIndex &&
            statementIndex === nearest.trace.statementIndex,
        )
        expect(same?.applies).toBe(true)
      }),
      { numRuns },
    )
    expect(tried).toBeGreaterThan(numRuns / 10)
  })

  it('suggests changes with which IAM allows, where that statement is all there is', () => {
    let tried = 0
    fc.assert(
      fc.property(request, oneStatement, (asked, document) => {
        const own = { ...asked, principal: user, resource: '*' }
        const given: Policies = { identity: [document] }
        const { kind, passingChanges } = explained(own, given)
        if (!passingChanges) return
        tried += 1
        expect(kind).toBe('unmet-conditions')
        const context = changed(own.context, passingChanges)
        expect(evaluate({ ...own, context }, given).result).toBe('allowed')
      }),
      { numRuns },
    )
    expect(tried).toBeGreaterThan(numRuns / 10)
  })

  it('keeps every value of the request and the policy out of the text of its sentences', () => {
    const secret = 'us-west-2:12345678-aaaa-4bbb-8ccc-dddddddddddd'
    fc.assert(
      fc.property(request, policies, (asked, given) => {
        const put = <T>(one: T): T =>
          JSON.parse(
            JSON.stringify(one).replaceAll('"a"', `"${secret}"`).replaceAll('GameScores', secret),
          ) as T
        const explanation = explained(put(asked), put(given))
        const { headline, wouldPass, statements } = explanation
        const sentences = [
          headline,
          ...wouldPass,
          ...statements.flatMap(({ sentence, conditions }) => [
            sentence,
            ...conditions.flatMap(({ problem, remedy }) => [problem, remedy]),
          ]),
        ]
        for (const sentence of sentences) {
          expect(plainText(sentence, () => '…')).not.toContain(secret)
        }
      }),
      { numRuns },
    )
  })
})
