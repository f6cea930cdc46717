import { describe, expect, it } from 'vitest'
import { account, allow, explained, policy, request, table, text } from './explain-fixture.ts'
import type { Explanation } from './explanation.ts'
import type { ConditionBlock, Statement } from './policy-document.ts'

const theirTable = 'arn:aws:dynamodb:us-west-2:210987654321:table/GameScores'
const other = policy({ Sid: 'Other', Action: 's3:GetObject' })

const pass = ({ wouldPass }: Explanation) => wouldPass.map(text)

describe('what decided, and the words for it', () => {
  it('is an Allow of the role', () => {
    const why = explained({})
    expect(why).toMatchObject({ kind: 'allowed', result: 'allowed', unmet: [], wouldPass: [] })
    expect(why.nearest?.trace.sid).toBe('Read')
    expect(text(why.headline)).toBe('The statement Read allows dynamodb:GetItem.')
  })

  it('is an Allow of the resource’s policy', () => {
    const resource = policy({ Principal: '*' })
    const why = explained({ identity: [other], resource })
    expect(why).toMatchObject({
      kind: 'allowed',
      nearest: { trace: { policyType: 'resource-based' } },
    })
    expect(text(why.headline)).toBe(
      'The resource’s policy allows it to you: statement 1 of the resource’s policy allows dynamodb:GetItem.',
    )
  })

  it('is a deny, of whatever kind of policy', () => {
    const why = explained({ boundary: policy({}, { Effect: 'Deny' }) })
    expect(why).toMatchObject({ kind: 'explicit-deny', result: 'explicit-deny' })
    expect(why.nearest?.trace).toMatchObject({ policyType: 'permissions-boundary', effect: 'Deny' })
    expect(text(why.headline)).toBe(
      'Statement 2 of the permissions boundary denies dynamodb:GetItem. A deny beats every allow.',
    )
    expect(pass(why)).toEqual(['No such request, while the policy says so.'])
  })

  it('is a deny on a condition, which another request escapes', () => {
    const Condition = { Bool: { 'aws:SecureTransport': 'false' } }
    const why = explained(
      { identity: [allow, policy({ Sid: 'Tls', Effect: 'Deny', Condition })] },
      { context: { 'aws:SecureTransport': 'false' } },
    )
    expect(pass(why)).toEqual(['A request for which one of the conditions of Tls does not hold.'])
  })

  it('is nothing that allows the action', () => {
    const why = explained({ identity: [other] })
    expect(why).toMatchObject({ kind: 'nothing-allows', unmet: [] })
    expect(why.nearest?.misses).toEqual(['action'])
    expect(text(why.headline)).toBe(
      'No statement of your role’s policies allows dynamodb:GetItem. What nothing allows is denied, on anyone’s partition.',
    )
    expect(pass(why)).toEqual(['An action that Other lists; dynamodb:GetItem is none.'])
  })

  it('speaks of partitions only where there are some', () => {
    const why = explained({ identity: [allow] }, { action: 's3:PutObject' })
    expect(text(why.headline)).toBe(
      'No statement of your role’s policies allows s3:PutObject. What nothing allows is denied, whoever’s it is.',
    )
  })

  it('is nothing at all', () => {
    const why = explained({ identity: [] })
    expect(why).toMatchObject({ kind: 'nothing-allows', nearest: undefined, statements: [] })
    expect(text(why.headline)).toBe(
      'There is nothing in your role’s policies. What nothing allows is denied.',
    )
  })

  it('is an Allow for another resource', () => {
    const why = explained({ identity: [policy({ Sid: 'Theirs', Resource: theirTable }), other] })
    expect(why).toMatchObject({ kind: 'nothing-allows', nearest: { misses: ['resource'] } })
    expect(text(why.headline)).toBe(
      `The statement Theirs allows dynamodb:GetItem, but not on <${table}>.`,
    )
    expect(pass(why)).toEqual(['dynamodb:GetItem on a resource that Theirs covers.'])
  })

  it('is an Allow for a resource that a variable without a value leaves out', () => {
    const Resource = table.replace('GameScores', '${k:none}')
    const why = explained({ identity: [policy({ Sid: 'Own', Resource })] })
    const because =
      '${k:none} has no value in the request and equals nothing, so no resource matches an ARN with it.'
    expect(text(why.headline)).toBe(
      `The statement Own allows dynamodb:GetItem, but not on <${table}>. ${because}`,
    )
    expect(why.nearest && text(why.nearest.sentence)).toBe(
      `It does not cover the resource <${table}>. ${because}`,
    )
    const sentences = [{}, { Condition: { Bool: { 'k:a': 'true' } } }].map((more) => {
      const { nearest } = explained({ identity: [policy({ Resource: [Resource, '*'], ...more })] })
      return nearest && text(nearest.sentence)
    })
    expect(sentences).toEqual([
      `It allows dynamodb:GetItem. ${because}`,
      `It covers the request, but its condition on k:a is not met, so it does not count. ${because}`,
    ])
  })

  it('is a statement that IAM cannot read', () => {
    const flawed = policy({ Sid: 'Torn', Sidd: 'x' } as Partial<Statement>)
    const why = explained({ identity: [flawed] })
    expect(why).toMatchObject({ kind: 'nothing-allows', nearest: { misses: ['flaw'] } })
    expect(text(why.headline)).toBe(
      'The statement Torn would allow dynamodb:GetItem, but IAM cannot read all of it, so it allows nothing.',
    )
    expect(pass(why)).toEqual(['No request, until the statement is mended.'])
  })

  it('is a condition', () => {
    const Condition = { StringEquals: { 'aws:PrincipalTag/team': 'blue' } }
    const why = explained({ identity: [policy({ Sid: 'Team', Condition })] })
    expect(why.kind).toBe('unmet-conditions')
    expect(why.unmet).toHaveLength(1)
    expect(why.passingChanges).toEqual({ 'aws:PrincipalTag/team': 'blue' })
  })

  it('is a session policy', () => {
    const why = explained({ session: [other] })
    expect(why).toMatchObject({ kind: 'session-policy', nearest: { misses: ['action'] } })
    expect(text(why.headline)).toBe(
      'Your role’s policies allow dynamodb:GetItem, but the session policies of your session do not.',
    )
    expect(pass(why)).toEqual(['A session whose session policies allow dynamodb:GetItem.'])
  })

  it('is a session policy that Cognito put on a guest', () => {
    const arn = `arn:aws:sts::${account}:assumed-role/Guest/CognitoIdentityCredentials`
    const principal = { ...request.principal, arn }
    const why = explained({ session: [other] }, { principal })
    expect(text(why.headline)).toBe(
      'Your role’s policies allow dynamodb:GetItem, but the session policies that Cognito puts on every guest do not.',
    )
    expect(pass(why)).toEqual([
      'The same request, signed in: Cognito puts these policies on guests only.',
    ])
  })

  it('is the permissions boundary', () => {
    const why = explained({ boundary: other })
    expect(why.kind).toBe('permissions-boundary')
    expect(text(why.headline)).toBe(
      'Your role’s policies allow dynamodb:GetItem, but the permissions boundary does not.',
    )
    expect(pass(why)).toEqual([
      'No such request, until the permissions boundary allows dynamodb:GetItem as well.',
    ])
  })

  it('is a condition of the permissions boundary', () => {
    const Condition = { Bool: { 'aws:SecureTransport': 'true' } }
    const context = { 'aws:SecureTransport': 'false' }
    const why = explained({ boundary: policy({ Condition }) }, { context })
    expect(why.kind).toBe('permissions-boundary')
    expect(pass(why)).toEqual(['Send it over HTTPS.'])
    expect(why.passingChanges).toEqual({ 'aws:SecureTransport': 'true' })
  })

  it('is a service control policy, on any level', () => {
    const why = explained({ serviceControl: [[allow], [other]] })
    expect(why.kind).toBe('service-control-policy')
    expect(why.nearest?.trace.sid).toBe('Other')
    expect(text(why.headline)).toBe(
      'The service control policies of your organization do not allow dynamodb:GetItem. Every level must, from the root to the account.',
    )
    expect(pass(why)).toEqual([
      'No such request, until the organization allows dynamodb:GetItem at every level.',
    ])
  })

  it('is a resource control policy', () => {
    const why = explained({ resourceControl: [[policy({ Action: 's3:*', Principal: '*' })]] })
    expect(why.kind).toBe('resource-control-policy')
    expect(text(why.headline)).toMatch(/^The resource control policies of the resource’s org/)
  })

  it('is the policy of another account’s resource', () => {
    const why = explained({}, { resource: theirTable })
    expect(why).toMatchObject({ kind: 'resource-policy', nearest: undefined })
    expect(text(why.headline)).toBe(
      'The resource belongs to the account <210987654321>, and its policy does not allow dynamodb:GetItem to you. Across accounts both sides must.',
    )
    expect(pass(why)).toEqual([
      'A resource whose policy allows dynamodb:GetItem to you, or one of your own account.',
    ])
  })

  it('is the policy of a resource that nobody signed for', () => {
    const anonymous = { type: 'anonymous', arn: 'anonymous', account: 'anonymous' } as const
    const why = explained({ identity: [] }, { principal: anonymous })
    expect(why.kind).toBe('resource-policy')
    expect(text(why.headline)).toBe(
      'Nobody signed this request, and the resource’s policy does not allow dynamodb:GetItem to everyone.',
    )
  })
})

describe('the nearest statement', () => {
  const nearestOf = (...statements: readonly Partial<Statement>[]) =>
    explained({ identity: [policy(...statements)] }).nearest?.trace.sid
  const unmet = (...keys: readonly string[]): ConditionBlock => ({
    StringEquals: Object.fromEntries(keys.map((key) => [key, 'x'])),
  })

  it('covers action and resource, whatever its conditions', () => {
    expect(
      nearestOf(
        { Sid: 'A', Action: 's3:GetObject' },
        { Sid: 'B', Condition: unmet('k:1', 'k:2', 'k:3') },
      ),
    ).toBe('B')
  })

  it('has the fewest conditions that are not met', () => {
    expect(
      nearestOf(
        { Sid: 'A', Condition: unmet('k:1', 'k:2') },
        { Sid: 'B', Condition: unmet('k:1') },
      ),
    ).toBe('B')
  })

  it('is the one for the action before the one for the resource', () => {
    expect(
      nearestOf({ Sid: 'A', Action: 's3:GetObject' }, { Sid: 'B', Resource: theirTable }),
    ).toBe('B')
    expect(
      nearestOf({ Sid: 'A', Action: 's3:*', Resource: theirTable }, { Sid: 'B', Action: 's3:*' }),
    ).toBe('B')
  })

  it('is the first of equals, and never a deny', () => {
    expect(
      nearestOf(
        { Sid: 'No', Effect: 'Deny', Condition: unmet('k:1') },
        { Sid: 'A', Condition: unmet('k:1') },
        { Sid: 'B', Condition: unmet('k:2') },
      ),
    ).toBe('A')
  })
})

it('gives every statement of every policy its reason', () => {
  const identity = policy(
    { Sid: 'Read', Condition: { StringEquals: { 'k:a': 'x', 'k:b': 'y' } } },
    { Sid: 'Write', Action: 'dynamodb:PutItem', Resource: theirTable },
    { Sid: 'Never', Effect: 'Deny', Action: 'dynamodb:Scan' },
  )
  const { statements } = explained({ identity: [identity], session: [allow] })
  expect(statements.map(({ name, sentence }) => `${text(name)}: ${text(sentence)}`)).toEqual([
    'Read: It covers the request, but its conditions on k:a and k:b are not met, so it does not count.',
    `Write: It does not cover the action dynamodb:GetItem or the resource <${table}>.`,
    'Never: It does not cover the action dynamodb:GetItem.',
    'Read: It allows dynamodb:GetItem.',
  ])
})

it('speaks of somebody else by name', () => {
  const why = explained({ identity: [other] }, {}, { caller: 'the rival' })
  expect(text(why.headline)).toMatch(/^No statement of the rival’s role’s policies allows/)
})
