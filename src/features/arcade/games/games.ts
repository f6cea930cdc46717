/** The games of the arcade. The first is there at once; the others load when they are chosen. */
import type { ActionGame, Game } from './game.ts'
import { meteorBlasters } from './meteor-blasters/meteor-blasters.ts'

export type LoadGame = () => Promise<Game>

export interface GameEntry {
  /** In the address: `/?game=meteor-blasters`. */
  readonly id: string
  /** The name on the cabinet and the sort key of its scores. Never change it: the scores would be lost. */
  readonly title: string
  /** One line, under a title. */
  readonly summary: string
  /** The game itself, or how to load it: what plays a game of turns loads as well. */
  readonly game: ActionGame | LoadGame
}

const firstGame: GameEntry = {
  id: 'meteor-blasters',
  title: 'Meteor Blasters',
  summary: 'Forty seconds under falling rock.',
  game: meteorBlasters,
}

export const games: readonly GameEntry[] = [
  firstGame,
  {
    id: 'alien-adventure',
    title: 'Alien Adventure',
    summary: 'Out of a derelict saucer, turn by turn.',
    game: async () => (await import('./alien-adventure/alien-adventure.ts')).alienAdventure,
  },
]

/** The game with this id; the first one where there is none. */
export function findGame(id: string | null | undefined): GameEntry {
  return games.find((entry) => entry.id === id) ?? firstGame
}
