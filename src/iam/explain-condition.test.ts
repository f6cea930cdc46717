import { describe, expect, it } from 'vitest'
import type { ConditionTrace, RequestContext } from './decision.ts'
import { explained, policy, table, text } from './explain-fixture.ts'
import type { ConditionExplanation } from './explanation.ts'

describe('a condition that is not met', () => {
  function conditionOf(
    operator: string,
    values: string | readonly string[],
    context: RequestContext = {},
    key = 'k:a',
  ): ConditionExplanation {
    const Condition = { [operator]: { [key]: values } }
    const [condition] = explained({ identity: [policy({ Condition })] }, { context }).unmet
    if (!condition) throw new Error('met')
    return condition
  }
  const words = (...given: Parameters<typeof conditionOf>) => {
    const { problem, remedy } = conditionOf(...given)
    return `${text(problem)} ${text(remedy)}`
  }

  it.each<readonly [string, string | readonly string[], string, string]>([
    ['StringEquals', ['x', 'y'], 'b', '<x> or <y>'],
    ['StringNotEquals', ['b', 'c'], 'b', 'anything but <b> and <c>'],
    ['StringEqualsIgnoreCase', 'x', 'b', '<x>, in any case'],
    ['StringNotEqualsIgnoreCase', 'B', 'b', 'anything but <B>, in any case'],
    ['StringLike', 'x*', 'b', 'a text like <x*>'],
    ['StringNotLike', 'b*', 'b', 'a text unlike <b*>'],
    ['Bool', 'true', 'false', '<true>'],
    ['NumericEquals', '5', '6', 'the number <5>'],
    ['NumericNotEquals', '6', '6', 'any number but <6>'],
    ['NumericLessThan', '5', '6', 'a number below <5>'],
    ['NumericLessThanEquals', '5', '6', 'a number of at most <5>'],
    ['NumericGreaterThan', '5', '4', 'a number above <5>'],
    ['NumericGreaterThanEquals', '5', '4', 'a number of at least <5>'],
    ['DateEquals', '2026', '2025', 'the time <2026>'],
    ['DateNotEquals', '2026', '2026', 'any time but <2026>'],
    ['DateLessThan', '2026', '2027', 'a time before <2026>'],
    ['DateLessThanEquals', '2026', '2027', 'a time no later than <2026>'],
    ['DateGreaterThan', '2026', '2025', 'a time after <2026>'],
    ['DateGreaterThanEquals', '2026', '2025', 'a time no earlier than <2026>'],
    ['IpAddress', '10.0.0.0/8', '192.0.2.1', 'an address within <10.0.0.0/8>'],
    ['NotIpAddress', '10.0.0.0/8', '10.1.1.1', 'an address outside <10.0.0.0/8>'],
    ['ArnLike', 'arn:aws:iam::*:role/R', table, 'an ARN like <arn:aws:iam::*:role/R>'],
    ['ArnEquals', 'arn:aws:iam::*:role/R', table, 'an ARN like <arn:aws:iam::*:role/R>'],
    ['ArnNotLike', 'arn:aws:*:*:*:*', table, 'an ARN unlike <arn:aws:*:*:*:*>'],
    ['ArnNotEquals', 'arn:aws:*:*:*:*', table, 'an ARN unlike <arn:aws:*:*:*:*>'],
    ['BinaryEquals', 'QQ==', 'Qg==', 'the bytes <QQ==>'],
  ])('has words for %s', (operator, values, carried, wanted) => {
    expect(words(operator, values, { 'k:a': carried })).toBe(
      `Your request’s k:a is <${carried}>; the policy wants k:a to be ${wanted}. A request passes with k:a being ${wanted}.`,
    )
  })

  it('says that the request lacks the key', () => {
    expect(words('StringEquals', 'x')).toBe(
      'Your request does not carry k:a; the policy wants k:a to be <x>. A request passes with k:a being <x>.',
    )
  })

  it('names, of many values, those that fail', () => {
    const context = { 'k:a': ['x', 'b', 'c'] }
    expect(conditionOf('ForAllValues:StringEquals', 'x', context).failing).toEqual(['b', 'c'])
    expect(words('ForAllValues:StringEquals', 'x', context)).toBe(
      'Your request’s k:a is <b> and <c>; the policy wants every value of k:a to be <x>. A request passes with every value of k:a being <x>.',
    )
    expect(words('ForAnyValue:StringEquals', 'y', context)).toMatch(
      /wants at least one value of k:a to be <y>\./,
    )
  })

  it('has words for Null', () => {
    expect(words('Null', 'false')).toBe(
      'The policy wants a request that carries k:a, and your request does not. A request that carries k:a passes.',
    )
    expect(words('Null', 'true', { 'k:a': 'b' })).toBe(
      'Your request carries k:a, and the policy wants a request without it. A request without k:a passes.',
    )
  })

  it('cuts a long list short', () => {
    const many = Array.from({ length: 12 }, (_, index) => `v${String(index)}`)
    expect(words('StringEquals', many)).toContain('<v6>, <v7> or 4 others.')
  })

  it.each<readonly [NonNullable<ConditionTrace['obstacle']>, string, string, RegExp]>([
    ['unknown-operator', 'Unheard', 'x', /operator Unheard is unknown.*The policy has to use an/],
    [
      'unresolved-variable',
      'ForAnyValue:StringEquals',
      '${k:none}',
      /^\$\{k:none\} has no value in the request and equals nothing, so .*is not met\. A session with one value for \$\{k:none\} can pass\.$/,
    ],
    [
      'multivalued-variable',
      'ForAnyValue:StringNotEquals',
      '${k:a}',
      /does not have one value for \$\{k:a\}, so there is nothing to compare with/,
    ],
    ['unreadable-value', 'NumericEquals', 'five', /cannot read what the policy wants of k:a/],
    ['bare-operator-on-multivalued-key', 'StringEquals', 'x', /say ForAllValues: or ForAnyValue:/],
  ])('says what no request can mend: %s', (obstacle, operator, wanted, expected) => {
    const Condition = { [operator]: { 'k:a': wanted } }
    const { statements, passingChanges } = explained(
      { identity: [policy({ Condition })] },
      { context: { 'k:a': ['x'] } },
    )
    const [condition] = statements[0]?.conditions ?? []
    if (!condition) throw new Error('no condition')
    expect(condition.trace.obstacle).toBe(obstacle)
    expect(`${text(condition.problem)} ${text(condition.remedy)}`).toMatch(expected)
    expect(passingChanges).toBeUndefined()
  })

  describe('with a variable that has no value', () => {
    const none = '${k:none} has no value in the request and equals nothing'

    it('says that the values beside it do not help', () => {
      expect(words('StringEquals', ['x', '${k:none}'], { 'k:a': 'x' })).toBe(
        `${none}, so the condition is not met, whatever the other values. A session with one value for \${k:none} can pass.`,
      )
    })

    it('says what else keeps a negated operator from being met', () => {
      expect(words('StringNotEquals', ['x', '${k:none}${k:nil}'], { 'k:a': 'x' })).toBe(
        'Your request’s k:a is <x>; the policy wants k:a to be anything but <x>. ${k:none} and ${k:nil} have no value in the request and equal nothing. A request passes with k:a being anything but <x>.',
      )
      const arn = 'arn:aws:iam::1:role/${k:none}'
      expect(words('ForAnyValue:StringNotLike', '${k:none}')).toMatch(
        /value of k:a to be anything\./,
      )
      expect(words('ForAnyValue:ArnNotLike', arn)).toMatch(/value of k:a to be any ARN\./)
    })

    it('suggests a change only where a negated operator can be met by it', () => {
      const changesFor = (operator: string, context: RequestContext) => {
        const Condition = { [operator]: { 'k:a': ['x', '${k:none}'] }, Null: { 'k:a': 'false' } }
        return explained({ identity: [policy({ Condition })] }, { context }).passingChanges
      }
      expect(changesFor('StringNotEquals', { 'k:a': 'x' })).toEqual({ 'k:a': 'false' })
      expect(changesFor('StringEqualsIfExists', {})).toBeUndefined()
    })

    it.each([
      [{ StringNotEquals: { 'k:a': '${k:none}' } }, `Your request’s k:a meets it. ${none}.`],
      [{ StringNotEquals: { 'k:b': '${k:none}' } }, `not carry k:b, and that meets it. ${none}.`],
      [{ StringEquals: { 'k:a': ['${k:none}', 'x'] } }, `Your request’s k:a meets it. ${none}.`],
      [
        { StringEquals: { 'k:a': '${k:many}' } },
        'cannot be told whether your request’s k:a meets it',
      ],
    ])('says of a Deny that it is met: %j', (Condition, wanted) => {
      const context = { 'k:a': 'x', 'k:many': ['x'] }
      const deny = policy({}, { Effect: 'Deny', Condition })
      const { nearest, kind } = explained({ identity: [deny] }, { context })
      expect(kind).toBe('explicit-deny')
      expect(nearest?.conditions.map(({ problem }) => text(problem)).join()).toContain(wanted)
    })

    it('says of a Deny that it is not met for either', () => {
      const Condition = { StringEquals: { 'k:a': ['${k:none}', 'y'] } }
      const { statements } = explained(
        { identity: [policy({ Effect: 'Deny', Condition })] },
        { context: { 'k:a': 'x' } },
      )
      const [condition] = statements[0]?.conditions ?? []
      expect(condition && text(condition.problem)).toBe(
        `Your request’s k:a is <x>; the policy wants k:a to be <y>. ${none}.`,
      )
    })
  })

  describe('on a key of DynamoDB', () => {
    const leading = 'dynamodb:LeadingKeys'

    it('says whose partition may be asked for, where the policy names it itself', () => {
      expect(words('ForAllValues:StringEquals', ['a', 'b'], { [leading]: ['c'] }, leading)).toBe(
        'You asked for <c>’s partition. The policy allows only <a> or <b>. Ask for the partition <a> or <b>.',
      )
      expect(words('ForAnyValue:StringEquals', 'a', {}, leading)).toBe(
        'You asked for no partition in particular. The policy allows only <a>. Ask for the partition <a>.',
      )
    })

    it('says that there must be a partition key', () => {
      expect(words('Null', 'false', {}, leading)).toBe(
        'Your request names no partition key, and the policy wants one. Name a partition key, as Query and GetItem do. A Scan never names one.',
      )
    })

    it.each(['StringEquals', 'ForAnyValue:StringEquals', 'ForAnyValue:StringEqualsIfExists'])(
      'says why a write fails %s on Select',
      (operator) => {
        expect(words(operator, 'SPECIFIC_ATTRIBUTES', {}, 'dynamodb:Select')).toBe(
          'Your request does not carry dynamodb:Select; the policy wants it to be <SPECIFIC_ATTRIBUTES>. An operation that has dynamodb:Select can pass. For others the policy has to say StringEqualsIfExists.',
        )
      },
    )
  })
})
