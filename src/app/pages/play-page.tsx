/**
 * Play: the choice of game, the game, and beside it what becomes of the rounds. The game needs nothing of AWS; whatever
 * does is in `PlaySide`, and may come later. The address names the game and the seed: `/?game=meteor-blasters&seed=7`.
 */
import { useContext, useMemo, useState, type ReactNode } from 'react'
import { useSearch } from 'wouter/use-browser-location'
import type { FinishedRound, GameScore } from '../../domain/game-score.ts'
import {
  ArcadeCabinet,
  type RoundResult,
} from '../../features/arcade/components/arcade-cabinet.tsx'
import { seedFromText } from '../../features/arcade/components/fresh-seed.ts'
import { GameTabs } from '../../features/arcade/components/game-tabs.tsx'
import { findGame, games } from '../../features/arcade/games/games.ts'
import { ClockContext } from '../../ui/clock-context.ts'
import { PageHeading } from '../page-heading.tsx'
import { PanelBoundary } from '../panel-boundary.tsx'
import './play-page.css'

/** What the page tells what stands beside the game, and hears from it. */
export interface BesideGame {
  /** To be told the player's records whenever they change; `undefined` while they are not known. */
  readonly onRecords: (records: readonly GameScore[] | undefined) => void
  /** An empty element below the result of a round, while there is one on the screen. */
  readonly resultPlace: HTMLElement | null
}

export interface PlayPageProps {
  readonly onRoundFinished: (round: FinishedRound) => void
  readonly side: (beside: BesideGame) => ReactNode
}

export function PlayPage({ onRoundFinished, side }: PlayPageProps) {
  const clock = useContext(ClockContext)
  const search = useSearch()
  const parameters = useMemo(() => new URLSearchParams(search), [search])
  /** As `PlaySide` last knew them: the game does not wait for them. */
  const [records, setRecords] = useState<readonly GameScore[]>()
  const [resultPlace, setResultPlace] = useState<HTMLElement | null>(null)
  const entry = findGame(parameters.get('game'))
  const bestScore = records?.find(({ gameTitle }) => gameTitle === entry.title)?.topScore
  const seed = seedFromText(parameters.get('seed'))
  // Made anew only for what it shows: the app tells of every request, and the game need not hear of it.
  const game = useMemo(() => {
    const finishRound = (result: RoundResult) => {
      onRoundFinished({ ...result, roundId: crypto.randomUUID(), finishedAt: clock() })
    }
    return (
      <>
        <GameTabs games={games} chosen={entry} addressOf={(other) => addressOf(other.id)} />
        <PanelBoundary key={entry.id}>
          <ArcadeCabinet
            entry={entry}
            bestScore={bestScore}
            onRoundFinished={finishRound}
            seed={seed}
            addressOf={(other) => addressOf(entry.id, other)}
            resultRef={setResultPlace}
          />
        </PanelBoundary>
      </>
    )
  }, [entry, bestScore, seed, onRoundFinished, clock])
  return (
    <div className="play-page">
      <PageHeading title="Play" documentTitle={titleOf(entry)} isHidden />
      <p className="play-page-pitch">
        Play a game, and watch IAM, not the app, keep your scores yours.
      </p>
      <div className="play-page-game">{game}</div>
      {side({ onRecords: setRecords, resultPlace })}
    </div>
  )
}

function titleOf(entry: (typeof games)[number]): string {
  return entry === games[0] ? 'Play' : `${entry.title} · Play`
}

/** The first game needs no name in the address. A seed is a round of one game, so that another game comes without it. */
function addressOf(gameId: string, seed?: number): string {
  const parameters = new URLSearchParams()
  if (gameId !== games[0]?.id) parameters.set('game', gameId)
  if (seed !== undefined) parameters.set('seed', String(seed))
  const text = parameters.toString()
  return text === '' ? '/' : `/?${text}`
}
