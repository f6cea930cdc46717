/** The choice of game: one link each, so that every game has its address. */
import type { GameEntry } from '../games/games.ts'
import { Link } from '../../../ui/link.tsx'
import './game-tabs.css'

export interface GameTabsProps {
  readonly games: readonly GameEntry[]
  readonly chosen: GameEntry
  readonly addressOf: (entry: GameEntry) => string
}

export function GameTabs({ games, chosen, addressOf }: GameTabsProps) {
  return (
    <nav className="game-tabs" aria-label="Games">
      {games.map((entry) => (
        <Link
          key={entry.id}
          href={addressOf(entry)}
          className="game-tabs-one"
          aria-current={entry === chosen ? 'page' : undefined}
        >
          <span className="game-tabs-title">{entry.title}</span>
          <span className="game-tabs-summary">{entry.summary}</span>
        </Link>
      ))}
    </nav>
  )
}
