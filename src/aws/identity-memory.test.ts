import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { anIdentityId, testIdentityPoolId } from '../testing/builders.ts'
import { createMemoryStorage } from '../testing/memory-storage.ts'
import { createTabLocks } from '../testing/tab-locks.ts'
import { identityKey } from './identity-key.ts'
import { createIdentityMemory, type OtherTabs } from './identity-memory.ts'

const key = identityKey(testIdentityPoolId, 'me')
const [stale, healed] = [anIdentityId('1'), anIdentityId('2')]

function memoryOf(storage: Storage | undefined, locks?: OtherTabs['locks']) {
  return createIdentityMemory(storage, testIdentityPoolId, 'me', { locks })
}

const refusedLocks = {
  request: vi.fn(() => Promise.reject(new DOMException('refused', 'SecurityError'))),
}

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
  refusedLocks.request.mockClear()
})

describe('the turn after another tab’s', () => {
  /** The other tab works for five seconds; what it writes then arrives in this one's storage late. */
  function setUp({ storedBefore = stale, writes = '', lateMs = 0 }) {
    const storage = createMemoryStorage()
    storage.setItem(key, storedBefore)
    const locks = createTabLocks()
    void memoryOf(createMemoryStorage(), locks).alone(stale, async () => {
      await new Promise((resolve) => setTimeout(resolve, 5000))
      setTimeout(() => {
        if (writes) storage.setItem(key, writes)
      }, lateMs)
    })
    const start = Date.now()
    const memory = memoryOf(storage, locks)
    /** What this tab finds when it is its turn, and when that is. */
    const turn = memory.alone(stale, () =>
      Promise.resolve({ found: memory.readAgain(), atMs: Date.now() - start }),
    )
    return turn
  }

  it('waits until what that one wrote has arrived', async () => {
    const turn = setUp({ writes: healed, lateMs: 120 })
    await vi.runAllTimersAsync()
    expect(await turn).toEqual({ found: healed, atMs: 5150 })
  })

  it('waits no longer than a second where nothing comes', async () => {
    const turn = setUp({})
    await vi.runAllTimersAsync()
    expect(await turn).toEqual({ found: stale, atMs: 6000 })
  })

  it('begins at once where another ID than the one tried in vain was there before it asked', async () => {
    const turn = setUp({ storedBefore: healed })
    await vi.runAllTimersAsync()
    expect(await turn).toEqual({ found: healed, atMs: 5000 })
  })
})

describe('work that is to be done alone', () => {
  it('needs no lock where there is no storage', async () => {
    const memory = memoryOf(undefined, refusedLocks)
    expect(await memory.alone(undefined, () => Promise.resolve('done'))).toBe('done')
    expect(refusedLocks.request).not.toHaveBeenCalled()
  })

  it('does not wait for other tabs without storage', async () => {
    const locks = createTabLocks()
    void locks.request(key, () => new Promise(() => undefined))
    const memory = memoryOf(undefined, locks)
    expect(await memory.alone(undefined, () => Promise.resolve('done'))).toBe('done')
  })

  it('is done unlocked where the browser refuses the lock', async () => {
    const work = vi.fn(() => Promise.resolve('done'))
    expect(await memoryOf(createMemoryStorage(), refusedLocks).alone(undefined, work)).toBe('done')
    expect(work).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['with a lock', createTabLocks()],
    ['without one', refusedLocks],
  ])('is not done twice where it fails %s', async (_, locks) => {
    const failure = new TypeError('Failed to fetch')
    const work = vi.fn(() => Promise.reject(failure))
    await expect(memoryOf(createMemoryStorage(), locks).alone(undefined, work)).rejects.toBe(
      failure,
    )
    expect(work).toHaveBeenCalledTimes(1)
  })
})

it('keeps the ID of this page where storage has none', () => {
  const memory = memoryOf(undefined)
  memory.write(healed)
  expect([memory.readAgain(), memory.read()]).toEqual([healed, healed])
})
