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
  /** Calls back when another tab remembers another identity, or forgot this one. */
  watch(onChange: () => void): void
}

/** Where `storage` events arrive: the window. */
export type StorageEvents = Pick<EventTarget, 'addEventListener'>

/** @param storage `localStorage`; `undefined` where the browser refuses it. */
export function createIdentityMemory(
  storage: Storage | undefined,
  identityPoolId: string,
  seat: Seat,
  storageEvents?: StorageEvents,
): IdentityMemory {
  const key = identityKey(identityPoolId, seat)
  let kept: string | undefined
  return {
    read: () => (kept ??= attempt(() => storage?.getItem(key)) ?? undefined),
    write(identityId) {
      kept = identityId
      attempt(() => storage?.setItem(key, identityId))
    },
    forget() {
      kept = undefined
      attempt(() => storage?.removeItem(key))
    },
    watch(onChange) {
      storageEvents?.addEventListener('storage', (event) => {
        const changed = 'key' in event ? event.key : null
        // `null`: all of it was cleared.
        if (changed !== key && changed !== null) return
        // As it is now, so that two tabs that both wrote end with the same.
        const now = attempt(() => storage?.getItem(key)) ?? undefined
        if (now === kept) return
        kept = now
        onChange()
      })
    },
  }
}

function attempt<Result>(use: () => Result): Result | undefined {
  try {
    return use()
  } catch {
    // QuotaExceededError or SecurityError: the player plays on and is a new guest next time.
    return undefined
  }
}
