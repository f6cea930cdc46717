/** Whether policy variables are shown as written or filled in, and with what. */
import { createContext } from 'react'
import type { ContextKeys } from '../../iam/context-keys.ts'

export interface Filling {
  /** Condition keys of the player's own session; `undefined` shows variables as written. */
  readonly keys: ContextKeys | undefined
  readonly ownIdentityId: string | undefined
  /** Identity pool IDs look like identity IDs and are public. */
  readonly publicIds: readonly string[]
}

export const FillingContext = createContext<Filling>({
  keys: undefined,
  ownIdentityId: undefined,
  publicIds: [],
})
