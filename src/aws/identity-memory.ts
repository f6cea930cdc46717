/**
 * Remembers an identity ID between visits, so that a returning player does not call GetId, of which an account has 25 a
 * second. Credentials are never remembered. Where storage fails, as in some private windows, an ID lives as long as the
 * page. Tabs that need a new ID at the same time take turns by a lock, and each waits a moment for what the one before it
 * wrote.
 */
import type { Seat } from '../domain/session.ts'
import { identityKey } from './identity-key.ts'

export interface IdentityMemory {
  read(): string | undefined
  write(identityId: string): void
  forget(): void
  /** What storage has now, be it that another tab wrote it a moment ago. */
  readAgain(): string | undefined
  /**
   * Does the work while no other tab does the same, where the browser can see to that. After another tab's turn, it first
   * waits for the ID of that one to arrive here.
   *
   * @param remembered The ID that was tried in vain, if there was one.
   */
  alone<Result>(remembered: string | undefined, work: () => Promise<Result>): Promise<Result>
  /** Calls back when another tab remembers another identity, or forgot this one. */
  watch(onChange: () => void): void
}

const pauseMs = 50
/** A second in all, then the other tab most likely got no ID. */
const maxPauses = 20

/** Where `storage` events arrive: the window. */
export type StorageEvents = Pick<EventTarget, 'addEventListener'>

export interface OtherTabs {
  /** Where `storage` events of other tabs arrive: the window. Default: nowhere. */
  readonly storageEvents?: StorageEvents | undefined
  /** `navigator.locks`; `undefined` where the page is not secure. */
  readonly locks?: Pick<LockManager, 'request'> | undefined
}

/** @param storage `localStorage`; `undefined` where the browser refuses it. */
export function createIdentityMemory(
  storage: Storage | undefined,
  identityPoolId: string,
  seat: Seat,
  { storageEvents, locks }: OtherTabs = {},
): IdentityMemory {
  const key = identityKey(identityPoolId, seat)
  const stored = () => attempt(() => storage?.getItem(key)) ?? undefined
  let kept: string | undefined
  return {
    read: () => (kept ??= stored()),
    write(identityId) {
      kept = identityId
      attempt(() => storage?.setItem(key, identityId))
    },
    forget() {
      kept = undefined
      attempt(() => storage?.removeItem(key))
    },
    readAgain: () => (kept = stored() ?? kept),
    async alone(remembered, work) {
      // Without storage, tabs have nothing to tell each other.
      if (!locks || !storage) return work()
      let working: ReturnType<typeof work> | undefined
      const workOnce = () => (working ??= work())
      try {
        // The same lock as in head-start.ts.
        return await locks.request(key, { ifAvailable: true }, (lock) =>
          lock
            ? workOnce()
            : locks.request(key, async () => {
                // What another tab wrote before it let go arrives a moment later.
                for (let left = maxPauses; left > 0 && stored() === remembered; left -= 1) {
                  await pause()
                }
                return workOnce()
              }),
        )
      } catch {
        // Either the work failed, as it does here again, or the browser refuses the lock: SecurityError.
        return await workOnce()
      }
    },
    watch(onChange) {
      storageEvents?.addEventListener('storage', (event) => {
        const changed = 'key' in event ? event.key : null
        // `null`: all of it was cleared.
        if (changed !== key && changed !== null) return
        // As it is now, so that two tabs that both wrote end with the same.
        const now = stored()
        if (now === kept) return
        kept = now
        onChange()
      })
    },
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, pauseMs))
}

function attempt<Result>(use: () => Result): Result | undefined {
  try {
    return use()
  } catch {
    // QuotaExceededError or SecurityError: the player plays on and is a new guest next time.
    return undefined
  }
}
