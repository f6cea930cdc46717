/**
 * Remembers an identity ID between visits, so that a returning player does not call GetId, of which an account has 25 a
 * second. Credentials are never remembered. Where storage fails, as in some private windows, an ID lives as long as the
 * page.
 */
import type { Seat } from '../domain/session.ts'
import { identityKey } from './identity-key.ts'

export interface IdentityMemory {
  read(): string | undefined
  write(identityId: string): void
  forget(): void
  /** What storage has now, be it that another tab wrote it a moment ago. */
  readAgain(): string | undefined
  /** Does the work while no other tab does the same, where the browser can see to that. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>
  /** Calls back when another tab remembers another identity, or forgot this one. */
  watch(onChange: () => void): void
}

const pauseMs = 50
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
    async alone(work) {
      if (!locks) return work()
      const before = stored()
      // The same lock as in head-start.ts.
      return locks.request(key, { ifAvailable: true }, (lock) =>
        lock
          ? work()
          : locks.request(key, async () => {
              // What another tab wrote before it let go arrives a moment later.
              for (let left = maxPauses; left > 0 && stored() === before; left -= 1) await pause()
              return work()
            }),
      )
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
