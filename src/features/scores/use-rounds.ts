/**
 * The finished rounds of this visit and what became of each. Lives above the pages, so that an unsaved round outlasts
 * walking about in the app, and asks before the page is left with one. What an outage kept from being saved is saved
 * again by itself, under the same ID.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Dispatch, SetStateAction } from 'react'
import { Failure } from '../../domain/failure.ts'
import type { FinishedRound } from '../../domain/game-score.ts'
import { isOutage, useRetryWhenBack } from '../../ui/use-retry-when-back.ts'

export type RoundSaving =
  | {
      readonly state: 'saving'
      /** Finished when there was nobody yet to save it. */
      readonly isWaiting?: boolean
    }
  | { readonly state: 'saved'; readonly newRecord: boolean; readonly exchangeId: string }
  | {
      readonly state: 'failed'
      readonly error: unknown
      /** The player asked to try again, and the answer is not there yet. */
      readonly retrying?: boolean
    }

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

export type RoundsState = readonly [
  readonly RoundOfVisit[],
  Dispatch<SetStateAction<readonly RoundOfVisit[]>>,
]

/** @param kept State of whoever outlives this hook, so that unsaved rounds do too. Default: its own. */
export function useRounds(save: SaveRound, kept?: RoundsState): Rounds {
  const own = useState<readonly RoundOfVisit[]>([])
  const [all, setAll] = kept ?? own
  const underWay = useRef(new Set<string>())
  const sentHere = useRef(new Set<string>())

  const send = useCallback(
    (round: FinishedRound) => {
      const { roundId } = round
      if (underWay.current.has(roundId)) return
      underWay.current.add(roundId)
      sentHere.current.add(roundId)
      const note = (saving: RoundSaving) => {
        underWay.current.delete(roundId)
        setAll((rounds) => withSaving(rounds, roundId, () => saving))
      }
      save(round).then(
        ({ newRecord, exchangeId }) => {
          note({ state: 'saved', newRecord, exchangeId })
        },
        (error: unknown) => {
          note({ state: 'failed', error })
        },
      )
    },
    [save, setAll],
  )

  const finish = useCallback(
    (round: FinishedRound) => {
      setAll((rounds) => [...rounds, { round, saving: { state: 'saving' } }])
      send(round)
    },
    [send, setAll],
  )

  const retry = useCallback(
    (round: FinishedRound) => {
      setAll((rounds) =>
        withSaving(rounds, round.roundId, (saving) =>
          saving.state === 'failed' ? { ...saving, retrying: true } : saving,
        ),
      )
      send(round)
    },
    [send, setAll],
  )

  const clear = useCallback(() => {
    setAll([])
  }, [setAll])

  const stopped = all.filter(({ saving }) => saving.state === 'failed' && isOutage(saving.error))
  useRetryWhenBack(stopped.length > 0, () => {
    for (const { round } of stopped) send(round)
  })

  useEffect(() => {
    for (const { round, saving } of all) {
      const isOurs = isWaiting(saving) || isOfGoneStack(saving)
      if (isOurs && !sentHere.current.has(round.roundId)) send(round)
    }
  }, [all, send])

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

  return { all, finish, retry, clear }
}

function isWaiting(saving: RoundSaving): boolean {
  return saving.state === 'saving' && saving.isWaiting === true
}

/** What failed on a stack that is gone belongs to the one that took its place. */
function isOfGoneStack(saving: RoundSaving): boolean {
  return (
    saving.state === 'failed' &&
    saving.error instanceof Failure &&
    saving.error.kind === 'pool-gone'
  )
}

/** A round that was dropped meanwhile stays dropped. */
function withSaving(
  rounds: readonly RoundOfVisit[],
  roundId: string,
  change: (saving: RoundSaving) => RoundSaving,
): readonly RoundOfVisit[] {
  return rounds.map((one) =>
    one.round.roundId === roundId ? { ...one, saving: change(one.saving) } : one,
  )
}
