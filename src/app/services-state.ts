/** What the app knows of AWS, as its lazy part tells it. Types alone: the part itself comes later than the first game. */
import type { ComponentType, ReactNode } from 'react'
import type { StackConfig } from '../config/stack-config.ts'
import type { Exchange } from '../domain/exchange.ts'
import type { Session } from '../domain/session.ts'
import type { SendingAttempts } from '../features/break-in/use-attempt-results.ts'
import type { Rounds, RoundsState } from '../features/scores/use-rounds.ts'
import type { Tries } from '../features/wire/group-tries.ts'
import type { OpenedStack } from './open-stack.ts'
import type { BesideGame } from './pages/play-page.tsx'
import type { WireProps } from './wire.tsx'

export interface OpenServices {
  readonly stack: OpenedStack
  /** Counts the stacks of this visit. */
  readonly turn: number
  /** `undefined` until it was loaded. */
  readonly config: StackConfig | undefined
  /** `undefined` while it opens. */
  readonly session: Session | undefined
  readonly hasSessionFailed: boolean
  /** How often another tab gave this one a new identity. */
  readonly takeovers: number
  /** Newest last. */
  readonly exchanges: readonly Exchange[]
  /** The same, each with all its tries. */
  readonly commands: readonly Tries[]
  readonly rounds: Rounds
  readonly sending: SendingAttempts
  /** Asks for `config.json` again: the policies may have changed since it was loaded. */
  readonly reloadConfig: () => void
  readonly parts: ServedParts
}

interface ServedProps {
  readonly services: OpenServices
}

/** What shows all that. */
export interface ServedParts {
  readonly BesideGame: ComponentType<BesideGame & ServedProps>
  readonly ThemeButton: ComponentType
  /** What the badge in the header's corner shows. */
  readonly BadgeFace: ComponentType<ServedProps>
  readonly Wire: ComponentType<WireProps & ServedProps>
  /** What concerns every page. */
  readonly News: ComponentType<ServedProps>
}

/** `instead` is shown in place of the whole app, where it cannot know which stack it talks to. */
export type ServicesState = OpenServices | { readonly instead: ReactNode }

export interface ServicesProps {
  /** The rounds of this visit. They are the app's, since a game may end before there are services. */
  readonly rounds: RoundsState
  readonly onChange: (state: ServicesState) => void
}
