import { describe, expect, it, vi } from 'vitest'
import { aStackConfig, anIdentityId, testIdentityPoolId, testNow } from '../testing/builders.ts'
import { createFakeCloud, json } from '../testing/fake-cloud.ts'
import { createMemoryStorage } from '../testing/memory-storage.ts'
import { createTabLocks } from '../testing/tab-locks.ts'
import { createAws } from './create-aws.ts'
import { startAhead } from './head-start.ts'

const memoryKey = `leading-key/${testIdentityPoolId}/guest/me`

/** A cloud that is asked ahead by `fetch` and later by the SDK. */
function setUp({ remembered = false } = {}) {
  const cloud = createFakeCloud()
  cloud.on('Query', () => json({ Items: [] }))
  const ahead: string[] = []
  const fetch = vi.fn(async (...[url, init]: Parameters<typeof globalThis.fetch>) => {
    const body = init?.body
    if (typeof url !== 'string' || typeof body !== 'string') throw new Error('expected texts')
    const target = new Headers(init?.headers).get('x-amz-target') ?? ''
    ahead.push(target.split('.').at(-1) ?? '')
    const answer = cloud.answerOf(ahead.at(-1) ?? '')
    const { status, body: text } = await answer({
      operation: ahead.at(-1) ?? '',
      input: JSON.parse(body) as Record<string, unknown>,
      headers: {},
      url,
      signedBy: undefined,
    })
    return new Response(text, { status, headers: { 'x-amzn-requestid': 'AHEAD' } })
  })
  const storage = createMemoryStorage()
  if (remembered) {
    // Known to the cloud too.
    void cloud.answerOf('GetId')({
      operation: 'GetId',
      input: {},
      headers: {},
      url: '',
      signedBy: undefined,
    })
    storage.setItem(memoryKey, anIdentityId('1'))
  }
  const locks = createTabLocks()
  const start = (config: Promise<unknown> = Promise.resolve(aStackConfig())) => {
    const headStart = startAhead({ config, storage, locks, fetch, now: () => testNow })
    return createAws(aStackConfig(), {
      storage,
      locks,
      headStart,
      transport: cloud.transport,
      now: () => testNow,
    })
  }
  return { ahead, cloud, fetch, locks, start, storage }
}

const settle = () => new Promise((resolve) => setTimeout(resolve))

it('asks for a new player’s identity and credentials, and the SDK not again', async () => {
  const { ahead, cloud, start, storage } = setUp()
  const aws = start()
  await settle()
  expect(ahead).toEqual(['GetId', 'GetCredentialsForIdentity'])
  const session = await aws.me.open()
  expect(session.identityId).toBe(anIdentityId('1'))
  expect(storage.getItem(memoryKey)).toBe(anIdentityId('1'))
  await aws.scores.listOwnPartition()
  expect(cloud.operations()).toEqual(['Query'])
})

it('asks for a returning player’s credentials alone', async () => {
  const { ahead, cloud, start } = setUp({ remembered: true })
  const aws = start()
  await settle()
  await aws.me.open()
  expect(ahead).toEqual(['GetCredentialsForIdentity'])
  expect(cloud.operations()).toEqual([])
})

it('asks for one identity for all tabs that a new browser opens at once', async () => {
  const { ahead, cloud, start } = setUp()
  const sessions = await Promise.all([start(), start(), start()].map(({ me }) => me.open()))
  expect(sessions.map(({ identityId }) => identityId)).toEqual(
    Array.from({ length: 3 }, () => anIdentityId('1')),
  )
  expect(ahead).toEqual(['GetId', 'GetCredentialsForIdentity'])
  // The others, when that is done.
  expect(cloud.operations()).toEqual(['GetCredentialsForIdentity', 'GetCredentialsForIdentity'])
})

describe('the ID that a new browser is given', () => {
  /** What the next tab finds when the lock opens for it. */
  async function found(credentialsStatus: number) {
    const { fetch, locks, storage } = setUp()
    const IdentityId = anIdentityId('1')
    let remembered: Promise<string | null> | undefined
    fetch.mockImplementationOnce(() => {
      remembered = locks.request(memoryKey, () => storage.getItem(memoryKey))
      return Promise.resolve(Response.json({ IdentityId }))
    })
    fetch.mockResolvedValueOnce(Response.json({}, { status: credentialsStatus }))
    startAhead({ config: Promise.resolve(aStackConfig()), storage, locks, fetch })
    await settle()
    expect(fetch).toHaveBeenCalledTimes(2)
    return remembered
  }

  it('is in storage when the lock opens', async () => {
    expect(await found(200)).toBe(anIdentityId('1'))
  })

  it('is not kept where Cognito gives no credentials for it', async () => {
    expect(await found(400)).toBeNull()
  })
})

it('asks where the browser refuses storage and locks', async () => {
  const { ahead, fetch } = setUp()
  const locks = { request: () => Promise.reject(new DOMException('refused', 'SecurityError')) }
  const config = Promise.resolve(aStackConfig())
  const session = await startAhead({ config, storage: undefined, locks, fetch }).takeSession()
  expect(session?.identityId).toBe(anIdentityId('1'))
  expect(ahead).toEqual(['GetId', 'GetCredentialsForIdentity'])
})

it('shows in the wire what was sent, and when', async () => {
  const { start } = setUp({ remembered: true })
  const aws = start()
  await settle()
  await aws.me.open()
  const [exchange] = aws.wire.snapshot()
  expect(exchange).toMatchObject({
    operation: 'GetCredentialsForIdentity',
    startedAt: testNow,
    status: 200,
    requestId: 'AHEAD',
  })
  expect(exchange?.request.headers.map(([name]) => name)).toEqual(['content-type', 'x-amz-target'])
  expect(JSON.stringify(exchange)).not.toContain(anIdentityId('1'))
})

it('gives its answers once, and not to the rival', async () => {
  const { ahead, cloud, start } = setUp()
  const aws = start()
  await settle()
  await aws.rival.open()
  expect(cloud.operations()).toEqual(['GetId', 'GetCredentialsForIdentity'])
  await aws.me.open()
  aws.me.forget()
  await aws.me.open()
  expect(ahead).toHaveLength(2)
  expect(cloud.operations().slice(2)).toEqual(['GetId', 'GetCredentialsForIdentity'])
})

it('leaves it to the SDK to try again what got no answer', async () => {
  const { cloud, fetch, start } = setUp({ remembered: true })
  fetch.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  const aws = start()
  await settle()
  await aws.me.open()
  expect(cloud.operations()).toEqual(['GetCredentialsForIdentity'])
  expect(aws.wire.snapshot().map(({ state }) => state)).toEqual(['failed', 'answered'])
})

it('lets a remembered identity heal that Cognito no longer takes', async () => {
  const { start, storage } = setUp()
  storage.setItem(memoryKey, anIdentityId('e'))
  const aws = start()
  await settle()
  expect((await aws.me.open()).identityId).not.toBe(anIdentityId('e'))
})

it.each([{}, 'no object', { region: 'us-west-2' }])(
  'asks for nothing with the config %j',
  async (config) => {
    const { fetch, start } = setUp()
    start(Promise.resolve(config))
    await settle()
    expect(fetch).not.toHaveBeenCalled()
  },
)

it('keeps still where there is no config', async () => {
  const { fetch, start } = setUp()
  start(Promise.reject(new TypeError('Failed to fetch')))
  await settle()
  expect(fetch).not.toHaveBeenCalled()
})

it('opens the first session without Cognito’s client, and leaves it to the client where an answer is no good', async () => {
  const { ahead, start } = setUp({ remembered: true })
  expect((await start().me.open()).expiresAt).toEqual(new Date(testNow.getTime() + 3_600_000))
  expect(ahead).toEqual(['GetCredentialsForIdentity'])

  const other = setUp({ remembered: true })
  other.fetch.mockResolvedValueOnce(new Response('{}', { status: 500 }))
  const aws = other.start()
  expect((await aws.me.open()).identityId).toBe(anIdentityId('1'))
  expect(aws.wire.snapshot().map(({ status }) => status)).toEqual([500, 200])
})

it('does not bring back an identity that was forgotten while its credentials were on the way', async () => {
  const { cloud, fetch, start } = setUp({ remembered: true })
  let answer: (response: Response) => void = () => undefined
  fetch.mockReturnValueOnce(
    new Promise((resolve) => {
      answer = resolve
    }),
  )
  const aws = start()
  const opening = aws.me.open()
  await settle()
  aws.me.forget()
  const Credentials = { AccessKeyId: 'ASIA', SecretKey: 's', SessionToken: 't', Expiration: 2e9 }
  answer(new Response(JSON.stringify({ Credentials })))
  expect((await opening).identityId).not.toBe(anIdentityId('1'))
  expect((await aws.me.open()).identityId).not.toBe(anIdentityId('1'))
  expect(cloud.operations()).toContain('GetId')
})
