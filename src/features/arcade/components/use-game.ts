/** The game of an entry: at once where it is there, or when it has loaded. */
import { useCallback, useEffect, useState } from 'react'
import type { Game } from '../games/game.ts'
import type { GameEntry } from '../games/games.ts'

export interface LoadedGame {
  /** `undefined` while it loads, and where it could not be loaded. */
  readonly game: Game | undefined
  readonly failed: boolean
  readonly retry: () => void
}

/** @param entry The same one for as long as the component lives: give the component a key. */
export function useGame(entry: GameEntry): LoadedGame {
  const [game, setGame] = useState(typeof entry.game === 'function' ? undefined : entry.game)
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    if (typeof entry.game !== 'function' || failed || game !== undefined) return
    let isOver = false
    entry.game().then(
      (loaded) => {
        if (!isOver) setGame(loaded)
      },
      () => {
        if (!isOver) setFailed(true)
      },
    )
    return () => {
      isOver = true
    }
  }, [entry, failed, game])

  const retry = useCallback(() => {
    setFailed(false)
  }, [])
  return { game, failed, retry }
}
