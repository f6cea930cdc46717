import { describe, expect, it } from 'vitest'
import { evaluate } from './evaluate.ts'
import {
  requestContext,
  roleSessionContext,
  roleSessionPrincipal,
  surroundingsContext,
  userContext,
} from './request-context.ts'

const roleArn = 'arn:aws:iam::123456789012:role/service-role/GuestRole'
const table = 'arn:aws:dynamodb:us-west-2:123456789012:table/GameScores'
const session = { roleArn, account: '123456789012', sessionName: 'CognitoIdentityCredentials' }

describe('surroundingsContext', () => {
  it('says from where and when, in whole seconds', () => {
    expect(
      surroundingsContext({
        region: 'us-west-2',
        now: new Date('2026-11-22T08:30:00.999Z'),
        sourceIp: '::ffff:127.0.0.1',
        userAgent: 'aws-cli/2',
        secureTransport: true,
      }),
    ).toEqual({
      'aws:RequestedRegion': 'us-west-2',
      'aws:SecureTransport': 'true',
      'aws:ViaAWSService': 'false',
      'aws:CurrentTime': '2026-11-22T08:30:00Z',
      'aws:EpochTime': '1795336200',
      'aws:SourceIp': '127.0.0.1',
      'aws:UserAgent': 'aws-cli/2',
    })
  })

  it('leaves out what is not known', () => {
    expect(surroundingsContext({ region: 'us-west-2', secureTransport: false })).toEqual({
      'aws:RequestedRegion': 'us-west-2',
      'aws:SecureTransport': 'false',
      'aws:ViaAWSService': 'false',
    })
  })
})

describe('a role session', () => {
  it('has an ARN without the path of its role', () => {
    expect(roleSessionPrincipal(session)).toEqual({
      type: 'role-session',
      arn: 'arn:aws:sts::123456789012:assumed-role/GuestRole/CognitoIdentityCredentials',
      roleArn,
      account: '123456789012',
    })
  })

  it('carries the keys of its role and of its web identity', () => {
    const webIdentity = {
      provider: 'cognito-identity.amazonaws.com',
      sub: 'us-west-2:me',
      aud: 'us-west-2:pool',
      amr: ['unauthenticated'],
    }
    const issuedAt = new Date('2026-11-22T08:30:00Z')
    expect(roleSessionContext({ ...session, roleId: 'AROAX', issuedAt, webIdentity })).toEqual({
      'aws:PrincipalArn': roleArn,
      'aws:PrincipalAccount': '123456789012',
      'aws:PrincipalType': 'AssumedRole',
      'aws:userid': 'AROAX:CognitoIdentityCredentials',
      'aws:TokenIssueTime': '2026-11-22T08:30:00Z',
      'aws:FederatedProvider': 'cognito-identity.amazonaws.com',
      'cognito-identity.amazonaws.com:sub': 'us-west-2:me',
      'cognito-identity.amazonaws.com:aud': 'us-west-2:pool',
      'cognito-identity.amazonaws.com:amr': ['unauthenticated'],
    })
  })

  it('has no user name, and its own tags before those of its role', () => {
    const context = roleSessionContext({
      ...session,
      roleTags: { team: 'blue', Level: '1' },
      sessionTags: { Team: 'red' },
    })
    expect(context).not.toHaveProperty('aws:username')
    expect(context).toMatchObject({ 'aws:PrincipalTag/Team': 'red', 'aws:PrincipalTag/Level': '1' })
    expect(context).not.toHaveProperty('aws:PrincipalTag/team')
  })
})

it('knows a user by name and tags', () => {
  const arn = 'arn:aws:iam::123456789012:user/Ann'
  const facts = { arn, account: '123456789012', userName: 'Ann', userId: 'AIDAX' }
  expect(userContext({ ...facts, tags: { team: 'red' } })).toEqual({
    'aws:PrincipalArn': arn,
    'aws:PrincipalAccount': '123456789012',
    'aws:PrincipalType': 'User',
    'aws:userid': 'AIDAX',
    'aws:username': 'Ann',
    'aws:PrincipalTag/team': 'red',
  })
})

describe('requestContext', () => {
  const surroundings = surroundingsContext({ region: 'us-west-2', secureTransport: false })
  const principal = roleSessionContext(session)

  it('joins the parts and adds the account that owns the resource', () => {
    const operation = { 'dynamodb:LeadingKeys': ['me'], 'aws:RequestTag/team': 'red' }
    expect(requestContext({ operation, surroundings, principal, resource: table })).toEqual({
      ...operation,
      ...surroundings,
      ...principal,
      'aws:ResourceAccount': '123456789012',
    })
    const all = requestContext({ operation, surroundings, principal, resource: '*' })
    expect(all).not.toHaveProperty('aws:ResourceAccount')
  })

  it('says the tags of what is asked for', () => {
    const resourceTags = { game: 'scores', Owner: 'me' }
    expect(
      requestContext({ operation: {}, surroundings, principal, resource: table, resourceTags }),
    ).toMatchObject({ 'aws:ResourceTag/game': 'scores', 'aws:ResourceTag/Owner': 'me' })
  })

  it.each([
    'aws:ResourceTag/game',
    'aws:SourceIp',
    'AWS:SecureTransport',
    'aws:username',
    'aws:PrincipalTag/team',
    'aws:ResourceAccount',
  ])('throws where an operation says %s, which only IAM knows', (key) => {
    const operation = { [key]: 'mine' }
    expect(() => requestContext({ operation, surroundings, principal, resource: table })).toThrow(
      key,
    )
  })

  it('lets no operation replace who the caller is, whatever the spelling', () => {
    const webIdentity = { provider: 'p.example', sub: 'me', aud: 'pool', amr: [] }
    const known = roleSessionContext({ ...session, webIdentity })
    const asked = (operation: Readonly<Record<string, string>>) =>
      requestContext({ operation, surroundings, principal: known, resource: table })

    expect(asked({ 'p.example:sub': 'rival' })).toMatchObject({ 'p.example:sub': 'me' })
    const request = {
      principal: roleSessionPrincipal(session),
      action: 'dynamodb:GetItem',
      resource: table,
      context: asked({ 'P.example:sub': 'rival' }),
    }
    expect(() => evaluate(request, { identity: [] })).toThrow('twice')
  })
})
