/** Makes a game's steps heard. What it sounds like loads only where the player wants sound; until then all is silent. */
import { useCallback, useEffect, useRef } from 'react'
import type { Game, GameSounds, RoundState } from '../games/game.ts'
import type { Speaker } from './use-speaker.ts'

/** @returns Takes the states before and after each step. */
export function useHearing(
  game: Game,
  { isOn, play }: Speaker,
): (before: RoundState, after: RoundState) => void {
  const sounds = useRef<GameSounds>(null)

  useEffect(() => {
    if (!isOn) return
    game.loadSounds?.().then(
      (loaded) => {
        sounds.current = loaded
      },
      () => undefined,
    )
  }, [game, isOn])

  return useCallback(
    (before, after) => {
      play(() => sounds.current?.soundsOf(before, after) ?? [])
    },
    [play],
  )
}
