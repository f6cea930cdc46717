import { describe, expect, it } from 'vitest'
import type { ConditionBlock, PolicyDocument, Statement } from './policy-document.ts'
import { policyWarnings } from './policy-warnings.ts'

const known = new Map([
  ['dynamodb', ['GetItem', 'PutItem', 'Query', 'BatchGetItem']],
  ['cognito-identity', ['GetId']],
  ['sts', ['AssumeRole']],
])

function warningsOf(
  statement: Partial<Statement>,
  version: PolicyDocument['Version'] = '2012-10-17',
) {
  const document: PolicyDocument = {
    Version: version,
    Statement: [{ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: '*', ...statement }],
  }
  return policyWarnings(document, known).map(({ path, message }) => `${path}: ${message}`)
}

describe('actions', () => {
  it.each([
    '*',
    'dynamodb:*',
    'DynamoDB:getitem',
    'dynamodb:*Item',
    'dynamodb:?uery',
    's3:GetObjekt',
    'sns:Publish',
    'cognito-idp:GetUser',
  ])('have nothing to warn of in %s', (action) => {
    expect(warningsOf({ Action: action })).toEqual([])
  })

  it.each([
    [
      'dynamodb:GetItme',
      'dynamodb:GetItme counts, but there is no such action: did you mean dynamodb:GetItem?',
    ],
    [
      'dynamodb:TransactWriteItems',
      'dynamodb:TransactWriteItems counts, but no such action is known here.',
    ],
    ['dynamodb:Gett*', 'dynamodb:Gett* counts, but matches no action that is known here.'],
    [
      'dynamobd:GetItem',
      'dynamobd:GetItem counts, but there is no such service: did you mean dynamodb:GetItem?',
    ],
    [
      'cognito-identiy:GetId',
      'cognito-identiy:GetId counts, but there is no such service: did you mean cognito-identity:GetId?',
    ],
  ])('warn of %s', (action, message) => {
    expect(warningsOf({ Action: ['dynamodb:Query', action] })).toEqual([
      `Statement[0].Action[1]: ${message}`,
    ])
  })

  it('are looked at in NotAction, too, and in a statement that stands alone', () => {
    const Statement = { Effect: 'Deny', NotAction: 'dynamodb:Qeury', Resource: '*' } as const
    expect(policyWarnings({ Statement }, known).map(({ path }) => path)).toEqual([
      'Statement.NotAction',
    ])
  })
})

describe('condition keys and variables', () => {
  it.each<ConditionBlock>([
    { StringEquals: { 'aws:userid': 'x', 'AWS:PrincipalTag/team': 'x', 'iam:ResourceTag/a': 'x' } },
    { StringEquals: { 's3:prefix': 'x', 'accounts.google.com:aud': 'x', 'saml:iss': 'x' } },
    { StringLike: { 'aws:userid': "${cognito-identity.amazonaws.com:sub, 'none'}:${*}" } },
    { Bool: { 'dynamodb:FullTableScan': 'false' } },
  ])('have nothing to warn of in %j', (Condition) => {
    expect(warningsOf({ Condition })).toEqual([])
  })

  it.each([
    ['dynamodb:LeadingKey', 'there is no such key: did you mean dynamodb:LeadingKeys?'],
    ['aws:PrincipalTags/team', 'there is no such key: did you mean aws:PrincipalTag/team?'],
    ['dynamodb:LastKeys', 'no such key is known here.'],
    [
      'cognito-identity.amazonaws.con:sub',
      'there is no such key: did you mean cognito-identity.amazonaws.com:sub?',
    ],
  ])('warn of %s', (key, message) => {
    expect(warningsOf({ Condition: { StringEquals: { [key]: 'x' } } })).toEqual([
      `Statement[0].Condition.StringEquals.${key}: ${key} counts, but ${message}`,
    ])
  })

  it('warn of a misspelt variable, in a resource or in a condition', () => {
    const variable = '${cognito-identity.amazonaws.com:sbu}'
    const statement = {
      Resource: [`arn:aws:dynamodb:*:*:table/${variable}`],
      Condition: { StringEquals: { 'aws:userid': variable } },
    }
    expect(warningsOf(statement).map((warning) => warning.split(': ')[0])).toEqual([
      'Statement[0].Resource[0]',
      'Statement[0].Condition.StringEquals.aws:userid',
    ])
    expect(warningsOf(statement, '2008-10-17')).toEqual([])
  })
})

describe('ForAllValues', () => {
  const leadingKeys = { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': 'x' } }

  it('is warned of in an Allow that does not demand the key', () => {
    expect(warningsOf({ Condition: leadingKeys })).toEqual([
      "Statement[0].Condition.ForAllValues:StringEquals.dynamodb:LeadingKeys: ForAllValues holds for a request without any dynamodb:LeadingKeys: add Null with dynamodb:LeadingKeys 'false'.",
    ])
    expect(
      warningsOf({ Condition: { ...leadingKeys, Null: { 'dynamodb:LeadingKeys': 'true' } } }),
    ).toHaveLength(1)
    expect(
      warningsOf({ Condition: { ...leadingKeys, Null: { 'dynamodb:Attributes': 'false' } } }),
    ).toHaveLength(1)
  })

  it.each<ConditionBlock>([
    { Null: { 'DynamoDB:leadingkeys': false } },
    { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': '*' } },
  ])('is fine beside %j', (guard) => {
    expect(warningsOf({ Condition: { ...leadingKeys, ...guard } })).toEqual([])
  })

  it('is fine in a Deny, and for attributes where a leading key is demanded, which names one', () => {
    expect(warningsOf({ Effect: 'Deny', Condition: leadingKeys })).toEqual([])
    const attributes = { 'dynamodb:Attributes': 'UserId' }
    expect(warningsOf({ Condition: { 'ForAllValues:StringLike': attributes } })).toHaveLength(1)
    expect(
      warningsOf({
        Condition: {
          'ForAllValues:StringLike': attributes,
          Null: { 'dynamodb:LeadingKeys': 'false' },
        },
      }),
    ).toEqual([])
  })
})
