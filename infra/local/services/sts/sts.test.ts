import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  administratorCredentials,
  startTestStandIn,
  type TestStandIn,
} from '../../testing/start-test-stand-in.ts'
import { iamClient } from '../iam/testing/iam-client.ts'

let standIn: TestStandIn

beforeAll(async () => {
  standIn = await startTestStandIn()
})

afterAll(async () => {
  expect(standIn.bugs).toEqual([])
  await standIn.close()
})

const sts = (credentials: {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
}) => new STSClient({ region: 'us-west-2', endpoint: standIn.url, credentials, maxAttempts: 1 })

it('tells a guest that they are a session of the guest role', async () => {
  const { credentials } = await standIn.openGuest()
  const answer = await sts(credentials).send(new GetCallerIdentityCommand({}))
  const roleName = standIn.outputs['GuestRoleArn']?.split('/').at(-1) ?? ''
  expect(answer.Arn).toBe(
    `arn:aws:sts::123456789012:assumed-role/${roleName}/CognitoIdentityCredentials`,
  )
  expect(answer.Account).toBe('123456789012')
  expect(answer.UserId).toMatch(/^AROA[A-Z0-9]{17}:CognitoIdentityCredentials$/)
})

it('tells an administrator that they are a user', async () => {
  const answer = await sts(administratorCredentials).send(new GetCallerIdentityCommand({}))
  expect(answer.Arn).toBe('arn:aws:iam::123456789012:user/Administrator')
})

it.each([
  [
    'an unknown key',
    { accessKeyId: 'AKIAUNKNOWNUNKNOWN22', secretAccessKey: 'x' },
    ['InvalidClientTokenId', 403, 'The security token included in the request is invalid.'],
  ],
  [
    'a wrong secret',
    { ...administratorCredentials, secretAccessKey: 'x' },
    [
      'SignatureDoesNotMatch',
      403,
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    ],
  ],
])('refuses %s', async (_what, credentials, expected) => {
  const error = await sts(credentials)
    .send(new GetCallerIdentityCommand({}))
    .catch((caught: unknown) => caught)
  expect(error).toMatchObject({
    name: expected[0],
    $metadata: { httpStatusCode: expected[1] },
    message: expected[2],
  })
})

it('says of AssumeRoleWithWebIdentity, which AWS takes unsigned, that it is missing', async () => {
  const response = await fetch(standIn.url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleSessionName=Session1:2',
  })
  expect(response.status).toBe(501)
  expect(await response.text()).toContain(
    'The stand-in does not support STS AssumeRoleWithWebIdentity.',
  )
})

describe('AssumeRole', () => {
  const RoleArn = 'arn:aws:iam::123456789012:role/Any'
  const assume = (credentials: Parameters<typeof sts>[0]) =>
    sts(credentials)
      .send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'me' }))
      .catch((error: unknown) => error)

  it('is denied a guest, in a sentence that names the role', async () => {
    const { credentials } = await standIn.openGuest()
    const roleName = standIn.outputs['GuestRoleArn']?.split('/').at(-1) ?? ''
    expect(await assume(credentials)).toMatchObject({
      name: 'AccessDenied',
      $metadata: { httpStatusCode: 403 },
      message: `User: arn:aws:sts::123456789012:assumed-role/${roleName}/CognitoIdentityCredentials is not authorized to perform: sts:AssumeRole on resource: ${RoleArn} because no identity-based policy allows the sts:AssumeRole action`,
    })
  })

  it('is asked of IAM about the role that is named', async () => {
    const RoleName = standIn.outputs['GuestRoleArn']?.split('/').at(-1) ?? ''
    const PolicyName = 'Assume'
    const Statement = { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: `${RoleArn}*` }
    const iam = iamClient(standIn.url, administratorCredentials)
    await iam('PutRolePolicy', {
      RoleName,
      PolicyName,
      PolicyDocument: JSON.stringify({ Statement }),
    })
    const { credentials } = await standIn.openGuest()
    // A guest's session policies leave it out.
    expect(await assume(credentials)).toMatchObject({
      message: expect.stringMatching(
        /on resource: \S+role\/Any because no session policy allows the sts:AssumeRole action$/,
      ) as string,
    })
    await iam('DeleteRolePolicy', { RoleName, PolicyName })
  })

  it('is told an administrator to be missing', async () => {
    expect(await assume(administratorCredentials)).toMatchObject({
      $metadata: { httpStatusCode: 501 },
    })
  })
})
