/**
 * The finished rounds of this visit and what became of each. Lives above the pages, so that an unsaved round outlasts
 * walking about in the app, and asks before the page is left with one.
 */
import { useCallback, useEffect, useState } from 'react'
import type { FinishedRound } from '../../domain/game-score.ts'

export type RoundSaving =
  | { readonly state: 'saving' }
  | { readonly state: 'saved'; readonly newRecord: boolean; readonly exchangeId: string }
  | { readonly state: 'failed'; readonly error: unknown }

export interface RoundOfVisit {
  readonly round: FinishedRound
  readonly saving: RoundSaving
}

export interface Rounds {
  /** Newest last. */
  readonly all: readonly RoundOfVisit[]
  readonly finish: (round: FinishedRound) => void
  /** Saves a round again, under the same ID. */
  readonly retry: (round: FinishedRound) => void
  /** Drops what is shown, with the identity that it belonged to. */
  readonly clear: () => void
}

export type SaveRound = (
  round: FinishedRound,
) => Promise<{ readonly newRecord: boolean; readonly exchangeId: string }>

export function useRounds(save: SaveRound): Rounds {
  const [all, setAll] = useState<readonly RoundOfVisit[]>([])

  const send = useCallback(
    (round: FinishedRound) => {
      const note = (saving: RoundSaving) => {
        setAll((rounds) => withRound(rounds, { round, saving }))
      }
      note({ state: 'saving' })
      save(round).then(
        ({ newRecord, exchangeId }) => {
          note({ state: 'saved', newRecord, exchangeId })
        },
        (error: unknown) => {
          note({ state: 'failed', error })
        },
      )
    },
    [save],
  )

  const clear = useCallback(() => {
    setAll([])
  }, [])

  const hasUnsaved = all.some(({ saving }) => saving.state !== 'saved')
  useEffect(() => {
    if (!hasUnsaved) return
    const warn = (event: BeforeUnloadEvent) => {
      event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
    }
  }, [hasUnsaved])

  return { all, finish: send, retry: send, clear }
}

function withRound(
  rounds: readonly RoundOfVisit[],
  changed: RoundOfVisit,
): readonly RoundOfVisit[] {
  const isKnown = rounds.some(({ round }) => round.roundId === changed.round.roundId)
  return isKnown
    ? rounds.map((one) => (one.round.roundId === changed.round.roundId ? changed : one))
    : [...rounds, changed]
}
