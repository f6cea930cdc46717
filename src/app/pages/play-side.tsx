/** Beside the game: what became of the round just played, your record in each game, and the rounds of this visit. */
import { useEffect } from 'react'
import { Link } from 'wouter'
import type { Exchange } from '../../domain/exchange.ts'
import type { GameScore } from '../../domain/game-score.ts'
import { useScores } from '../../features/scores/api/use-scores.ts'
import { RoundPlace } from '../../features/scores/components/round-place.tsx'
import { RoundStatus } from '../../features/scores/components/round-status.tsx'
import { ScoresPanel } from '../../features/scores/components/scores-panel.tsx'
import { VisitRounds } from '../../features/scores/components/visit-rounds.tsx'
import type { Rounds } from '../../features/scores/use-rounds.ts'
import { PanelBoundary } from '../panel-boundary.tsx'

export interface PlaySideProps {
  readonly rounds: Rounds
  readonly exchanges: readonly Exchange[]
  /** Told the player's records whenever they change; `undefined` while they are not known. */
  readonly onRecords: (records: readonly GameScore[] | undefined) => void
}

export function PlaySide({ rounds, exchanges, onRecords }: PlaySideProps) {
  const scores = useScores()
  useEffect(() => {
    onRecords(scores.data)
  }, [scores.data, onRecords])
  const last = rounds.all.at(-1)
  // Earlier rounds that are not saved stay in sight until they are.
  const shown = rounds.all.filter((one) => one === last || one.saving.state === 'failed')
  const isAnySaved = rounds.all.some(({ saving }) => saving.state === 'saved')
  return (
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
      {isAnySaved ? (
        <p className="play-page-next">
          These scores are keyed by your identity.{' '}
          <Link href="/break-in">Try to read someone else’s.</Link>
        </p>
      ) : (
        <p className="play-page-next">
          All players’ scores share one table. <Link href="/break-in">Break in</Link>
        </p>
      )}
      <VisitRounds rounds={rounds.all} />
    </div>
  )
}
