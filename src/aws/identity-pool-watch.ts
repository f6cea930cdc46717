/** Counts how often Cognito said that the identity pool is gone. */
import type { IdentityPoolWatch } from './contract.ts'

/** An `IdentityPoolWatch` that can be told. */
export interface WritableIdentityPoolWatch extends IdentityPoolWatch {
  readonly onPoolGone: () => void
}

export function createIdentityPoolWatch(): WritableIdentityPoolWatch {
  const listeners = new Set<() => void>()
  let refusals = 0
  return {
    onPoolGone() {
      refusals += 1
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    refusals: () => refusals,
  }
}
