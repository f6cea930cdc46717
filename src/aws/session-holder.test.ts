import { describe, expect, it, vi } from 'vitest'
import { Failure } from '../domain/failure.ts'
import type { Session } from '../domain/session.ts'
import { aStackConfig, anIdentityId, testIdentityPoolId, testNow } from '../testing/builders.ts'
import { awsError, createFakeCloud, json, sessionToken } from '../testing/fake-cloud.ts'
import { createMemoryStorage } from '../testing/memory-storage.ts'
import { createTabLocks } from '../testing/tab-locks.ts'
import { createAws } from './create-aws.ts'

const memoryKey = `leading-key/${testIdentityPoolId}/guest/me`

function setUp({
  storage = createMemoryStorage(),
  locks = createTabLocks(),
  lifetimeMs = 3_600_000,
} = {}) {
  let nowMs = testNow.getTime()
  const now = () => new Date(nowMs)
  const cloud = createFakeCloud({ lifetimeMs, now })
  cloud.on('Query', () => json({ Items: [] }))
  const openTab = () =>
    createAws(aStackConfig(), { storage, locks, now, transport: cloud.transport })
  return {
    storage,
    cloud,
    openTab,
    aws: openTab(),
    wait: (ms: number) => {
      nowMs += ms
    },
  }
}

async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof Failure) return error
  throw new Error('expected a Failure', { cause: error })
}

describe('opening a session', () => {
  it('asks for an identity and its credentials, and remembers the identity only', async () => {
    const { aws, cloud, storage } = setUp()
    expect(await aws.me.open()).toEqual({
      seat: 'me',
      identityId: anIdentityId('1'),
      access: 'guest',
      expiresAt: new Date(testNow.getTime() + 3_600_000),
    })
    expect(cloud.operations()).toEqual(['GetId', 'GetCredentialsForIdentity'])
    expect(storage.length).toBe(2)
    expect(storage.getItem('leading-key/last-pool')).toBe(testIdentityPoolId)
    expect(storage.getItem(memoryKey)).toBe(anIdentityId('1'))
  })

  it('is shared by all who ask at the same time', async () => {
    const { aws, cloud } = setUp()
    const sessions = await Promise.all([
      aws.me.open(),
      aws.me.open(),
      aws.scores.listOwnPartition(),
    ])
    expect(sessions[0]).toBe(sessions[1])
    expect(cloud.operations()).toEqual(['GetId', 'GetCredentialsForIdentity', 'Query'])
  })

  it('does not call GetId for a returning player', async () => {
    const { aws, cloud, openTab } = setUp()
    await aws.me.open()
    const session = await openTab().me.open()
    expect(session.identityId).toBe(anIdentityId('1'))
    expect(cloud.operations().slice(2)).toEqual(['GetCredentialsForIdentity'])
  })

  it('gives the rival an identity of its own', async () => {
    const { aws } = setUp()
    const [me, rival] = [await aws.me.open(), await aws.rival.open()]
    expect(rival.seat).toBe('rival')
    expect(rival.identityId).not.toBe(me.identityId)
  })

  it('works where storage and locks are refused, and keeps the identity as long as the page lives', async () => {
    const refuse = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    }
    const storage: Storage = Object.assign(createMemoryStorage(), {
      getItem: refuse,
      setItem: refuse,
      removeItem: refuse,
    })
    const locks = { request: () => Promise.reject(new DOMException('', 'SecurityError')) }
    const { aws, cloud, wait } = setUp({ storage, locks })
    const before = await aws.me.open()
    wait(3_600_000)
    expect((await aws.me.open()).identityId).toBe(before.identityId)
    expect(cloud.operations().filter((operation) => operation === 'GetId')).toHaveLength(1)
  })

  it('fails as denied where the pool takes no guests, and can be tried again', async () => {
    const { aws, cloud } = setUp()
    const message = 'Unauthenticated access is not supported for this identity pool.'
    cloud.on('GetId', () => awsError('NotAuthorizedException', message))
    const failure = await failureOf(aws.me.open())
    expect(failure).toMatchObject({ kind: 'denied', code: 'NotAuthorizedException', message })
    expect(failure).toMatchObject({ status: 400, requestId: 'request-1' })
    cloud.on('GetId', () => json({ IdentityId: anIdentityId('a') }))
    cloud.on('GetCredentialsForIdentity', () =>
      json({
        Credentials: { AccessKeyId: 'ASIA', SecretKey: 's', SessionToken: 't', Expiration: 2e9 },
      }),
    )
    expect((await aws.me.open()).identityId).toBe(anIdentityId('a'))
  })

  it('keeps a remembered identity when the network fails', async () => {
    const { cloud, storage, openTab } = setUp()
    storage.setItem(memoryKey, anIdentityId('7'))
    cloud.on('GetCredentialsForIdentity', () => {
      throw new TypeError('Failed to fetch')
    })
    expect((await failureOf(openTab().me.open())).kind).toBe('unreachable')
    expect(storage.getItem(memoryKey)).toBe(anIdentityId('7'))
  })
})

describe('an identity pool that is gone', () => {
  it('is told from a stale identity, and counted each time', async () => {
    const { aws, cloud, storage } = setUp()
    storage.setItem(memoryKey, anIdentityId('7'))
    const told = vi.fn()
    aws.identityPool.subscribe(told)
    const message = `IdentityPool '${testIdentityPoolId}' not found.`
    cloud.on('GetId', () => awsError('ResourceNotFoundException', message))
    const failure = await failureOf(aws.me.open())
    expect(failure).toMatchObject({ kind: 'pool-gone', code: 'ResourceNotFoundException', message })
    expect(aws.identityPool.refusals()).toBe(1)
    await failureOf(aws.rival.open())
    expect(aws.identityPool.refusals()).toBe(2)
    expect(told).toHaveBeenCalledTimes(2)
  })
})

describe('a stale identity', () => {
  it.each([
    ['ResourceNotFoundException', `Identity '${anIdentityId('7')}' not found.`],
    ['NotAuthorizedException', `Access to Identity '${anIdentityId('7')}' is forbidden.`],
    [
      'NotAuthorizedException',
      "Logins don't match. Please include at least one valid login for this identity or identity pool.",
    ],
    ['ValidationException', "1 validation error detected: Value 'x' at 'identityId' failed"],
  ])('heals itself once on %s', async (code, message) => {
    const { cloud, storage, openTab } = setUp()
    storage.setItem(memoryKey, anIdentityId('7'))
    let refusals = 0
    cloud.on('GetCredentialsForIdentity', ({ input }) => {
      if (input['IdentityId'] === anIdentityId('7')) {
        refusals += 1
        return awsError(code, message)
      }
      return json({
        Credentials: { AccessKeyId: 'ASIA', SecretKey: 's', SessionToken: 't', Expiration: 2e9 },
      })
    })
    const session = await openTab().me.open()
    expect(session.identityId).toBe(anIdentityId('1'))
    expect(storage.getItem(memoryKey)).toBe(anIdentityId('1'))
    expect(refusals).toBe(1)
  })

  it('is gone for good where a new identity is refused as well', async () => {
    const { aws, cloud } = setUp()
    const message = `Identity '${anIdentityId('1')}' not found.`
    cloud.on('GetCredentialsForIdentity', () => awsError('ResourceNotFoundException', message))
    const failure = await failureOf(aws.me.open())
    expect(failure.kind).toBe('identity-gone')
    expect(failure.message).toBe("Identity 'us-west-2:1111····' not found.")
  })

  it('heals in the middle of a data call after everything was reset, and tells who listens', async () => {
    const { aws, cloud } = setUp()
    const told: (Session | undefined)[] = []
    const before = await aws.me.open()
    aws.me.subscribe((session) => told.push(session))
    cloud.reset()
    cloud.on('Query', ({ signedBy }) =>
      signedBy === before.identityId
        ? awsError(
            'UnrecognizedClientException',
            'The security token included in the request is invalid.',
          )
        : json({ Items: [] }),
    )
    await aws.scores.listOwnPartition()
    expect(told.map((session) => session?.identityId)).toEqual([anIdentityId('2')])
    const last = cloud.requests.at(-1)
    expect(last?.signedBy).toBe(anIdentityId('2'))
    expect(last?.input['ExpressionAttributeValues']).toEqual({ ':me': { S: anIdentityId('2') } })
  })
})

describe('credentials', () => {
  it('are shared by all clients and used until five minutes before they expire', async () => {
    const { aws, cloud, wait } = setUp()
    await aws.scores.listOwnPartition()
    wait(54 * 60_000)
    await aws.scores.listOwnPartition()
    expect(cloud.operations().slice(2)).toEqual(['Query', 'Query'])
    wait(60_000)
    await aws.scores.listOwnPartition()
    expect(cloud.operations().slice(4)).toEqual(['GetCredentialsForIdentity', 'Query'])
  })

  it('are renewed once where AWS says that they expired', async () => {
    const { aws, cloud } = setUp()
    await aws.me.open()
    let expired = true
    cloud.on('Query', () => {
      if (!expired) return json({ Items: [] })
      expired = false
      return awsError(
        'ExpiredTokenException',
        'The security token included in the request is expired',
      )
    })
    expect(await aws.scores.listOwnPartition()).toEqual([])
    expect(cloud.operations().slice(2)).toEqual(['Query', 'GetCredentialsForIdentity', 'Query'])
  })

  it('fail as expired where new ones are refused as well', async () => {
    const { aws, cloud } = setUp()
    cloud.on('Query', () => awsError('ExpiredTokenException', 'expired'))
    expect((await failureOf(aws.scores.listOwnPartition())).kind).toBe('expired')
    expect(cloud.operations().filter((operation) => operation === 'Query')).toHaveLength(2)
  })

  it('are not asked for at every request by a computer whose clock is hours ahead', async () => {
    const { aws, cloud } = setUp({ lifetimeMs: -3_600_000 })
    await aws.scores.listOwnPartition()
    await aws.scores.listOwnPartition()
    expect(cloud.operations()).toEqual(['GetId', 'GetCredentialsForIdentity', 'Query', 'Query'])
  })
})

describe('forgetting', () => {
  it('makes the next call come from a new identity, with its credentials', async () => {
    const { aws, cloud, storage } = setUp()
    await aws.scores.listOwnPartition()
    const told: (Session | undefined)[] = []
    aws.me.subscribe((session) => told.push(session))
    aws.me.forget()
    expect(storage.getItem(memoryKey)).toBeNull()
    await aws.scores.listOwnPartition()
    expect(cloud.requests.at(-1)?.signedBy).toBe(anIdentityId('2'))
    expect(told.map((session) => session?.identityId)).toEqual([undefined, anIdentityId('2')])
  })

  it('is not undone by an opening that was under way', async () => {
    const { cloud, storage, openTab } = setUp()
    storage.setItem(memoryKey, anIdentityId('7'))
    const aws = openTab()
    let answer = () => {}
    const waiting = new Promise<void>((resolve) => {
      answer = resolve
    })
    const credentials = (id: unknown) =>
      json({
        IdentityId: id,
        Credentials: { AccessKeyId: 'ASIA', SecretKey: 's', SessionToken: 't', Expiration: 2e9 },
      })
    cloud.on('GetCredentialsForIdentity', async ({ input }) => {
      if (input['IdentityId'] === anIdentityId('7')) await waiting
      return credentials(input['IdentityId'])
    })
    const opening = aws.me.open()
    aws.me.forget()
    answer()
    expect((await opening).identityId).toBe(anIdentityId('1'))
    expect((await aws.me.open()).identityId).toBe(anIdentityId('1'))
    expect(storage.getItem(memoryKey)).toBe(anIdentityId('1'))
  })
})

describe('another pool than at the last visit', () => {
  it('is told once, with the new identity', async () => {
    const { storage, openTab } = setUp()
    expect(openTab().identityPool.isAnother()).toBe(false)
    storage.setItem('leading-key/last-pool', 'us-west-2:ffffffff-aaaa-4bbb-8ccc-dddddddddddd')
    const aws = openTab()
    await aws.me.open()
    expect(aws.identityPool.isAnother()).toBe(true)
    expect(openTab().identityPool.isAnother()).toBe(false)
  })
})

describe('whoAmI', () => {
  it('asks STS with the same credentials', async () => {
    const { aws, cloud } = setUp()
    cloud.on('GetCallerIdentity', () => ({
      status: 200,
      headers: { 'content-type': 'text/xml' },
      body: '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:sts::123456789012:assumed-role/GuestRole/CognitoIdentityCredentials</Arn><UserId>AROAEXAMPLE:CognitoIdentityCredentials</UserId><Account>123456789012</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetCallerIdentityResponse>',
    }))
    const session = await aws.me.open()
    expect(await aws.me.whoAmI()).toEqual({
      account: '123456789012',
      arn: 'arn:aws:sts::123456789012:assumed-role/GuestRole/CognitoIdentityCredentials',
      userId: 'AROAEXAMPLE:CognitoIdentityCredentials',
    })
    expect(cloud.operations().slice(2)).toEqual(['GetCallerIdentity'])
    expect(cloud.requests.at(-1)?.signedBy).toBe(session.identityId)
    expect(cloud.requests.at(-1)?.headers['x-amz-security-token']).toContain(sessionToken)
    expect(aws.wire.snapshot().at(-1)).toMatchObject({
      service: 'sts',
      operation: 'GetCallerIdentity',
    })
  })
})

describe('endpoints', () => {
  it('are those of AWS where the config names none', async () => {
    const cloud = createFakeCloud()
    cloud.on('Query', () => json({ Items: [] }))
    const aws = createAws(aStackConfig({ endpoint: undefined }), {
      storage: undefined,
      transport: cloud.transport,
    })
    await aws.scores.listOwnPartition()
    expect(aws.wire.snapshot().map(({ url }) => new URL(url).host)).toEqual([
      'cognito-identity.us-west-2.amazonaws.com',
      'cognito-identity.us-west-2.amazonaws.com',
      'dynamodb.us-west-2.amazonaws.com',
    ])
  })
})
