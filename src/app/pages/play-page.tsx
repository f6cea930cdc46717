/** Play: the game, your scores, and what became of the round just played. */
import { useContext } from 'react'
import { Link } from 'wouter'
import type { Exchange } from '../../domain/exchange.ts'
import {
  ArcadeCabinet,
  type RoundResult,
} from '../../features/arcade/components/arcade-cabinet.tsx'
import { meteorBlasters } from '../../features/arcade/games/meteor-blasters/meteor-blasters.ts'
import { useScores } from '../../features/scores/api/use-scores.ts'
import { RoundPlace } from '../../features/scores/components/round-place.tsx'
import { RoundStatus } from '../../features/scores/components/round-status.tsx'
import { ScoresPanel } from '../../features/scores/components/scores-panel.tsx'
import { VisitRounds } from '../../features/scores/components/visit-rounds.tsx'
import type { Rounds } from '../../features/scores/use-rounds.ts'
import { ClockContext } from '../../ui/clock-context.ts'
import { PageHeading } from '../page-heading.tsx'
import { PanelBoundary } from '../panel-boundary.tsx'
import './play-page.css'

export interface PlayPageProps {
  readonly rounds: Rounds
  readonly exchanges: readonly Exchange[]
}

export function PlayPage({ rounds, exchanges }: PlayPageProps) {
  const clock = useContext(ClockContext)
  const scores = useScores()
  const finishRound = (result: RoundResult) => {
    rounds.finish({ ...result, roundId: crypto.randomUUID(), finishedAt: clock() })
  }
  const last = rounds.all.at(-1)
  // Earlier rounds that are not saved stay in sight until they are.
  const shown = rounds.all.filter((one) => one === last || one.saving.state === 'failed')
  return (
    <div className="play-page">
      <PageHeading title="Play" isHidden />
      <p className="play-page-pitch">
        Play a game, and watch IAM, not the app, keep your scores yours.
      </p>
      <div className="play-page-game">
        <PanelBoundary>
          <ArcadeCabinet
            bestScore={
              scores.data?.find(({ gameTitle }) => gameTitle === meteorBlasters.title)?.topScore
            }
            onRoundFinished={finishRound}
          />
          <VisitRounds rounds={rounds.all} />
        </PanelBoundary>
      </div>
      <div className="play-page-side">
        {shown.length === 0 && <RoundPlace />}
        {shown.map((finished) => (
          <RoundStatus
            key={finished.round.roundId}
            finished={finished}
            exchange={exchanges.find(
              ({ id }) => finished.saving.state === 'saved' && id === finished.saving.exchangeId,
            )}
            onRetry={() => {
              rounds.retry(finished.round)
            }}
          />
        ))}
        <PanelBoundary>
          <ScoresPanel query={scores} />
        </PanelBoundary>
        <div className="play-page-next">
          <p>
            {rounds.all.some(({ saving }) => saving.state === 'saved')
              ? 'Your score sits in a table that all players share, under your key. Now try to read someone else’s.'
              : 'All players’ scores share one table, and nothing in the app keeps you from reading theirs. Try it.'}
          </p>
          <Link href="/break-in" className="button button-primary">
            Break in
          </Link>
        </div>
      </div>
    </div>
  )
}
