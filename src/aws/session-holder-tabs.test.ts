/** One identity in several tabs of a browser: they share its storage and locks, and each has a session holder. */
import { describe, expect, it, vi } from 'vitest'
import type { Session } from '../domain/session.ts'
import { aStackConfig, anIdentityId, testIdentityPoolId, testNow } from '../testing/builders.ts'
import { createFakeCloud, json } from '../testing/fake-cloud.ts'
import { createMemoryStorage } from '../testing/memory-storage.ts'
import { createTabLocks } from '../testing/tab-locks.ts'
import { createAws } from './create-aws.ts'

const memoryKey = `leading-key/${testIdentityPoolId}/guest/me`

function setUp() {
  let nowMs = testNow.getTime()
  const now = () => new Date(nowMs)
  const cloud = createFakeCloud({ now })
  cloud.on('Query', () => json({ Items: [] }))
  const storage = createMemoryStorage()
  const storageEvents = new EventTarget()
  const locks = createTabLocks()
  const others = { storageEvents, locks, now, transport: cloud.transport }
  const openTab = (seen = storage) => createAws(aStackConfig(), { storage: seen, ...others })
  return {
    storage,
    /** What a browser tells the other tabs after one of them wrote. */
    tellOtherTabs: (key: string | null) =>
      storageEvents.dispatchEvent(Object.assign(new Event('storage'), { key })),
    cloud,
    openTab,
    aws: openTab(),
    wait: (ms: number) => {
      nowMs += ms
    },
  }
}

describe('another tab that forgets the identity', () => {
  it('takes this one along: the next request is signed by the identity that the other has', async () => {
    const { aws, cloud, openTab, tellOtherTabs } = setUp()
    const other = openTab()
    await Promise.all([aws.me.open(), aws.rival.open()])
    await other.me.open()
    const told: (Session | undefined)[] = []
    aws.me.subscribe((session) => told.push(session))
    other.me.forget()
    tellOtherTabs(memoryKey)
    await other.me.open()
    tellOtherTabs(memoryKey)
    await vi.waitFor(() => {
      expect(told.map((session) => session?.identityId)).toEqual([anIdentityId('3')])
    })
    await aws.scores.listOwnPartition()
    expect(cloud.requests.at(-1)?.signedBy).toBe(anIdentityId('3'))
    expect([aws, other].map(({ me, rival }) => [me.takeovers(), rival.takeovers()])).toEqual([
      [1, 0],
      [0, 0],
    ])
  })

  it('leaves this one with an identity of its own where it asks first', async () => {
    const { aws, storage, tellOtherTabs } = setUp()
    await aws.me.open()
    storage.clear()
    tellOtherTabs(null)
    const { identityId } = await aws.me.open()
    expect([identityId, storage.getItem(memoryKey)]).toEqual([anIdentityId('2'), identityId])
  })

  it('changes nothing here where it is about something else', async () => {
    const { aws, cloud, tellOtherTabs } = setUp()
    const before = await aws.me.open()
    for (const key of ['leading-key/theme', memoryKey]) tellOtherTabs(key)
    expect(await aws.me.open()).toBe(before)
    expect(cloud.operations()).toHaveLength(2)
  })
})

describe('tabs that need an identity at the same time', () => {
  it('ask for one, and none tells a new player of another tab', async () => {
    const { cloud, openTab } = setUp()
    const tabs = [openTab(), openTab()]
    const sessions = await Promise.all(tabs.map(({ me }) => me.open()))
    expect(sessions[0]?.identityId).toBe(sessions[1]?.identityId)
    expect(cloud.operations().filter((operation) => operation === 'GetId')).toHaveLength(1)
    expect(tabs.map(({ me }) => me.takeovers())).toEqual([0, 0])
  })

  it('heal with one, which the later tab takes over', async () => {
    const { cloud, openTab, wait } = setUp()
    const [first, second] = [openTab(), openTab()]
    await first.me.open()
    await second.me.open()
    cloud.reset()
    wait(3_600_000)
    const [healed, followed] = await Promise.all([first.me.open(), second.me.open()])
    expect([healed.identityId, followed.identityId]).toEqual([anIdentityId('2'), anIdentityId('2')])
    expect([first.me.takeovers(), second.me.takeovers()]).toEqual([0, 1])
  })
  it('heal with one where what the first wrote reaches the other late', async () => {
    const { cloud, openTab, storage } = setUp()
    const seen = createMemoryStorage()
    for (const each of [storage, seen]) each.setItem(memoryKey, anIdentityId('e'))
    const setItem = storage.setItem.bind(storage)
    storage.setItem = (key, value) => {
      setItem(key, value)
      setTimeout(() => {
        seen.setItem(key, value)
      }, 20)
    }
    const tabs = [openTab(), openTab(seen)]
    const sessions = await Promise.all(tabs.map(({ me }) => me.open()))
    expect(sessions.map(({ identityId }) => identityId)).toEqual([
      anIdentityId('1'),
      anIdentityId('1'),
    ])
    expect(cloud.operations().filter((operation) => operation === 'GetId')).toHaveLength(1)
  })
})
