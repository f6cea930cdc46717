import { describe, expect, it } from 'vitest'
import { aStackConfig, anIdentityId, testIdentityPoolId, testNow } from '../testing/builders.ts'
import { awsError, createFakeCloud, json, secretKey, sessionToken } from '../testing/fake-cloud.ts'
import { createAws } from './create-aws.ts'

function setUp() {
  let nowMs = testNow.getTime()
  const cloud = createFakeCloud()
  cloud.on('Query', () => {
    nowMs += 12
    return json({
      Items: [{ UserId: { S: anIdentityId('1') }, GameTitle: { S: 'Meteor Blasters' } }],
    })
  })
  const aws = createAws(aStackConfig(), {
    storage: undefined,
    now: () => new Date(nowMs),
    transport: cloud.transport,
  })
  return { aws, cloud }
}

describe('the wire', () => {
  it('holds each exchange as signed and as answered, in order', async () => {
    const { aws } = setUp()
    await aws.scores.listOwnPartition()
    const [getId, getCredentials, query] = aws.wire.snapshot()
    expect(getId).toMatchObject({
      seat: 'me',
      service: 'cognito-identity',
      operation: 'GetId',
      method: 'POST',
      url: 'http://localhost:4566/',
      state: 'answered',
      status: 200,
      requestId: 'request-1',
    })
    // The identity pool looks like an identity and is public.
    expect(getId?.request.body).toContain(testIdentityPoolId)
    expect(getCredentials?.operation).toBe('GetCredentialsForIdentity')
    expect(query).toMatchObject({ operation: 'Query', startedAt: testNow, durationMs: 12 })
    const headers = Object.fromEntries(query?.request.headers ?? [])
    expect(headers['authorization']).toMatch(/^AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE00001\//)
    expect(headers['x-amz-target']).toBe('DynamoDB_20120810.Query')
    expect(JSON.parse(query?.response?.body ?? '')).toMatchObject({
      Items: [{ GameTitle: { S: 'Meteor Blasters' } }],
    })
  })

  it('holds no identity ID, secret key or session token', async () => {
    const { aws, cloud } = setUp()
    await aws.scores.listOwnPartition()
    cloud.on('Query', ({ headers }) =>
      awsError(
        'InvalidSignatureException',
        `The Canonical String for this request should have been\n'POST\n/\n\nx-amz-security-token:${headers['x-amz-security-token'] ?? ''}\n'`,
      ),
    )
    await aws.scores.listOwnPartition().catch(() => undefined)
    const everything = JSON.stringify(aws.wire.snapshot())
    expect(everything).toContain('InvalidSignatureException')
    expect(everything).toContain('us-west-2:1111····')
    for (const secret of [anIdentityId('1'), secretKey, sessionToken, sessionToken.slice(4, 20)]) {
      expect(everything).not.toContain(secret)
      expect(everything).not.toContain(secret.replaceAll('/', '\\/'))
    }
  })

  it('masks the token also in the failure that the signature error becomes', async () => {
    const { aws, cloud } = setUp()
    cloud.on('Query', ({ headers }) =>
      awsError(
        'InvalidSignatureException',
        `x-amz-security-token:${headers['x-amz-security-token'] ?? ''}\n`,
      ),
    )
    await expect(aws.scores.listOwnPartition()).rejects.toThrow(
      /^x-amz-security-token:FwoG····\s*$/,
    )
  })

  it('shows an exchange while it is under way', async () => {
    const { aws, cloud } = setUp()
    await aws.me.open()
    let answer = () => {}
    const waiting = new Promise<void>((resolve) => {
      answer = resolve
    })
    cloud.on('Query', async () => {
      await waiting
      return json({ Items: [] })
    })
    const states: (string | undefined)[] = []
    aws.wire.subscribe(() => states.push(aws.wire.snapshot().at(-1)?.state))
    const listing = aws.scores.listOwnPartition()
    await expect.poll(() => states).toEqual(['pending'])
    answer()
    await listing
    await expect.poll(() => states).toEqual(['pending', 'answered'])
  })

  it('names the error of a refused request', async () => {
    const { aws, cloud } = setUp()
    cloud.on('Query', () => awsError('AccessDeniedException', 'User: … is not authorized'))
    await aws.scores.listOwnPartition().catch(() => undefined)
    expect(aws.wire.snapshot().at(-1)).toMatchObject({
      state: 'answered',
      status: 400,
      errorCode: 'AccessDeniedException',
    })
  })

  it("names Cognito's errors, which stand in a header", async () => {
    const { aws, cloud } = setUp()
    cloud.on('GetId', () => ({
      status: 400,
      headers: { 'x-amzn-errortype': 'NotAuthorizedException:' },
      body: '{"message":"no"}',
    }))
    await aws.me.open().catch(() => undefined)
    expect(aws.wire.snapshot().at(-1)?.errorCode).toBe('NotAuthorizedException')
  })

  it('records every try of a request that nobody answers, with the words of the browser', async () => {
    const { aws, cloud } = setUp()
    await aws.me.open()
    cloud.on('Query', () => {
      throw new TypeError('Failed to fetch')
    })
    await expect(aws.scores.listOwnPartition()).rejects.toMatchObject({ kind: 'unreachable' })
    const failed = aws.wire.snapshot().slice(2)
    expect(failed.length).toBeGreaterThan(1)
    for (const exchange of failed) {
      expect(exchange).toMatchObject({ state: 'failed', networkError: 'Failed to fetch' })
      expect(exchange.status).toBeUndefined()
    }
  })
})
