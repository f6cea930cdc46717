/** Every way in which the public operations refuse a guest (aws-semantics B.3), by raw requests. */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { signedRequest } from '../../gate/testing/signed-request.ts'
import { openLadder, type Ladder } from '../../testing/ladder.ts'
import { sendBytes, toBytes } from '../../testing/raw-http.ts'
import { startTestStandIn, templatePath } from '../../testing/start-test-stand-in.ts'

let ladder: Ladder
let pool: string

beforeAll(async () => {
  ladder = await openLadder()
  pool = ladder.standIn.outputs['IdentityPoolId'] ?? ''
})

afterAll(async () => {
  expect(ladder.standIn.bugs).toEqual([])
  await ladder.standIn.close()
})

function publicRequest(operation: string, body: string) {
  return {
    method: 'POST',
    target: '/',
    rawHeaders: [
      'host',
      'localhost',
      'content-type',
      'application/x-amz-json-1.1',
      'x-amz-target',
      `AWSCognitoIdentityService.${operation}`,
    ],
    body: Buffer.from(body),
  }
}

async function refusal(operation: string, input: unknown) {
  const [status, body] = await ladder.sendJson(publicRequest(operation, JSON.stringify(input)))
  expect(status).toBe(400)
  return body
}

const validation = (...problems: string[]) => ({
  __type: 'ValidationException',
  message: `${String(problems.length)} validation error${problems.length === 1 ? '' : 's'} detected: ${problems.join('; ')}`,
})
const problem = (value: string, member: string, constraint: string) =>
  `Value ${value} at '${member}' failed to satisfy constraint: ${constraint}`
const pattern = 'Member must satisfy regular expression pattern: [\\w-]+:[0-9a-f-]+'
const atLeast = (count: number) =>
  `Member must have length greater than or equal to ${String(count)}`
const atMost = (count: number) => `Member must have length less than or equal to ${String(count)}`
const tokens = `Map value must satisfy constraint: [${atMost(50_000)}, ${atLeast(1)}]`
const names = `Map keys must satisfy constraint: [${atMost(128)}, ${atLeast(1)}]`
const long = `us-west-2:${'a'.repeat(46)}`
const unknown = 'us-west-2:00000000-0000-4000-8000-000000000000'

it.each([
  ['no ID', undefined, ['null', 'Member must not be null']],
  ['null', null, ['null', 'Member must not be null']],
  ['no colon', 'us-west-2', ["'us-west-2'", pattern]],
  ['capitals', 'us-west-2:ABC', ["'us-west-2:ABC'", pattern]],
  ['a blank', 'us west:abc', ["'us west:abc'", pattern]],
  ['a newline at the end', 'us-west-2:abc\n', ["'us-west-2:abc\n'", pattern]],
  ['a quote', "a'b", ["'a'b'", pattern]],
  ['56 characters', long, [`'${long}'`, atMost(55)]],
])('refuse %s as an ID', async (_what, value, [shown = '', constraint = '']) => {
  expect(await refusal('GetId', { IdentityPoolId: value })).toEqual(
    validation(problem(shown, 'identityPoolId', constraint)),
  )
  expect(await refusal('GetCredentialsForIdentity', { IdentityId: value })).toEqual(
    validation(problem(shown, 'identityId', constraint)),
  )
})

it('name every problem of an ID, length first', async () => {
  expect(await refusal('GetId', { IdentityPoolId: '' })).toEqual(
    validation(
      problem("''", 'identityPoolId', atLeast(1)),
      problem("''", 'identityPoolId', pattern),
    ),
  )
})

it.each([
  ['an empty token', { 'a.b': '' }, '{a.b=}', [tokens]],
  ['an empty name', { '': 'x' }, '{=x}', [names]],
  ['a name of 129 characters', { ['n'.repeat(129)]: 'x' }, `{${'n'.repeat(129)}=x}`, [names]],
  ['both empty', { '': '' }, '{=}', [names, tokens]],
  [
    'eleven logins',
    Object.fromEntries('abcdefghijk'.split('').map((name) => [name, 'x'])),
    '{a=x, b=x, c=x, d=x, e=x, f=x, g=x, h=x, i=x, j=x, k=x}',
    [atMost(10)],
  ],
])('refuse %s before the ID', async (_what, Logins, shown, constraints) => {
  const ofLogins = constraints.map((constraint) => problem(`'${shown}'`, 'logins', constraint))
  expect(await refusal('GetCredentialsForIdentity', { IdentityId: '', Logins })).toEqual(
    validation(
      ...ofLogins,
      problem("''", 'identityId', atLeast(1)),
      problem("''", 'identityId', pattern),
    ),
  )
  expect(await refusal('GetId', { IdentityPoolId: 'x', Logins })).toEqual(
    validation(...ofLogins, problem("'x'", 'identityPoolId', pattern)),
  )
})

it('refuse a token of 50,001 characters', async () => {
  const token = 't'.repeat(50_001)
  expect(await refusal('GetId', { IdentityPoolId: pool, Logins: { a: token } })).toEqual(
    validation(problem(`'{a=${token}}'`, 'logins', tokens)),
  )
})

it.each([
  ['', [atLeast(1), 'Member must satisfy regular expression pattern: \\d+']],
  ['my-account', ['Member must satisfy regular expression pattern: \\d+']],
  ['1234567890123456', [atMost(15)]],
])('refuse the account %j', async (AccountId, constraints) => {
  expect(await refusal('GetId', { IdentityPoolId: pool, AccountId })).toEqual(
    validation(
      ...constraints.map((constraint) => problem(`'${AccountId}'`, 'accountId', constraint)),
    ),
  )
})

it('find a pool in its own account only', async () => {
  const getId = (AccountId: string) =>
    ladder.sendJson(publicRequest('GetId', JSON.stringify({ IdentityPoolId: pool, AccountId })))
  expect((await getId('123456789012'))[0]).toBe(200)
  for (const other of ['111122223333', '0123456789012', '12345678901'])
    expect(await getId(other)).toEqual([
      400,
      { __type: 'ResourceNotFoundException', message: `IdentityPool '${pool}' not found.` },
    ])
})

it.each([
  [1, 'NUMBER_VALUE can not be converted to a String'],
  [true, 'TRUE_VALUE can not be converted to a String'],
  [false, 'FALSE_VALUE can not be converted to a String'],
  [{}, 'Start of structure or map found where not expected'],
  [[], 'Start of list found where not expected'],
])('refuse %j for an ID by its type, before any value is validated', async (value, message) => {
  const serialization = { __type: 'SerializationException', message }
  expect(await refusal('GetId', { IdentityPoolId: value, AccountId: 'x' })).toEqual(serialization)
  expect(await refusal('GetCredentialsForIdentity', { IdentityId: value })).toEqual(serialization)
  expect(await refusal('GetId', { IdentityPoolId: pool, Logins: { a: value } })).toEqual(
    serialization,
  )
})

it.each([
  ['a list', [], 'Start of list found where not expected'],
  ['text', 'x', 'Expected null'],
])('refuse %s for logins', async (_what, Logins, message) => {
  expect(await refusal('GetId', { IdentityPoolId: pool, Logins })).toEqual({
    __type: 'SerializationException',
    message,
  })
})

it('refuse what is unknown, a login that no provider gave, and say which comes first', async () => {
  const Logins = { 'accounts.google.com': 'token' }
  const noProvider = {
    __type: 'NotAuthorizedException',
    message: 'Token is not from a supported provider of this identity pool.',
  }
  expect(await refusal('GetId', { IdentityPoolId: unknown, Logins })).toEqual({
    __type: 'ResourceNotFoundException',
    message: `IdentityPool '${unknown}' not found.`,
  })
  expect(await refusal('GetId', { IdentityPoolId: pool, Logins })).toEqual(noProvider)
  expect(await refusal('GetCredentialsForIdentity', { IdentityId: unknown, Logins })).toEqual({
    __type: 'ResourceNotFoundException',
    message: `Identity '${unknown}' not found.`,
  })
  const { identityId } = ladder.guest
  expect(await refusal('GetCredentialsForIdentity', { IdentityId: identityId, Logins })).toEqual(
    noProvider,
  )
})

it.each([
  ['half an object', 'GetId', '{', 'SerializationException'],
  ['a list', 'GetId', '[]', 'SerializationException'],
  ['an unknown operation', 'Steal', '{}', 'UnknownOperationException'],
])('refuse %s with a code alone', async (_what, operation, body, code) => {
  expect(await ladder.sendJson(publicRequest(operation, body))).toEqual([400, { __type: code }])
})

it('repeat an error in headers, as far as a header can hold it', async () => {
  const send = (input: unknown) => ladder.send(publicRequest('GetId', JSON.stringify(input)))
  const { headers } = await send({ IdentityPoolId: unknown })
  expect(headers['x-amzn-errortype']).toBe('ResourceNotFoundException:')
  expect(headers['x-amzn-errormessage']).toBe(`IdentityPool '${unknown}' not found.`)
  const split = await send({ IdentityPoolId: 'a\r\nSet-Cookie: b' })
  expect(split.status).toBe(400)
  expect(split.headers['x-amzn-errormessage']).toBeUndefined()
  expect(split.headers['set-cookie']).toBeUndefined()
})

it('answer whoever signs, too, rightly or not: nobody asks', async () => {
  for (const secretAccessKey of [ladder.guest.credentials.secretAccessKey, 'x']) {
    const sent = signedRequest(
      { ...ladder.guest.credentials, secretAccessKey },
      {
        service: 'cognito-identity',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': 'AWSCognitoIdentityService.GetId',
        },
        body: JSON.stringify({ IdentityPoolId: pool }),
      },
    )
    expect((await ladder.sendJson(sent))[0]).toBe(200)
  }
})

it.each([
  [
    'a pool without guests',
    'AllowUnauthenticatedIdentities: true',
    'AllowUnauthenticatedIdentities: false',
    'GetId',
    'NotAuthorizedException',
    'Unauthenticated access is not supported for this identity pool.',
  ],
  [
    'a role that trusts signed-in players alone',
    'cognito-identity.amazonaws.com:amr: unauthenticated',
    'cognito-identity.amazonaws.com:amr: authenticated',
    'GetCredentialsForIdentity',
    'InvalidIdentityPoolConfigurationException',
    'Invalid identity pool configuration. Check assigned IAM roles for this pool.',
  ],
  [
    'a pool without a role for guests',
    '        unauthenticated: !GetAtt GuestRole.Arn\n',
    '',
    'GetCredentialsForIdentity',
    'InvalidIdentityPoolConfigurationException',
    'Invalid identity pool configuration. Check assigned IAM roles for this pool.',
  ],
])('refuse guests by %s', async (_what, was, is, operation, code, message) => {
  const text = await readFile(templatePath, 'utf8')
  expect(text).toContain(was)
  const template = path.join(ladder.standIn.dataDir, `${code}-${String(is.length)}.yaml`)
  await writeFile(template, text.replace(was, is))
  const other = await startTestStandIn({ template })
  try {
    const send = async (name: string, input: unknown) => {
      const bytes = toBytes(publicRequest(name, JSON.stringify(input)))
      return JSON.parse((await sendBytes(other.url, bytes)).body) as Record<string, string>
    }
    const IdentityPoolId = other.outputs['IdentityPoolId']
    const first = await send('GetId', { IdentityPoolId })
    const answer =
      operation === 'GetId' ? first : await send(operation, { IdentityId: first['IdentityId'] })
    expect(answer).toEqual({ __type: code, message })
  } finally {
    await other.close()
  }
})
