import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  administratorCredentials,
  startTestStandIn,
  type TestStandIn,
} from '../../testing/start-test-stand-in.ts'
import { iamClient, members, type CallIam } from './testing/iam-client.ts'

let standIn: TestStandIn
let iam: CallIam
let guestRole: string

beforeAll(async () => {
  standIn = await startTestStandIn()
  iam = iamClient(standIn.url, administratorCredentials)
  guestRole = standIn.outputs['GuestRoleArn'] ?? ''
})

afterAll(async () => {
  expect(standIn.bugs).toEqual([])
  await standIn.close()
})

const table = 'arn:aws:dynamodb:us-west-2:123456789012:table/GameScores'

/** Name, type, values. */
type Entry = readonly [name: string, type: string, ...values: string[]]

function contextEntries(entries: readonly Entry[]): Record<string, string> {
  return Object.assign(
    {},
    ...entries.map(([name, type, ...values], index) => {
      const entry = `ContextEntries.member.${String(index + 1)}`
      return {
        [`${entry}.ContextKeyName`]: name,
        [`${entry}.ContextKeyType`]: type,
        ...members(`${entry}.ContextKeyValues`, values),
      }
    }),
  ) as Record<string, string>
}

const sub = 'cognito-identity.amazonaws.com:sub'
const own: readonly Entry[] = [
  [sub, 'string', 'us-west-2:a'],
  ['dynamodb:LeadingKeys', 'stringList', 'us-west-2:a'],
  ['dynamodb:Attributes', 'stringList', 'UserId', 'GameTitle', 'Wins'],
  ['dynamodb:Select', 'string', 'SPECIFIC_ATTRIBUTES'],
]
const replaced = (name: string, ...entry: string[]): readonly Entry[] =>
  own.flatMap((each) =>
    each[0] !== name ? [each] : entry.length === 0 ? [] : [[name, ...entry] as unknown as Entry],
  )

function simulateGuest(entries: readonly Entry[], actions = ['dynamodb:GetItem'], arns = [table]) {
  return iam('SimulatePrincipalPolicy', {
    PolicySourceArn: guestRole,
    ...members('ActionNames', actions),
    ...members('ResourceArns', arns),
    ...contextEntries(entries),
  })
}

const custom = (policies: readonly object[], parameters: Record<string, string> = {}) =>
  iam('SimulateCustomPolicy', {
    ...members(
      'PolicyInputList',
      policies.map((policy) => JSON.stringify(policy)),
    ),
    'ActionNames.member.1': 's3:GetObject',
    ...parameters,
  })

const policy = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements })
const allow = (Action: string, Resource = '*') => ({ Effect: 'Allow', Action, Resource })
const deny = (Action: string, Resource = '*') => ({ Effect: 'Deny', Action, Resource })
const decisions = (xml: string) =>
  [...xml.matchAll(/<EvalDecision>(\w+)<\/EvalDecision>/g)].map(([, decision]) => decision)

describe('SimulatePrincipalPolicy', () => {
  it('allows a guest the own partition, and names the statement and its place', async () => {
    const { xml, text } = await simulateGuest(own)
    expect(decisions(xml)).toEqual(['allowed'])
    expect(text('EvalActionName')).toBe('dynamodb:GetItem')
    expect(text('EvalResourceName')).toBe(table)
    const role = guestRole.split('/').at(-1) ?? ''
    const document = JSON.stringify(standIn.config().roles.guest.policies[0]?.document)
    expect(xml).toContain(
      `<MatchedStatements><member><SourcePolicyId>role_${role}_OwnScores</SourcePolicyId><SourcePolicyType>IAM Policy</SourcePolicyType>` +
        '<StartPosition><Line>1</Line><Column>38</Column></StartPosition>' +
        `<EndPosition><Line>1</Line><Column>${String(document.length - 1)}</Column></EndPosition></member></MatchedStatements>`,
    )
    expect(xml).toContain(
      '<MissingContextValues><member>dynamodb:ReturnValues</member><member>s3:prefix</member></MissingContextValues>',
    )
    expect(xml).toContain('<EvalResourceDecision>allowed</EvalResourceDecision>')
  })

  it.each([
    ['the partition of another', replaced('dynamodb:LeadingKeys', 'stringList', 'us-west-2:b')],
    ['no leading key', replaced('dynamodb:LeadingKeys')],
    ['an attribute that is not listed', replaced('dynamodb:Attributes', 'stringList', 'Secret')],
    ['all attributes', replaced('dynamodb:Select', 'string', 'ALL_ATTRIBUTES')],
    ['no identity', replaced(sub)],
  ])('denies %s, and names no statement, as AWS does', async (_what, entries) => {
    const { xml } = await simulateGuest(entries)
    expect(decisions(xml)).toEqual(['implicitDeny'])
    expect(xml).not.toContain('SourcePolicyId')
  })

  it('lists every key that the policies ask about and the request lacks', async () => {
    const { xml } = await simulateGuest([], ['dynamodb:Scan'])
    const [, missing = ''] = /<MissingContextValues>(.*?)<\/MissingContextValues>/.exec(xml) ?? []
    const keys = [...missing.matchAll(/<member>([^<]+)</g)].map(([, key]) => key)
    expect(keys.toSorted()).toEqual(
      [
        sub,
        'dynamodb:Attributes',
        'dynamodb:LeadingKeys',
        'dynamodb:ReturnValues',
        'dynamodb:Select',
        's3:prefix',
      ].toSorted(),
    )
  })

  it('knows the administrator, whose policy is where AWS has it', async () => {
    const { xml } = await iam('SimulatePrincipalPolicy', {
      PolicySourceArn: 'arn:aws:iam::123456789012:user/Administrator',
      ...members('ActionNames', ['iam:CreateUser']),
    })
    expect(xml).toContain(
      '<SourcePolicyId>AdministratorAccess</SourcePolicyId><SourcePolicyType>IAM Policy</SourcePolicyType>' +
        '<StartPosition><Line>3</Line><Column>17</Column></StartPosition><EndPosition><Line>8</Line><Column>6</Column></EndPosition>',
    )
    expect(xml).toContain('<EvalResourceName>*</EvalResourceName>')
    expect(xml).not.toContain('ResourceSpecificResults')
  })

  it('adds the policies that are passed in', async () => {
    const parameters = {
      PolicySourceArn: guestRole,
      ...members('ActionNames', ['dynamodb:Scan']),
      ...members('PolicyInputList', [JSON.stringify(policy(allow('dynamodb:Scan')))]),
    }
    const { xml, text } = await iam('SimulatePrincipalPolicy', parameters)
    expect(decisions(xml)).toEqual(['allowed'])
    expect(text('SourcePolicyId')).toBe('PolicyInputList.1')
  })

  it.each([
    [
      'arn:aws:iam::123456789012:role/nobody',
      'NoSuchEntity',
      'The role with name nobody cannot be found.',
    ],
    [
      'arn:aws:iam::123456789012:user/Nobody',
      'NoSuchEntity',
      'The user with name Nobody cannot be found.',
    ],
    [
      'arn:aws:sts::123456789012:assumed-role/a/b',
      'InvalidInput',
      'Invalid Entity Arn: arn:aws:sts::123456789012:assumed-role/a/b does not clearly define entity type and name.',
    ],
  ])('refuses %s', async (PolicySourceArn, code, message) => {
    const answer = await iam('SimulatePrincipalPolicy', {
      PolicySourceArn,
      ...members('ActionNames', ['dynamodb:Scan']),
    })
    expect(answer.refusal).toEqual([code, message])
  })
})

describe('SimulateCustomPolicy', () => {
  it('gives one result for each action, page by page', async () => {
    const actions = members('ActionNames', ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'])
    const policies = [policy(allow('s3:*'), deny('s3:Delete*'))]
    const first = await custom(policies, { ...actions, MaxItems: '2' })
    expect(decisions(first.xml)).toEqual(['allowed', 'allowed'])
    expect(first.text('IsTruncated')).toBe('true')
    const second = await custom(policies, {
      ...actions,
      MaxItems: '2',
      Marker: first.text('Marker') ?? '',
    })
    expect(decisions(second.xml)).toEqual(['explicitDeny'])
    expect(second.text('IsTruncated')).toBe('false')
    expect(second.xml).not.toContain('<Marker>')
  })

  it('names Deny and Allow of an explicit denial, each with its policy', async () => {
    const { xml } = await custom([policy(allow('s3:*')), policy(deny('s3:GetObject'))])
    const ids = [...xml.matchAll(/<SourcePolicyId>([^<]+)/g)].map(([, id]) => id)
    expect(ids).toEqual(['PolicyInputList.1', 'PolicyInputList.2'])
    expect(decisions(xml)).toEqual(['explicitDeny'])
  })

  it('answers for each of several resources, the worst for all of them', async () => {
    const arns = ['arn:aws:s3:::mine/a', 'arn:aws:s3:::theirs/a']
    const { xml } = await custom([policy(allow('s3:GetObject', 'arn:aws:s3:::mine/*'))], {
      ...members('ResourceArns', arns),
    })
    expect(decisions(xml)).toEqual(['implicitDeny'])
    const each = [...xml.matchAll(/<EvalResourceDecision>(\w+)/g)].map(([, decision]) => decision)
    expect(each).toEqual(['allowed', 'implicitDeny'])
  })

  it('asks a permissions boundary as well, and says what it said', async () => {
    const boundary = (statement: object) => ({
      'PermissionsBoundaryPolicyInputList.member.1': JSON.stringify(policy(statement)),
    })
    const inside = await custom([policy(allow('s3:*'))], boundary(allow('s3:Get*')))
    expect(decisions(inside.xml)).toEqual(['allowed'])
    expect(inside.text('AllowedByPermissionsBoundary')).toBe('true')
    const outside = await custom([policy(allow('s3:*'))], boundary(allow('s3:Put*')))
    expect(decisions(outside.xml)).toEqual(['implicitDeny'])
    expect(outside.text('AllowedByPermissionsBoundary')).toBe('false')
  })

  it('asks a resource-based policy as well, for a caller that is a user', async () => {
    const ResourcePolicy = JSON.stringify(
      policy({ ...deny('s3:DeleteObject', 'arn:aws:s3:::b/*'), Principal: '*' }),
    )
    const parameters = {
      ResourcePolicy,
      ...members('ActionNames', ['s3:GetObject', 's3:DeleteObject']),
      ...members('ResourceArns', ['arn:aws:s3:::b/a']),
    }
    const CallerArn = 'arn:aws:iam::123456789012:user/dummy'
    const { xml } = await custom([policy(allow('s3:*'))], { ...parameters, CallerArn })
    expect(decisions(xml)).toEqual(['allowed', 'explicitDeny'])
    expect(xml).toContain(
      '<SourcePolicyId>ResourcePolicy</SourcePolicyId><SourcePolicyType>Resource Policy</SourcePolicyType>',
    )
    const withoutCaller = await custom([policy(allow('s3:*'))], parameters)
    expect(withoutCaller.refusal).toEqual([
      'InvalidInput',
      'Invalid caller - Caller must be an IAM user in this context.',
    ])
  })

  it.each([
    ['string', 'StringEquals', ['a'], 'a'],
    ['boolean', 'Bool', ['true'], 'true'],
    ['numeric', 'NumericLessThan', ['9'], '10'],
    ['date', 'DateLessThan', ['2026-01-01T00:00:00Z'], '2026-02-01T00:00:00Z'],
    ['ip', 'IpAddress', ['10.1.2.3'], '10.0.0.0/8'],
    ['binary', 'BinaryEquals', ['YQ=='], 'YQ=='],
    ['stringList', 'ForAllValues:StringEquals', ['a', 'a'], 'a'],
    ['numericList', 'ForAllValues:NumericLessThan', ['1', '2'], '10'],
  ])('takes context entries of type %s', async (type, operator, values, wanted) => {
    const Condition = { [operator]: { 'aws:Anything': wanted } }
    const { xml } = await custom(
      [policy({ ...allow('s3:*'), Condition })],
      contextEntries([['aws:Anything', type, ...values]]),
    )
    expect(decisions(xml)).toEqual(['allowed'])
    expect(xml).toContain('<MissingContextValues></MissingContextValues>')
  })

  it.each([
    [
      'no policy',
      { 'PolicyInputList.member.1': '{' },
      'InvalidInput',
      'Invalid input policy PolicyInputList.1: Syntax errors in policy.',
    ],
    [
      'an action with a wildcard',
      members('ActionNames', ['s3:*']),
      'InvalidInput',
      'Invalid action name: s3:*',
    ],
    [
      'a resource that is no ARN',
      members('ResourceArns', ['b']),
      'InvalidInput',
      'Invalid resource ARN: b',
    ],
    [
      'two values for one',
      contextEntries([['a:bc', 'string', '1', '2']]),
      'InvalidInput',
      'Context key a:bc of type string takes exactly one value.',
    ],
    [
      'a number that is none',
      contextEntries([['a:bc', 'numeric', 'x']]),
      'InvalidInput',
      'Invalid value for context key a:bc of type numeric: x',
    ],
    [
      'an unknown type',
      contextEntries([['a:bc', 'text', 'x']]),
      'InvalidInput',
      'Invalid context key type: text',
    ],
    [
      'a key given twice',
      contextEntries([
        ['a:bc', 'string', 'x'],
        ['A:BC', 'string', 'y'],
      ]),
      'InvalidInput',
      'Duplicate context key name: A:BC',
    ],
    [
      'two boundaries',
      members('PermissionsBoundaryPolicyInputList', [
        JSON.stringify(policy(allow('s3:*'))),
        JSON.stringify(policy(allow('s3:*'))),
      ]),
      'InvalidInput',
      'The list of Permissions Boundary policies cannot exceed 1 items.',
    ],
    [
      'an owner',
      { ResourceOwner: '123456789012' },
      'StandIn#Unsupported',
      'The stand-in does not support ResourceOwner of IAM SimulateCustomPolicy.',
    ],
  ])('refuses %s', async (_what, parameters, code, message) => {
    const answer = await custom([policy(allow('s3:*'))], parameters)
    expect(answer.refusal).toEqual([code, message])
  })
})
