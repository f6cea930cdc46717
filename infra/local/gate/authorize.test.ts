import { describe, expect, it } from 'vitest'
import { ServiceError } from '../errors.ts'
import type { IamRequest } from '../http/operation.ts'
import { authorize } from './authorize.ts'
import type { Caller } from './caller.ts'
import { globalContext } from './global-context.ts'
import { cognitoIdentity, dynamodb, sts } from './testing/services.ts'

const table = 'arn:aws:dynamodb:us-west-2:123456789012:table/GameScores'
const guestArn = 'arn:aws:sts::123456789012:assumed-role/GuestRole/CognitoIdentityCredentials'
const guest: Caller = {
  accessKeyId: 'ASIAAAAAAAAAAAAAAAAA',
  principal: { type: 'role-session', arn: guestArn, account: '123456789012' },
  userId: 'AROA:CognitoIdentityCredentials',
  context: { 'cognito-identity.amazonaws.com:sub': 'us-west-2:me' },
  policies: {
    identity: [
      {
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Action: ['dynamodb:GetItem', 'sts:AssumeRole', 'cognito-identity:ListIdentities'],
          Resource: '*',
          Condition: {
            'ForAllValues:StringEquals': {
              'dynamodb:LeadingKeys': ['${cognito-identity.amazonaws.com:sub}'],
            },
            Bool: { 'aws:SecureTransport': 'false' },
          },
        },
      },
    ],
  },
}
const globals = globalContext({
  region: 'us-west-2',
  sourceIp: '127.0.0.1',
  userAgent: undefined,
  now: new Date('2026-11-22T08:30:00Z'),
})

function getItem(leadingKey: string, unreadable?: string): IamRequest {
  return {
    action: 'dynamodb:GetItem',
    resource: table,
    context: { 'dynamodb:LeadingKeys': [leadingKey] },
    ...(unreadable === undefined ? {} : { unreadable }),
  }
}

function refusal(run: () => unknown): ServiceError {
  try {
    run()
  } catch (error) {
    if (error instanceof ServiceError) return error
    throw error
  }
  throw new Error('The request was not refused.')
}

describe('authorize', () => {
  it("lets through what IAM allows, by the caller's and the global keys", () => {
    expect(authorize(guest, dynamodb, [getItem('us-west-2:me')], globals)).toEqual([])
  })

  it("refuses in DynamoDB's form and AWS's words", () => {
    const error = refusal(() => authorize(guest, dynamodb, [getItem('us-west-2:rival')], globals))
    expect(error).toMatchObject({
      code: 'AccessDeniedException',
      namespace: 'com.amazon.coral.service',
      messageKey: 'Message',
      status: 400,
      message: `User: ${guestArn} is not authorized to perform: dynamodb:GetItem on resource: ${table} because no identity-based policy allows the dynamodb:GetItem action`,
    })
  })

  it('refuses the whole for the first entry that IAM refuses', () => {
    const scan = { action: 'dynamodb:Scan', resource: table, context: {} }
    const put = { action: 'dynamodb:PutItem', resource: table, context: {} }
    const error = refusal(() =>
      authorize(guest, dynamodb, [getItem('us-west-2:me'), scan, put], globals),
    )
    expect(error.message).toContain('perform: dynamodb:Scan on')
  })

  it.each([
    [sts, 'sts:TagSession', 'AccessDenied', 403],
    [cognitoIdentity, 'cognito-identity:DeleteIdentities', 'AccessDeniedException', 400],
  ] as const)("refuses in the service's own form (%#)", (service, action, code, status) => {
    const resource = 'arn:aws:x:us-west-2:123456789012:y'
    const error = refusal(() =>
      authorize(guest, service, [{ action, resource, context: {} }], globals),
    )
    expect(error).toMatchObject({ code, status, namespace: undefined })
  })

  it('refuses a resource of another account, which no policy of its own opens', () => {
    const stranger: Caller = {
      ...guest,
      principal: {
        type: 'user',
        arn: 'arn:aws:iam::210987654321:user/Administrator',
        account: '210987654321',
      },
      policies: { identity: [{ Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }] },
    }
    const error = refusal(() => authorize(stranger, dynamodb, [getItem('x')], globals))
    expect(error.message).toBe(
      `User: arn:aws:iam::210987654321:user/Administrator is not authorized to perform: dynamodb:GetItem on resource: ${table} because no resource-based policy allows the dynamodb:GetItem action`,
    )
  })

  it('refuses another account what belongs to nobody by its name', () => {
    const administrator = (account: string): Caller => ({
      ...guest,
      principal: { type: 'user', arn: `arn:aws:iam::${account}:user/Administrator`, account },
      policies: { identity: [{ Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }] },
    })
    const ask = (account: string, resource: string) => () =>
      authorize(
        administrator(account),
        dynamodb,
        [{ action: 'dynamodb:ListBackups', resource, context: {} }],
        globals,
        { owner: '123456789012' },
      )
    for (const resource of ['*', 'arn:aws:s3:::bucket', '']) {
      expect(ask('123456789012', resource)()).toEqual([])
      expect(refusal(ask('210987654321', resource)).message).toMatch(
        /because no resource-based policy allows the dynamodb:ListBackups action$/,
      )
    }
    expect(ask('210987654321', 'arn:aws:dynamodb:us-west-2:210987654321:table/x')()).toEqual([])
  })

  it('gives back what could not be read, once IAM allowed it', () => {
    const unread = getItem('us-west-2:me', 'KeyConditionExpression')
    expect(authorize(guest, dynamodb, [getItem('us-west-2:me'), unread], globals)).toEqual([
      'KeyConditionExpression',
    ])
    expect(() => authorize(guest, dynamodb, [getItem('us-west-2:rival', 'Key')], globals)).toThrow(
      ServiceError,
    )
  })

  it('throws when nothing is asked', () => {
    const asking = () => authorize(guest, dynamodb, [], globals)
    expect(asking).toThrow('Nothing was asked of IAM.')
    expect(asking).not.toThrow(ServiceError)
  })

  it('throws when a key is given twice, so that none can be overridden', () => {
    const request = { ...getItem('x'), context: { 'AWS:SecureTransport': 'true' } }
    expect(() => authorize(guest, dynamodb, [request], globals)).toThrow(/twice/)
  })
})

describe('globalContext', () => {
  it('holds what every request carries', () => {
    expect(
      globalContext({
        region: 'us-west-2',
        sourceIp: '::ffff:127.0.0.1',
        userAgent: 'aws-cli/2',
        now: new Date('2026-11-22T08:30:00.999Z'),
      }),
    ).toEqual({
      'aws:RequestedRegion': 'us-west-2',
      'aws:SecureTransport': 'false',
      'aws:SourceIp': '127.0.0.1',
      'aws:UserAgent': 'aws-cli/2',
      'aws:CurrentTime': '2026-11-22T08:30:00Z',
      'aws:EpochTime': '1795336200',
      'aws:ViaAWSService': 'false',
    })
    expect(globals).not.toHaveProperty('aws:UserAgent')
  })
})
