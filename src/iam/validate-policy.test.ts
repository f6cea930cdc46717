import { describe, expect, it } from 'vitest'
import { policyProblems } from './validate-policy.ts'

const statement = { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: '*' }
const trustStatement = {
  Effect: 'Allow',
  Principal: { Federated: 'cognito-identity.amazonaws.com' },
  Action: 'sts:AssumeRoleWithWebIdentity',
}

function pathsOf(change: object, kind: 'identity' | 'trust' | 'resource' = 'identity') {
  const base = kind === 'trust' ? trustStatement : statement
  const document = { Version: '2012-10-17', Statement: [{ ...base, ...change }] }
  return policyProblems(document, kind).map(({ path }) => path)
}

describe('policyProblems', () => {
  it('finds none in a sound policy', () => {
    expect(pathsOf({})).toEqual([])
    expect(pathsOf({}, 'trust')).toEqual([])
    expect(pathsOf({ Principal: '*' }, 'resource')).toEqual([])
  })

  it.each([
    [{ Conditions: {} }, 'Statement[0].Conditions'],
    [{ Effect: 'allow' }, 'Statement[0].Effect'],
    [{ Sid: 5 }, 'Statement[0].Sid'],
    [{ Sid: 'has blanks' }, 'Statement[0].Sid'],
    [{ Action: [] }, 'Statement[0].Action'],
    [{ Action: undefined }, 'Statement[0].Action'],
    [{ Action: 'GetItem' }, 'Statement[0].Action'],
    [{ Action: '*:GetItem' }, 'Statement[0].Action'],
    [{ NotAction: 's3:*' }, 'Statement[0].Action'],
    [{ Resource: [] }, 'Statement[0].Resource'],
    [{ Resource: 'GameScores' }, 'Statement[0].Resource'],
    [{ Resource: 'arn:aws:*:::x' }, 'Statement[0].Resource'],
    [{ Resource: 'arn:aws:s3:::${oops' }, 'Statement[0].Resource'],
    [{ NotResource: '*' }, 'Statement[0].Resource'],
    [{ Principal: '*' }, 'Statement[0].Principal'],
    [{ Condition: [] }, 'Statement[0].Condition'],
    [{ Condition: { Equals: { 'k:a': 'x' } } }, 'Statement[0].Condition.Equals'],
    [{ Condition: { NullIfExists: { 'k:a': 'true' } } }, 'Statement[0].Condition.NullIfExists'],
    [{ Condition: { Bool: {} } }, 'Statement[0].Condition.Bool'],
    [{ Condition: { Bool: { 'k:a': 'yes' } } }, 'Statement[0].Condition.Bool.k:a'],
    [{ Condition: { Null: { 'k:a': 'no' } } }, 'Statement[0].Condition.Null.k:a'],
    [{ Condition: { StringLike: { 'k:a': [] } } }, 'Statement[0].Condition.StringLike.k:a'],
    [{ Condition: { StringLike: { 'k:a': '${k:b' } } }, 'Statement[0].Condition.StringLike.k:a'],
    [{ Condition: { StringLike: { 'k:a': '${k}' } } }, 'Statement[0].Condition.StringLike.k:a'],
    [
      { Condition: { StringLike: { 'k:a': "${k:b, 'x}" } } },
      'Statement[0].Condition.StringLike.k:a',
    ],
  ])('names the place of the problem in %j', (change, path) => {
    expect(pathsOf(change)).toEqual([path])
  })

  it.each([
    [{ Resource: '*' }, 'Statement[0].Resource'],
    [{ Principal: undefined }, 'Statement[0].Principal'],
    [{ Principal: {} }, 'Statement[0].Principal'],
    [{ Principal: { Web: 'x' } }, 'Statement[0].Principal.Web'],
    [{ Principal: { AWS: [] } }, 'Statement[0].Principal.AWS'],
    [{ Principal: { AWS: 'arn:aws:iam::*:root' } }, 'Statement[0].Principal.AWS'],
  ])('names the place of the problem in a trust policy with %j', (change, path) => {
    expect(pathsOf(change, 'trust')).toEqual([path])
  })

  it('knows that variables are plain text in version 2008-10-17', () => {
    const condition = { StringLike: { 'k:a': '${k' } }
    const document = { Statement: { ...statement, Condition: condition } }
    expect(policyProblems(document, 'identity')).toEqual([])
  })

  it('names problems of the document itself', () => {
    const document = { Version: '2012', Statements: [], Id: 1 }
    expect(policyProblems(document, 'identity')).toEqual([
      { path: 'Statements', message: 'The element Statements is not known.' },
      { path: 'Version', message: `Version is '2012-10-17' or '2008-10-17', not "2012".` },
      { path: 'Id', message: 'Id is a string.' },
      { path: 'Statement', message: 'Statement is missing.' },
    ])
    expect(policyProblems('{}', 'identity')).toHaveLength(1)
    expect(policyProblems({ Statement: [] }, 'identity')).toHaveLength(1)
    expect(policyProblems({ Statement: [null] }, 'identity')).toHaveLength(1)
  })

  it('names every problem at once, and two statements of one Sid', () => {
    const twins = {
      Statement: [
        { ...statement, Sid: 'A' },
        { ...statement, Sid: 'A', Effect: '' },
      ],
    }
    expect(policyProblems(twins, 'identity').map(({ path }) => path)).toEqual([
      'Statement[1].Effect',
      'Statement[1].Sid',
    ])
  })
})
