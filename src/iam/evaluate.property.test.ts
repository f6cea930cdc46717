/** What must hold for every policy and every request, tried on random ones. A failure prints its seed and the smallest case. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { document, policies, request, statement, value } from '../testing/policy-arbitraries.ts'
import { compilePolicy } from './compiled-policy.ts'
import type { EvaluationRequest, Policies } from './decision.ts'
import { evaluate } from './evaluate.ts'
import { evaluateTrust } from './evaluate-trust.ts'
import type { PolicyDocument, Statement } from './policy-document.ts'
import { missingContextKeys } from './missing-context-keys.ts'
import { policyProblems } from './validate-policy.ts'

const isAllowed = (asked: EvaluationRequest, given: Policies) =>
  evaluate(asked, given).result === 'allowed'

type Change = (document: PolicyDocument) => PolicyDocument

/** The policies with each document of every kind changed in turn, one at a time. */
function variants(given: Policies, change: Change): readonly Policies[] {
  const all: Policies[] = []
  const each = (list: readonly PolicyDocument[], put: (changed: PolicyDocument[]) => Policies) => {
    for (const [index, one] of list.entries()) {
      const changed = change(one)
      if (changed !== one) all.push(put(list.with(index, changed)))
    }
  }
  each(given.identity, (identity) => ({ ...given, identity }))
  if (given.session) each(given.session, (changed) => ({ ...given, session: changed }))
  if (given.boundary) all.push({ ...given, boundary: change(given.boundary) })
  if (given.resource) all.push({ ...given, resource: change(given.resource) })
  for (const kind of ['serviceControl', 'resourceControl'] as const) {
    for (const [index, level] of (given[kind] ?? []).entries()) {
      each(level, (changed) => ({ ...given, [kind]: given[kind]?.with(index, changed) }))
    }
  }
  return all
}

const statementsOf = ({ Statement: listed }: PolicyDocument) => listed as readonly Statement[]

/** Removes the statements of one effect that stand at a place, counted around. */
function withoutStatement(effect: 'Allow' | 'Deny', place: number): Change {
  return (given) => {
    const matching = statementsOf(given).filter(({ Effect }) => Effect === effect)
    const removed = matching[place % matching.length]
    if (!removed) return given
    return { ...given, Statement: statementsOf(given).filter((each) => each !== removed) }
  }
}

/** Removes the first operator of every condition block of an effect. */
function withoutOperator(effect: 'Allow' | 'Deny'): Change {
  return (given) => ({
    ...given,
    Statement: statementsOf(given).map((each) => {
      if (each.Effect !== effect || !each.Condition) return each
      const { Condition, ...rest } = each
      const [, ...kept] = Object.entries(Condition)
      return kept.length > 0 ? { ...rest, Condition: Object.fromEntries(kept) } : rest
    }),
  })
}

describe('evaluate', () => {
  it('never allows more for a Deny added to any policy', () => {
    const denies = fc.tuple(statement('Deny', false), statement('Deny', true))
    fc.assert(
      fc.property(request, policies, denies, (asked, given, [plain, withPrincipal]) => {
        fc.pre(!isAllowed(asked, given))
        const add = (deny: Statement): Change => {
          return (each) => ({ ...each, Statement: [...statementsOf(each), deny] })
        }
        for (const changed of variants(given, add(given.resource ? withPrincipal : plain))) {
          expect(isAllowed(asked, changed)).toBe(false)
        }
      }),
    )
  })

  it('never allows more for an Allow removed from any policy', () => {
    fc.assert(
      fc.property(request, policies, fc.nat(), (asked, given, place) => {
        fc.pre(!isAllowed(asked, given))
        for (const changed of variants(given, withoutStatement('Allow', place))) {
          expect(isAllowed(asked, changed)).toBe(false)
        }
      }),
    )
  })

  it('never allows less for a Deny removed', () => {
    fc.assert(
      fc.property(request, policies, fc.nat(), (asked, given, place) => {
        if (!isAllowed(asked, given)) return
        for (const changed of variants(given, withoutStatement('Deny', place))) {
          expect(isAllowed(asked, changed)).toBe(true)
        }
      }),
    )
  })

  it('never allows less for a condition removed from an Allow, nor more for one from a Deny', () => {
    fc.assert(
      fc.property(request, policies, (asked, given) => {
        const allowed = isAllowed(asked, given)
        const effect = allowed ? 'Allow' : 'Deny'
        for (const changed of variants(given, withoutOperator(effect))) {
          expect(isAllowed(asked, changed)).toBe(allowed)
        }
      }),
    )
  })

  it('allows nothing that no Allow of an identity- or resource-based policy covers', () => {
    fc.assert(
      fc.property(request, policies, (asked, given) => {
        const { result, statements } = evaluate(asked, given)
        if (result !== 'allowed') return
        expect(
          statements.some(
            ({ applies, effect, policyType }) =>
              applies &&
              effect === 'Allow' &&
              (policyType === 'identity-based' || policyType === 'resource-based'),
          ),
        ).toBe(true)
      }),
    )
  })

  it('denies explicitly exactly where a Deny applies, and traces every statement', () => {
    fc.assert(
      fc.property(request, policies, (asked, given) => {
        const { result, statements } = evaluate(asked, given)
        const denied = statements.some(({ applies, effect }) => applies && effect === 'Deny')
        expect(result === 'explicit-deny').toBe(denied)
        for (const trace of statements) {
          const { action: acts, resource: on, principal: by, conditions: all, applies } = trace
          if (applies) expect([acts, on, by, ...all.map(({ met }) => met)]).not.toContain(false)
        }
      }),
    )
  })

  it('never lets an Allow cover what a Deny in the same words would not', () => {
    let covered = 0
    fc.assert(
      fc.property(request, statement('Allow', false), (asked, allow) => {
        const deny = { ...allow, Effect: 'Deny' as const }
        const identity = [{ Version: '2012-10-17' as const, Statement: [allow, deny] }]
        const [allows, denies] = evaluate(asked, { identity }).statements
        if (allows?.applies !== true) return
        covered += 1
        expect(denies?.applies).toBe(true)
      }),
      { numRuns: 500 },
    )
    expect(covered).toBeGreaterThan(25)
  })

  it('takes a variable without a value for a value that nothing equals, and an Allow for less', () => {
    const operators = [
      ...['Equals', 'NotEquals', 'EqualsIgnoreCase', 'NotEqualsIgnoreCase', 'Like', 'NotLike'].map(
        (name) => [`String${name}`, '${k:none}', '\0'] as const,
      ),
      ...['ArnLike', 'ArnNotLike'].map(
        (name) => [name, 'arn:aws:iam::${k:none}:*', 'arn:aws:iam::\0:*'] as const,
      ),
    ]
    const condition = fc.tuple(
      fc.constantFrom('', 'ForAllValues:', 'ForAnyValue:'),
      fc.constantFrom(...operators),
      fc.constantFrom('', 'IfExists'),
      fc.subarray(['a', 'B', '5', 'a*', 'arn:aws:iam::123456789012:role/GuestRole']),
      fc.constantFrom('k:a', 'k:list'),
    )
    fc.assert(
      fc.property(request, condition, (asked, [prefix, [name, none, odd], suffix, others, key]) => {
        const values = name.startsWith('Arn')
          ? others.filter((each) => each.startsWith('arn:'))
          : others
        const isMet = (effect: 'Allow' | 'Deny', value: string) => {
          const Condition = { [prefix + name + suffix]: { [key]: [...values, value] } }
          const Statement = [{ Effect: effect, Action: '*', Resource: '*', Condition }]
          const { statements } = evaluate(asked, {
            identity: [{ Version: '2012-10-17', Statement }],
          })
          return statements[0]?.applies
        }
        expect(isMet('Deny', none)).toBe(isMet('Deny', odd))
        if (name.includes('Not')) expect(isMet('Allow', none)).toBe(isMet('Allow', odd))
        else if (isMet('Allow', none) === true) expect(isMet('Allow', odd)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('tries allowed and denied requests alike', () => {
    const results = fc
      .sample(fc.tuple(request, policies), { numRuns: 500, seed: 1 })
      .map(([asked, given]) => evaluate(asked, given).result)
    for (const result of ['allowed', 'explicit-deny', 'implicit-deny']) {
      expect(results.filter((each) => each === result).length).toBeGreaterThan(25)
    }
  })
})

describe('documents that are anything', () => {
  const anything = fc.anything({ withNullPrototype: true, maxDepth: 4 })
  /** A sound document with one part replaced by anything. */
  const brokenOf = (sound: fc.Arbitrary<PolicyDocument>) =>
    fc
      .tuple(
        sound,
        fc.constantFrom('Version', 'Id', 'Statement', 'Extra'),
        fc.constantFrom(
          'Sid',
          'Effect',
          'Action',
          'NotAction',
          'Resource',
          'Principal',
          'Condition',
        ),
        fc.boolean(),
        anything,
      )
      .map(([given, element, part, inStatement, replacement]) =>
        inStatement
          ? {
              ...given,
              Statement: statementsOf(given).map((each) => ({ ...each, [part]: replacement })),
            }
          : { ...given, [element]: replacement },
      )
  const hostile = fc.oneof(anything, brokenOf(document(true))) as fc.Arbitrary<PolicyDocument>
  const allow: PolicyDocument = { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }

  it('are decided and judged without an exception', () => {
    fc.assert(
      fc.property(request, hostile, (asked, odd) => {
        for (const given of [
          { identity: [odd] },
          { identity: [allow], session: [odd] },
          { identity: [allow], boundary: odd },
          { identity: [allow], resource: odd },
          { identity: [allow], serviceControl: [[odd]], resourceControl: [[odd]] },
        ]) {
          expect(typeof evaluate(asked, given).result).toBe('string')
          expect(Array.isArray(missingContextKeys(given, asked.context))).toBe(true)
        }
        const asking = { type: 'federated', name: 'cognito-identity.amazonaws.com' } as const
        const trust = { asking, action: asked.action, context: asked.context }
        expect(typeof evaluateTrust(trust, odd).trusted).toBe('boolean')
        for (const kind of ['identity', 'trust', 'resource'] as const) {
          expect(Array.isArray(policyProblems(odd, kind))).toBe(true)
        }
      }),
    )
  })

  it('have a problem wherever the engine finds a flaw', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, document(), document(true)), (odd) => {
        for (const kind of ['identity', 'trust', 'resource'] as const) {
          if (policyProblems(odd, kind).length > 0) continue
          const flawed = compilePolicy(odd, kind).filter((each) => each.flawed)
          expect(flawed).toEqual([])
        }
      }),
    )
  })

  it('allow nothing by a statement that has a problem', () => {
    const allows = statement('Allow', false).map((one) => ({
      Version: '2012-10-17' as const,
      Statement: [one],
    }))
    const some = fc.oneof(allows, brokenOf(allows)) as fc.Arbitrary<PolicyDocument>
    fc.assert(
      fc.property(request, some, (asked, odd) => {
        const { statements } = evaluate(asked, { identity: [odd] })
        if (!statements.some(({ applies, effect }) => applies && effect === 'Allow')) return
        // A Sid is a label: what is wrong with it does not change what the statement means.
        const problems = policyProblems(odd, 'identity').filter(({ path }) => !/Sid$/.test(path))
        expect(problems).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('only ever fail for a context with one key twice', () => {
    const name = fc.oneof(fc.constantFrom('k:a', 'K:a', 'k:B', 'aws:SourceIp'), fc.string())
    const spelled = fc.dictionary(name, value)
    fc.assert(
      fc.property(request, spelled, policies, (asked, odd, given) => {
        const names = Object.keys(odd).map((name) => name.toLowerCase())
        const decide = () => evaluate({ ...asked, context: odd }, given)
        if (new Set(names).size < names.length) expect(decide).toThrow('twice')
        else expect(decide).not.toThrow()
      }),
    )
  })
})
