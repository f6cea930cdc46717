/** What the cabinet hands to the part that plays a game of one kind. */
import type { Game, RoundState } from '../games/game.ts'
import type { CabinetFrameProps } from './cabinet-frame.tsx'

export interface CabinetOfKindProps<Kind extends Game> {
  readonly game: Kind
  readonly frame: Pick<CabinetFrameProps, 'title' | 'end' | 'speaker' | 'seedLine' | 'resultRef'>
  /** The player's best score so far. */
  readonly bestScore: number | undefined
  /** The seed for the round that starts now. */
  readonly takeSeed: () => number
  /** Called once for each round that was played to its end. */
  readonly onRoundEnded: (state: RoundState) => void
}
