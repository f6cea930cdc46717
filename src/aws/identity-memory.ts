/**
 * Remembers an identity ID between visits, so that a returning player does not call GetId, of which an account has 25 a
 * second. Credentials are never remembered. Where storage fails, as in some private windows, an ID lives as long as the
 * page.
 */
import type { Seat } from '../domain/session.ts'

export interface IdentityMemory {
  read(): string | undefined
  write(identityId: string): void
  forget(): void
}

/** @param storage `localStorage`; `undefined` where the browser refuses it. */
export function createIdentityMemory(
  storage: Storage | undefined,
  identityPoolId: string,
  seat: Seat,
): IdentityMemory {
  const key = `leading-key/${identityPoolId}/guest/${seat}`
  // Read once: what another tab does to the storage does not change who plays in this one.
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
