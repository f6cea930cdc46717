import {
  CognitoIdentityServiceException,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
  ListIdentitiesCommand,
  UnlinkIdentityCommand,
} from '@aws-sdk/client-cognito-identity'
import { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestStandIn, type TestStandIn } from '../../testing/start-test-stand-in.ts'

let standIn: TestStandIn

beforeAll(async () => {
  standIn = await startTestStandIn()
})

afterAll(async () => {
  expect(standIn.bugs).toEqual([])
  await standIn.close()
})

const unknownPool = 'us-west-2:00000000-0000-4000-8000-000000000000'

async function refusal(sent: Promise<unknown>) {
  try {
    await sent
  } catch (error) {
    if (!(error instanceof CognitoIdentityServiceException)) throw error
    return [error.name, error.$metadata.httpStatusCode, error.message]
  }
  throw new Error('It was granted.')
}

it('gives every caller of GetId a new identity of the pool', async () => {
  const { IdentityPoolId } = { IdentityPoolId: standIn.outputs['IdentityPoolId'] }
  const first = await standIn.cognito.send(new GetIdCommand({ IdentityPoolId }))
  const second = await standIn.cognito.send(new GetIdCommand({ IdentityPoolId }))
  expect(first.IdentityId).toMatch(/^us-west-2:[0-9a-f-]{36}$/)
  expect(second.IdentityId).not.toBe(first.IdentityId)
})

it('gives credentials for an hour to whoever knows a guest identity', async () => {
  const { identityId } = await standIn.openGuest()
  const { IdentityId, Credentials } = await standIn.cognito.send(
    new GetCredentialsForIdentityCommand({ IdentityId: identityId }),
  )
  expect(IdentityId).toBe(identityId)
  expect(Credentials?.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/)
  expect(Credentials?.SecretKey).toHaveLength(40)
  const minutes = ((Credentials?.Expiration?.getTime() ?? 0) - Date.now()) / 60_000
  expect(minutes).toBeGreaterThan(59)
  expect(minutes).toBeLessThanOrEqual(60)
})

it.each([
  [
    'an unknown pool',
    () => new GetIdCommand({ IdentityPoolId: unknownPool }),
    ['ResourceNotFoundException', 400, `IdentityPool '${unknownPool}' not found.`],
  ],
  [
    'an unknown identity',
    () => new GetCredentialsForIdentityCommand({ IdentityId: unknownPool }),
    ['ResourceNotFoundException', 400, `Identity '${unknownPool}' not found.`],
  ],
  [
    'a malformed identity',
    () => new GetCredentialsForIdentityCommand({ IdentityId: 'me' }),
    [
      'ValidationException',
      400,
      "1 validation error detected: Value 'me' at 'identityId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w-]+:[0-9a-f-]+",
    ],
  ],
  [
    'a malformed pool',
    () => new GetIdCommand({ IdentityPoolId: 'pool' }),
    [
      'ValidationException',
      400,
      "1 validation error detected: Value 'pool' at 'identityPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w-]+:[0-9a-f-]+",
    ],
  ],
])('refuses %s in the words of Cognito', async (_what, command, expected) => {
  expect(await refusal(standIn.cognito.send(command() as GetIdCommand))).toEqual(expected)
})

it('refuses a login, since the pool has no provider', async () => {
  const command = new GetIdCommand({
    IdentityPoolId: standIn.outputs['IdentityPoolId'],
    Logins: { 'accounts.google.com': 'token' },
  })
  expect(await refusal(standIn.cognito.send(command))).toEqual([
    'NotAuthorizedException',
    400,
    'Token is not from a supported provider of this identity pool.',
  ])
})

it('refuses an operation that it does not have, by name', async () => {
  const { identityId } = await standIn.openGuest()
  const command = new UnlinkIdentityCommand({
    IdentityId: identityId,
    Logins: {},
    LoginsToRemove: [],
  })
  expect(await refusal(standIn.cognito.send(command))).toEqual([
    'Unsupported',
    501,
    'The stand-in does not support Cognito Identity UnlinkIdentity.',
  ])
})

it('denies a guest the control operations before it says that they are missing', async () => {
  const { credentials } = await standIn.openGuest()
  const asGuest = new CognitoIdentityClient({
    region: 'us-west-2',
    endpoint: standIn.url,
    credentials,
    maxAttempts: 1,
  })
  const command = new ListIdentitiesCommand({
    IdentityPoolId: standIn.outputs['IdentityPoolId'],
    MaxResults: 1,
  })
  const [name, status] = await refusal(asGuest.send(command))
  expect([name, status]).toEqual(['AccessDeniedException', 400])
})
