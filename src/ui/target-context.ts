/** Which stack the app talks to, so that a failure can say what to do about it. */
import { createContext } from 'react'

export interface Target {
  /** Present for a local target only: `http://localhost:4566`. */
  readonly endpoint?: string
}

export const TargetContext = createContext<Target>({})
