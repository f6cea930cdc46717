/** The rungs of the key and the session token (aws-semantics D.1, rows 17 to 20; C.2 for STS), service by service. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createSessions } from '../gate/sessions.ts'
import {
  countingBytes,
  now,
  presignedRequest,
  signedRequest,
  type SigningKeys,
  type Unsigned,
} from '../gate/testing/signed-request.ts'
import type { Role } from '../roles.ts'
import { administrator, coral, mismatch, openLadder, type Ladder } from '../testing/ladder.ts'

let ladder: Ladder
/** Of an installation with another key: same role, same identity. */
let elsewhere: SigningKeys

beforeAll(async () => {
  ladder = await openLadder()
  const arn = ladder.standIn.outputs['GuestRoleArn'] ?? ''
  const role: Role = {
    roleName: arn.split('/').at(-1) ?? '',
    path: '/',
    arn,
    roleId: 'AROAGUESTROLE23456723',
    account: '123456789012',
    trustPolicy: { Version: '2012-10-17', Statement: [] },
    policies: [],
  }
  elsewhere = await createSessions({
    installationKey: new Uint8Array(32).fill(9),
    clock: { now: () => now },
    random: countingBytes(),
  }).issueSession({
    role,
    sessionName: 'CognitoIdentityCredentials',
    webIdentity: {
      provider: 'cognito-identity.amazonaws.com',
      sub: ladder.guest.identityId,
      aud: ladder.standIn.outputs['IdentityPoolId'] ?? '',
      amr: ['unauthenticated'],
    },
    sessionPolicies: 'none',
  })
})

beforeEach(() => {
  ladder.setNow(now)
})

afterAll(async () => {
  expect(ladder.standIn.bugs).toEqual([])
  await ladder.standIn.close()
})

const form = { 'content-type': 'application/x-www-form-urlencoded', 'x-amz-target': undefined }
const whoAmI: Unsigned = {
  service: 'sts',
  headers: form,
  body: 'Action=GetCallerIdentity&Version=2011-06-15',
}
const describeStacks: Unsigned = {
  service: 'cloudformation',
  headers: form,
  body: 'Action=DescribeStacks&Version=2010-05-15',
}
const listPools: Unsigned = {
  service: 'cognito-identity',
  headers: {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'AWSCognitoIdentityService.ListIdentityPools',
  },
  body: '{"MaxResults":1}',
}

const unknownKey = 'The security token included in the request is invalid.'
const badToken = 'The security token included in the request is invalid'
const expired = 'The security token included in the request is expired'

const refused: [what: string, keys: () => SigningKeys, code: Refused, message: string][] = [
  [
    'a key that nobody has',
    () => ({ accessKeyId: 'AKIAIOSFODNN7EXAMPLF', secretAccessKey: 'x' }),
    'unknown',
    unknownKey,
  ],
  [
    'a key in another case',
    () => ({ ...administrator, accessKeyId: 'akiaiosfodnn7example' }),
    'unknown',
    unknownKey,
  ],
  [
    'a made-up temporary key',
    () => ({ accessKeyId: 'ASIAAAAAAAAAAAAAAAAA', secretAccessKey: 'x' }),
    'unknown',
    unknownKey,
  ],
  ['a key of another installation', () => elsewhere, 'unknown', unknownKey],
  [
    'an unknown key with a wrong token',
    () => ({ ...elsewhere, sessionToken: 'x' }),
    'unknown',
    unknownKey,
  ],
  [
    'a temporary key without its token',
    () => without(ladder.guest.credentials),
    'unknown',
    badToken,
  ],
  [
    "a temporary key with another's token",
    () => ({ ...ladder.guest.credentials, sessionToken: ladder.rival.credentials.sessionToken }),
    'unknown',
    badToken,
  ],
  [
    'a temporary key with a token sealed elsewhere',
    () => ({ ...ladder.guest.credentials, sessionToken: elsewhere.sessionToken ?? '' }),
    'unknown',
    badToken,
  ],
  [
    'a temporary key with half its token',
    () => ({
      ...ladder.guest.credentials,
      sessionToken: ladder.guest.credentials.sessionToken.slice(0, 300),
    }),
    'unknown',
    badToken,
  ],
  [
    'a long-term key with a token',
    () => ({ ...administrator, sessionToken: ladder.guest.credentials.sessionToken }),
    'unknown',
    badToken,
  ],
  [
    "a guest's key with a rival's secret",
    () => ({
      ...ladder.guest.credentials,
      secretAccessKey: ladder.rival.credentials.secretAccessKey,
    }),
    'mismatch',
    mismatch,
  ],
  [
    'a wrong secret and a wrong token',
    () => ({ ...ladder.guest.credentials, secretAccessKey: 'x', sessionToken: 'x' }),
    'mismatch',
    mismatch,
  ],
]

type Refused = 'unknown' | 'mismatch'

function without({ accessKeyId, secretAccessKey }: SigningKeys): SigningKeys {
  return { accessKeyId, secretAccessKey }
}

describe.each([
  ['header', signedRequest],
  ['query string', presignedRequest],
])('with the signature in the %s', (_form, sign) => {
  const codes = { unknown: 'UnrecognizedClientException', mismatch: 'InvalidSignatureException' }
  const queryCodes = { unknown: 'InvalidClientTokenId', mismatch: 'SignatureDoesNotMatch' }

  it.each(refused)('DynamoDB refuses %s', async (_what, keys, code, message) => {
    const [status, body] = await ladder.sendJson(sign(keys()))
    expect(status).toBe(400)
    if (code === 'unknown') expect(body).toEqual(coral(codes[code], message))
    else
      expect(body).toEqual(
        coral(codes[code], expect.stringContaining(`${message}\n\nThe Canonical String`) as string),
      )
  })

  it.each(refused)('STS refuses %s', async (_what, keys, code, message) => {
    const sent = sign(keys(), whoAmI)
    expect(await ladder.sendQuery(sent)).toEqual([403, queryCodes[code], message])
  })

  it.each(refused)('CloudFormation refuses %s', async (_what, keys, code, message) => {
    const sent = sign(keys(), describeStacks)
    expect(await ladder.sendQuery(sent)).toEqual([403, queryCodes[code], message])
  })

  it.each(refused)('Cognito refuses %s', async (_what, keys, code, message) => {
    const [status, body] = await ladder.sendJson(sign(keys(), listPools))
    expect([status, body]).toEqual([
      400,
      { __type: codes[code], message: expect.stringContaining(message) as string },
    ])
  })
})

describe('an expired session', () => {
  const later = { signingDate: new Date('2026-11-22T09:30:00Z') }

  it('is refused by each service in its words, from the first second on', async () => {
    const { credentials } = ladder.guest
    ladder.setNow(new Date('2026-11-22T09:29:59Z'))
    expect((await ladder.send(signedRequest(credentials, { ...whoAmI, ...later }))).status).toBe(
      200,
    )
    ladder.setNow(later.signingDate)
    expect(await ladder.sendJson(signedRequest(credentials, later))).toEqual([
      400,
      coral('ExpiredTokenException', expired),
    ])
    expect(await ladder.sendJson(signedRequest(credentials, { ...listPools, ...later }))).toEqual([
      400,
      { __type: 'ExpiredTokenException', message: expired },
    ])
    for (const parts of [whoAmI, describeStacks])
      expect(await ladder.sendQuery(signedRequest(credentials, { ...parts, ...later }))).toEqual([
        403,
        'ExpiredToken',
        expired,
      ])
  })

  it('is reported after a wrong signature and a bad token', async () => {
    ladder.setNow(later.signingDate)
    const { credentials } = ladder.guest
    const [, wrong] = await ladder.sendJson(
      signedRequest({ ...credentials, secretAccessKey: 'x' }, later),
    )
    expect(wrong).toMatchObject({ __type: 'com.amazon.coral.service#InvalidSignatureException' })
    const [, bad] = await ladder.sendJson(
      signedRequest({ ...credentials, sessionToken: 'x' }, later),
    )
    expect(bad).toEqual(coral('UnrecognizedClientException', badToken))
  })
})

describe('a request sent on to another service or operation', () => {
  it('is refused by DynamoDB when it was signed for STS', async () => {
    const [status, body] = await ladder.sendJson(signedRequest(administrator, { service: 'sts' }))
    expect([status, body]).toEqual([
      400,
      coral(
        'InvalidSignatureException',
        "Credential should be scoped to correct service: 'dynamodb'. ",
      ),
    ])
  })

  it.each([
    ['sts', whoAmI],
    ['cloudformation', describeStacks],
  ])('is refused by %s when it was signed for DynamoDB', async (service, parts) => {
    const sent = signedRequest(administrator, { ...parts, service: 'dynamodb' })
    expect(await ladder.sendQuery(sent)).toEqual([
      403,
      'SignatureDoesNotMatch',
      `Credential should be scoped to correct service: '${service}'. `,
    ])
  })

  it('is refused as another operation', async () => {
    const sent = signedRequest(administrator)
    const at = sent.rawHeaders.indexOf('x-amz-target') + 1
    const [, body] = await ladder.sendJson({
      ...sent,
      rawHeaders: sent.rawHeaders.with(at, 'DynamoDB_20120810.DeleteItem'),
    })
    expect(body).toMatchObject({ __type: 'com.amazon.coral.service#InvalidSignatureException' })
  })
})
