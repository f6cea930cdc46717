/** The cabinet of a game that loads when it is chosen. What plays games of turns loads with it. */
import { lazyPart, type LazyPart } from '../../../ui/lazy-part.tsx'
import type { Game } from '../games/game.ts'
import type { LoadGame } from '../games/games.ts'
import { ActionCabinet } from './action-cabinet.tsx'
import type { CabinetOfKindProps } from './cabinet-of-kind.ts'

export interface LaterCabinet {
  /** Suspends until the game is there. @throws PartFailure where it cannot be fetched. */
  readonly Cabinet: LazyPart<Omit<CabinetOfKindProps<Game>, 'game'>>
}

const cabinets = new WeakMap<LoadGame, LaterCabinet>()

/** Always the same for the same game. */
export function laterCabinet(loadGame: LoadGame): LaterCabinet {
  const known = cabinets.get(loadGame)
  if (known) return known
  const Cabinet = lazyPart(async () => {
    const [game, { TurnCabinet }] = await Promise.all([loadGame(), import('./turn-cabinet.tsx')])
    return (props: Omit<CabinetOfKindProps<Game>, 'game'>) =>
      game.kind === 'action' ? (
        <ActionCabinet {...props} game={game} />
      ) : (
        <TurnCabinet {...props} game={game} />
      )
  })
  cabinets.set(loadGame, { Cabinet })
  return { Cabinet }
}
