import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  administratorCredentials,
  startTestStandIn,
  type TestStandIn,
} from '../../testing/start-test-stand-in.ts'

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

it('denies a guest AssumeRole, and tells an administrator that it is missing', async () => {
  const { credentials } = await standIn.openGuest()
  const command = new AssumeRoleCommand({
    RoleArn: 'arn:aws:iam::123456789012:role/Any',
    RoleSessionName: 'me',
  })
  const statusOf = (sent: Promise<unknown>) =>
    sent.catch((error: unknown) => (error as { $metadata: { httpStatusCode: number } }).$metadata)
  expect(await statusOf(sts(credentials).send(command))).toMatchObject({ httpStatusCode: 403 })
  expect(await statusOf(sts(administratorCredentials).send(command))).toMatchObject({
    httpStatusCode: 501,
  })
})
