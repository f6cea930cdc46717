import {
  CognitoIdentityClient,
  CognitoIdentityServiceException,
  DeleteIdentitiesCommand,
  DescribeIdentityCommand,
  DescribeIdentityPoolCommand,
  GetCredentialsForIdentityCommand,
  GetIdentityPoolRolesCommand,
  GetOpenIdTokenCommand,
  ListIdentitiesCommand,
  ListIdentityPoolsCommand,
} from '@aws-sdk/client-cognito-identity'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  administratorCredentials,
  startTestStandIn,
  templatePath,
  type TestStandIn,
} from '../../testing/start-test-stand-in.ts'

let standIn: TestStandIn
let administrator: CognitoIdentityClient
let IdentityPoolId: string

const clientOf = (
  { url }: TestStandIn,
  credentials: { readonly accessKeyId: string; readonly secretAccessKey: string },
) => new CognitoIdentityClient({ region: 'us-west-2', endpoint: url, credentials, maxAttempts: 1 })

beforeAll(async () => {
  standIn = await startTestStandIn()
  administrator = clientOf(standIn, administratorCredentials)
  IdentityPoolId = standIn.outputs['IdentityPoolId'] ?? ''
})

afterAll(async () => {
  expect(standIn.bugs).toEqual([])
  await standIn.close()
})

async function refusal(sent: Promise<unknown>) {
  try {
    await sent
  } catch (error) {
    if (!(error instanceof CognitoIdentityServiceException)) throw error
    return [error.name, error.$metadata.httpStatusCode, error.message]
  }
  throw new Error('It was granted.')
}

const unknown = 'us-west-2:00000000-0000-4000-8000-000000000000'
const validation = (text: string) => [
  'ValidationException',
  400,
  `1 validation error detected: Value ${text}`,
]

it('describes the identity pool', async () => {
  expect(
    await administrator.send(new DescribeIdentityPoolCommand({ IdentityPoolId })),
  ).toMatchObject({
    IdentityPoolId,
    IdentityPoolName: expect.stringMatching(/^IdentityPool_[A-Za-z0-9]{12}$/) as string,
    AllowUnauthenticatedIdentities: true,
    AllowClassicFlow: false,
  })
  const { Roles } = await administrator.send(new GetIdentityPoolRolesCommand({ IdentityPoolId }))
  expect(Roles).toEqual({
    unauthenticated: standIn.outputs['GuestRoleArn'],
    authenticated: standIn.outputs['PlayerRoleArn'],
  })
})

it('lists the identity pools', async () => {
  const { IdentityPools, NextToken } = await administrator.send(
    new ListIdentityPoolsCommand({ MaxResults: 60 }),
  )
  expect(IdentityPools?.map((pool) => pool.IdentityPoolId)).toEqual([IdentityPoolId])
  expect(NextToken).toBeUndefined()
})

it('lists identities page by page, each once', async () => {
  const made = []
  for (let count = 0; count < 5; count += 1) made.push((await standIn.openGuest()).identityId)
  const listed: (string | undefined)[] = []
  let NextToken: string | undefined
  let pages = 0
  do {
    const page = await administrator.send(
      new ListIdentitiesCommand({ IdentityPoolId, MaxResults: 2, NextToken, HideDisabled: true }),
    )
    expect(page.IdentityPoolId).toBe(IdentityPoolId)
    expect(page.Identities?.length).toBeLessThanOrEqual(2)
    listed.push(...(page.Identities ?? []).map(({ IdentityId }) => IdentityId))
    NextToken = page.NextToken
    pages += 1
    // A token must not be an identity ID, which is a password.
    expect(made).not.toContain(NextToken)
  } while (NextToken !== undefined)
  expect(pages).toBeGreaterThanOrEqual(3)
  expect(new Set(listed).size).toBe(listed.length)
  expect(listed).toEqual(expect.arrayContaining(made))
})

it('describes an identity', async () => {
  const { identityId } = await standIn.openGuest()
  const identity = await administrator.send(new DescribeIdentityCommand({ IdentityId: identityId }))
  expect(identity.IdentityId).toBe(identityId)
  expect(identity.Logins).toBeUndefined()
  const ageMs = Date.now() - (identity.CreationDate?.getTime() ?? 0)
  expect(ageMs).toBeGreaterThanOrEqual(0)
  expect(ageMs).toBeLessThan(60_000)
  expect(identity.LastModifiedDate).toEqual(identity.CreationDate)
})

it('deletes identities, which are then not found', async () => {
  const guests = [await standIn.openGuest(), await standIn.openGuest()]
  const kept = await standIn.openGuest()
  const { UnprocessedIdentityIds } = await administrator.send(
    new DeleteIdentitiesCommand({
      IdentityIdsToDelete: [...guests.map(({ identityId }) => identityId), unknown],
    }),
  )
  expect(UnprocessedIdentityIds).toEqual([])
  for (const { identityId: IdentityId } of guests) {
    const notFound = ['ResourceNotFoundException', 400, `Identity '${IdentityId}' not found.`]
    const credentials = new GetCredentialsForIdentityCommand({ IdentityId })
    expect(await refusal(standIn.cognito.send(credentials))).toEqual(notFound)
    const description = new DescribeIdentityCommand({ IdentityId })
    expect(await refusal(administrator.send(description))).toEqual(notFound)
  }
  const stillThere = new GetCredentialsForIdentityCommand({ IdentityId: kept.identityId })
  expect((await standIn.cognito.send(stillThere)).IdentityId).toBe(kept.identityId)
})

it.each([
  [
    'a pool that is not there',
    () => administrator.send(new DescribeIdentityPoolCommand({ IdentityPoolId: unknown })),
    ['ResourceNotFoundException', 400, `IdentityPool '${unknown}' not found.`],
  ],
  [
    'the identities of a pool that is not there',
    () => administrator.send(new ListIdentitiesCommand({ IdentityPoolId: unknown, MaxResults: 1 })),
    ['ResourceNotFoundException', 400, `IdentityPool '${unknown}' not found.`],
  ],
  [
    'no page size',
    () => administrator.send(new ListIdentityPoolsCommand({ MaxResults: undefined })),
    validation("null at 'maxResults' failed to satisfy constraint: Member must not be null"),
  ],
  [
    'a page that is too small',
    () => administrator.send(new ListIdentitiesCommand({ IdentityPoolId, MaxResults: 0 })),
    validation(
      "'0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ),
  ],
  [
    'a page that is too large',
    () => administrator.send(new ListIdentitiesCommand({ IdentityPoolId, MaxResults: 61 })),
    validation(
      "'61' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 60",
    ),
  ],
  [
    'to delete nothing',
    () => administrator.send(new DeleteIdentitiesCommand({ IdentityIdsToDelete: [] })),
    validation(
      "'[]' at 'identityIdsToDelete' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ),
  ],
])('refuses %s', async (_what, send, expected) => {
  expect(await refusal(send())).toEqual(expected)
})

it('denies a guest all of it, asking about the pool where IAM knows it', async () => {
  const { credentials, identityId: IdentityId } = await standIn.openGuest()
  const guest = clientOf(standIn, credentials)
  const pool = `arn:aws:cognito-identity:us-west-2:123456789012:identitypool/${IdentityPoolId}`
  const denied = async (sent: Promise<unknown>, action: string, resource: string) => {
    const [name, status, message] = await refusal(sent)
    expect([name, status]).toEqual(['AccessDeniedException', 400])
    expect(message).toContain(
      `is not authorized to perform: cognito-identity:${action} on resource: ${resource} because`,
    )
  }
  await denied(
    guest.send(new DescribeIdentityPoolCommand({ IdentityPoolId })),
    'DescribeIdentityPool',
    pool,
  )
  await denied(
    guest.send(new GetIdentityPoolRolesCommand({ IdentityPoolId })),
    'GetIdentityPoolRoles',
    pool,
  )
  await denied(
    guest.send(new ListIdentitiesCommand({ IdentityPoolId, MaxResults: 1 })),
    'ListIdentities',
    pool,
  )
  await denied(
    guest.send(new ListIdentityPoolsCommand({ MaxResults: 1 })),
    'ListIdentityPools',
    '*',
  )
  await denied(guest.send(new DescribeIdentityCommand({ IdentityId })), 'DescribeIdentity', '*')
  const deletion = new DeleteIdentitiesCommand({ IdentityIdsToDelete: [IdentityId] })
  await denied(guest.send(deletion), 'DeleteIdentities', '*')
})

it('gives no token of the classic flow where the pool forbids it', async () => {
  const { identityId: IdentityId } = await standIn.openGuest()
  expect(await refusal(standIn.cognito.send(new GetOpenIdTokenCommand({ IdentityId })))).toEqual([
    'InvalidParameterException',
    400,
    'Basic (classic) flow is not enabled, please use enhanced flow.',
  ])
  expect(
    await refusal(standIn.cognito.send(new GetOpenIdTokenCommand({ IdentityId: unknown }))),
  ).toEqual(['ResourceNotFoundException', 400, `Identity '${unknown}' not found.`])
})

it('refuses the token by name where the pool allows it', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'leading-key-classic-'))
  const template = path.join(folder, 'classic.yaml')
  const text = await readFile(templatePath, 'utf8')
  await writeFile(template, text.replace('AllowClassicFlow: false', 'AllowClassicFlow: true'))
  const classic = await startTestStandIn({ template })
  try {
    const { identityId: IdentityId } = await classic.openGuest()
    expect(await refusal(classic.cognito.send(new GetOpenIdTokenCommand({ IdentityId })))).toEqual([
      'Unsupported',
      501,
      'The stand-in does not support Cognito Identity GetOpenIdToken.',
    ])
  } finally {
    await classic.close()
    await rm(folder, { recursive: true })
  }
})

it('denies the administrator of another account every look at the pool and its identities', async () => {
  const { identityId } = await standIn.openGuest()
  const other = clientOf(standIn, {
    accessKeyId: 'AKIAI44QH8DHBEXAMPLE',
    secretAccessKey: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
  })
  const outcomes = [
    other.send(new DescribeIdentityPoolCommand({ IdentityPoolId })),
    other.send(new GetIdentityPoolRolesCommand({ IdentityPoolId })),
    other.send(new ListIdentitiesCommand({ IdentityPoolId, MaxResults: 1 })),
    other.send(new ListIdentityPoolsCommand({ MaxResults: 1 })),
    other.send(new DescribeIdentityCommand({ IdentityId: identityId })),
    other.send(new DeleteIdentitiesCommand({ IdentityIdsToDelete: [identityId] })),
  ].map((sent: Promise<unknown>) =>
    sent.then(
      () => 'allowed',
      (error: unknown) => (error instanceof Error ? error.name : error),
    ),
  )
  expect(new Set(await Promise.all(outcomes))).toEqual(new Set(['AccessDeniedException']))
})
