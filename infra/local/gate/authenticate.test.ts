import { Sha256 } from '@aws-crypto/sha256-js'
import { SignatureV4 } from '@smithy/signature-v4'
import { beforeEach, describe, expect, it } from 'vitest'
import { cognitoGuestSessionPolicies } from '../../../src/iam/cognito-guest-session-policies.ts'
import { administrators } from '../administrators.ts'
import type { RawRequest } from '../http/raw-request.ts'
import {
  createGate,
  guestRole,
  invalidSignature,
  policy,
  unknownKey,
  webIdentity,
  type Gate,
} from './testing/gate.ts'
import { cognitoIdentity, dynamodb, sts } from './testing/services.ts'
import { now, region, signedRequest, withHeader, withoutHeader } from './testing/signed-request.ts'

const [administrator, otherAdministrator] = administrators
let gate: Gate

beforeEach(() => {
  gate = createGate(administrators)
})

describe('who signed', () => {
  it('is an administrator, as an ordinary IAM user', async () => {
    await expect(gate.authenticate(signedRequest(administrator), dynamodb)).resolves.toEqual({
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      principal: {
        type: 'user',
        arn: 'arn:aws:iam::123456789012:user/Administrator',
        account: '123456789012',
      },
      userId: 'AIDACKCEVSQ6C2EXAMPLE',
      context: {
        'aws:PrincipalArn': 'arn:aws:iam::123456789012:user/Administrator',
        'aws:PrincipalAccount': '123456789012',
        'aws:PrincipalType': 'User',
        'aws:userid': 'AIDACKCEVSQ6C2EXAMPLE',
        'aws:username': 'Administrator',
      },
      policies: {
        identity: [
          {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
          },
        ],
      },
    })
  })

  it("is the other account's administrator", async () => {
    const caller = await gate.authenticate(signedRequest(otherAdministrator), dynamodb)
    expect(caller.principal.account).toBe('210987654321')
  })

  it("is a guest's role session, with its web identity and session policies", async () => {
    const credentials = await gate.issueGuest()
    await expect(gate.authenticate(signedRequest(credentials), dynamodb)).resolves.toEqual({
      accessKeyId: credentials.accessKeyId,
      principal: {
        type: 'role-session',
        arn: 'arn:aws:sts::123456789012:assumed-role/leading-key-GuestRole-1A2B3C/CognitoIdentityCredentials',
        roleArn: guestRole.arn,
        account: '123456789012',
      },
      userId: 'AROAGUESTROLE23456723:CognitoIdentityCredentials',
      context: {
        'aws:PrincipalArn': guestRole.arn,
        'aws:PrincipalAccount': '123456789012',
        'aws:PrincipalType': 'AssumedRole',
        'aws:userid': 'AROAGUESTROLE23456723:CognitoIdentityCredentials',
        'aws:TokenIssueTime': '2026-11-22T08:30:00Z',
        'aws:FederatedProvider': 'cognito-identity.amazonaws.com',
        'cognito-identity.amazonaws.com:sub': webIdentity.sub,
        'cognito-identity.amazonaws.com:aud': webIdentity.aud,
        'cognito-identity.amazonaws.com:amr': ['unauthenticated'],
      },
      policies: { identity: [policy], session: cognitoGuestSessionPolicies },
    })
  })

  it('has the policies that the role has now, and none of Cognito where none was sealed', async () => {
    const credentials = await gate.sessions.issueSession({
      role: guestRole,
      sessionName: 'Player',
      webIdentity,
      sessionPolicies: 'none',
    })
    gate.setRoles([{ ...guestRole, policies: [] }])
    const caller = await gate.authenticate(signedRequest(credentials), dynamodb)
    expect(caller.policies).toEqual({ identity: [] })
  })

  it("is known by the SDK's own signer", async () => {
    const signer = new SignatureV4({
      credentials: await gate.issueGuest(),
      region,
      service: 'dynamodb',
      sha256: Sha256,
    })
    const body = '{"TableName":"GameScores"}'
    const { headers } = await signer.sign(
      {
        method: 'POST',
        protocol: 'http:',
        hostname: 'localhost',
        path: '/',
        headers: { host: 'localhost:4566', 'x-amz-target': 'DynamoDB_20120810.DescribeTable' },
        body,
      },
      { signingDate: now },
    )
    const rawHeaders = Object.entries(headers).flat()
    const request = { method: 'POST', target: '/', rawHeaders, body: Buffer.from(body) }
    await expect(gate.authenticate(request, dynamodb)).resolves.toBeDefined()
  })

  it('is known for text beyond ASCII in path, query and headers', async () => {
    const headers = { 'x-game': ' Meteor   Bläster ☄ ' }
    const request = signedRequest(administrator, { target: '/a//ü/../é?b=2+&a=é', headers })
    await expect(gate.authenticate(request, dynamodb)).resolves.toBeDefined()
  })

  it('is known again by another run with the same installation key', async () => {
    const credentials = await gate.issueGuest(gate.earlierSessions)
    await expect(gate.authenticate(signedRequest(credentials), dynamodb)).resolves.toBeDefined()
  })
})

describe('the access key', () => {
  it.each(['AKIAIOSFODNN7EXAMPLF', 'ASIAAAAAAAAAAAAAAAAA', 'ASIA', '__proto__'])(
    '%s is unknown, which answers before a wrong signature or token',
    async (accessKeyId) => {
      const keys = { accessKeyId, secretAccessKey: 'wrong', sessionToken: 'wrong' }
      expect(await gate.refusal(signedRequest(keys))).toEqual(unknownKey)
      expect(await gate.refusal(signedRequest(keys, { service: 'sts' }), sts)).toEqual({
        ...unknownKey,
        code: 'InvalidClientTokenId',
        status: 403,
      })
    },
  )

  it('of another installation is unknown', async () => {
    const credentials = await gate.issueGuest(gate.otherSessions)
    expect(await gate.refusal(signedRequest(credentials))).toEqual(unknownKey)
  })

  it('is looked up after time and scope were right', async () => {
    const keys = { accessKeyId: 'unknown', secretAccessKey: 'wrong' }
    const signingDate = new Date('2026-11-22T08:00:00Z')
    const stale = await gate.refusal(signedRequest(keys, { signingDate }))
    expect(stale.message).toMatch(/^Signature expired/)
    const elsewhere = await gate.refusal(signedRequest(keys, { region: 'eu-west-1' }))
    expect(elsewhere.message).toMatch(/^Credential should be scoped to a valid region/)
  })
})

describe('a wrong signature', () => {
  it('is explained by what should have been signed, to the last newline', async () => {
    const request: RawRequest = {
      method: 'POST',
      target: '/?b=2&a=1',
      rawHeaders: [
        'Host',
        'localhost:4566',
        'X-Amz-Date',
        '20261122T083000Z',
        'Authorization',
        'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261122/us-west-2/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=00',
      ],
      body: new Uint8Array(),
    }
    expect(await gate.refusal(request)).toEqual({
      code: invalidSignature,
      message: `The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.

The Canonical String for this request should have been
'POST
/
a=1&b=2
host:localhost:4566
x-amz-date:20261122T083000Z

host;x-amz-date
e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

The String-to-Sign should have been
'AWS4-HMAC-SHA256
20261122T083000Z
20261122/us-west-2/dynamodb/aws4_request
79fdeb1301212b522fa4894ae153da895c10ce9cdd71bd8e83e68d3725961996'
`,
      status: 400,
    })
  })

  it('is not explained by query services', async () => {
    const keys = { ...administrator, secretAccessKey: 'wrong' }
    expect(await gate.refusal(signedRequest(keys, { service: 'sts' }), sts)).toEqual({
      code: 'SignatureDoesNotMatch',
      message:
        'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
      status: 403,
    })
  })

  it('has no namespace from Cognito', async () => {
    const keys = { ...administrator, secretAccessKey: 'wrong' }
    const request = signedRequest(keys, { service: 'cognito-identity' })
    expect(await gate.refusal(request, cognitoIdentity)).toMatchObject({
      code: 'InvalidSignatureException',
      status: 400,
    })
  })

  it('answers before a bad token', async () => {
    const credentials = await gate.issueGuest()
    const keys = { ...credentials, secretAccessKey: 'wrong', sessionToken: 'wrong' }
    expect((await gate.refusal(signedRequest(keys))).code).toBe(invalidSignature)
  })

  it("is one by another guest's secret", async () => {
    const [mine, theirs] = [await gate.issueGuest(), await gate.issueGuest()]
    const keys = { ...theirs, secretAccessKey: mine.secretAccessKey }
    expect((await gate.refusal(signedRequest(keys))).code).toBe(invalidSignature)
  })

  it('is any change to what was signed', async () => {
    const request = signedRequest(await gate.issueGuest(), { target: '/?a=1' })
    const changed: Record<string, RawRequest> = {
      method: { ...request, method: 'PUT' },
      path: { ...request, target: '/x?a=1' },
      query: { ...request, target: '/?a=2' },
      body: { ...request, body: Buffer.concat([request.body, Buffer.from(' ')]) },
      'header left out': withoutHeader(request, 'x-amz-target'),
      'header sent twice': {
        ...request,
        rawHeaders: [...request.rawHeaders, 'content-type', 'application/x-amz-json-1.0'],
      },
      time: withHeader(request, 'x-amz-date', () => '20261122T083001Z'),
      'upper-case signature': withHeader(request, 'authorization', (value) =>
        value.replace(/[0-9a-f]{64}$/, (signature) => signature.toUpperCase()),
      ),
    }
    for (const name of [
      'host',
      'content-type',
      'x-amz-target',
      'x-amz-content-sha256',
      'x-amz-security-token',
      'authorization',
    ])
      // prettier-ignore
      changed[name] = withHeader(request, name, (value) =>
        value.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      )
    for (const [part, tampered] of Object.entries(changed)) {
      expect((await gate.refusal(tampered)).code, part).toBe(invalidSignature)
    }
    await expect(gate.authenticate(request, dynamodb)).resolves.toBeDefined()
  })

  it.each(['UNSIGNED-PAYLOAD', 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD'])(
    'is one over %s instead of the body',
    async (payloadHash) => {
      const request = signedRequest(administrator, { payloadHash })
      expect((await gate.refusal(request)).code).toBe(invalidSignature)
    },
  )

  it('is one over bytes that are no UTF-8', async () => {
    const request = signedRequest(administrator, { headers: { 'x-game': '\ufffd' } })
    expect((await gate.refusal(request)).code).toBe(invalidSignature)
    const broken = withHeader(request, 'x-game', () => '\xff')
    expect((await gate.refusal(broken)).code).toBe(invalidSignature)
  })
})
