/** Counts how often Cognito said that the identity pool is gone, and knows whether it is another than before. */
import type { IdentityPoolWatch } from './contract.ts'

/** An `IdentityPoolWatch` that can be told. */
export interface WritableIdentityPoolWatch extends IdentityPoolWatch {
  readonly onPoolGone: () => void
  readonly onAnotherPool: () => void
}

export function createIdentityPoolWatch(): WritableIdentityPoolWatch {
  const listeners = new Set<() => void>()
  let refusals = 0
  let isAnother = false
  const tell = () => {
    for (const listener of listeners) listener()
  }
  return {
    onPoolGone() {
      refusals += 1
      tell()
    },
    onAnotherPool() {
      isAnother = true
      tell()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    refusals: () => refusals,
    isAnother: () => isAnother,
  }
}
