/**
 * Beside the game: what became of the round just played, your record in each game, and the rounds of this visit. Where
 * the game has the screen's whole width, what became of the round stands in the game's screen, with the result.
 */
import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import type { Exchange } from '../../domain/exchange.ts'
import { useScores } from '../../features/scores/api/use-scores.ts'
import { PicturePlace } from '../../features/picture/components/picture-place.tsx'
import { RoundPlace } from '../../features/scores/components/round-place.tsx'
import { RoundStatus } from '../../features/scores/components/round-status.tsx'
import { ScoresPanel } from '../../features/scores/components/scores-panel.tsx'
import { VisitRounds } from '../../features/scores/components/visit-rounds.tsx'
import type { RoundOfVisit, Rounds } from '../../features/scores/use-rounds.ts'
import { PanelBoundary } from '../panel-boundary.tsx'
import { useMediaQuery } from '../use-media-query.ts'
import { Link } from '../../ui/link.tsx'
import type { BesideGame } from './play-page.tsx'

export interface PlaySideProps extends BesideGame {
  readonly rounds: Rounds
  readonly exchanges: readonly Exchange[]
}

/** Where nothing stands beside the game. As in play-page.css and arcade-cabinet.css. */
const isGameAlone = '(max-width: 899px)'

export function PlaySide({ rounds, exchanges, onRecords, resultPlace }: PlaySideProps) {
  const scores = useScores()
  useEffect(() => {
    onRecords(scores.data)
  }, [scores.data, onRecords])
  const isAlone = useMediaQuery(isGameAlone)
  const last = rounds.all.at(-1)
  const place = isAlone ? resultPlace : null
  const inPlace = place ? last : undefined
  // Rounds that are not saved stay in sight until they are.
  const shown = rounds.all.filter(
    (one) => one.saving.state === 'failed' || (one === last && !isAlone),
  )
  const statusOf = (finished: RoundOfVisit, isBare = false) => (
    <RoundStatus
      key={finished.round.roundId}
      finished={finished}
      exchange={exchanges.find(
        ({ id }) => finished.saving.state === 'saved' && id === finished.saving.exchangeId,
      )}
      onRetry={() => {
        rounds.retry(finished.round)
      }}
      isBare={isBare}
    />
  )
  const isSavedInPlace = inPlace?.saving.state === 'saved'
  const isAnySaved = rounds.all.some(({ saving }) => saving.state === 'saved')
  const next = !inPlace && <NextLine isAfterSaving={isAnySaved} />
  return (
    <div className="play-page-side">
      {place &&
        inPlace &&
        createPortal(
          <>
            {statusOf(inPlace, true)}
            {isSavedInPlace && (
              <p className="play-page-next">
                <Link href="/break-in">Try to read someone else’s score.</Link>
              </p>
            )}
          </>,
          place,
        )}
      {shown.length === 0 && <RoundPlace />}
      {shown.map((finished) => statusOf(finished))}
      {!isAlone && next}
      <PanelBoundary>
        <ScoresPanel query={scores} picture={<PicturePlace isNext={scores.data !== undefined} />} />
      </PanelBoundary>
      {isAlone && next}
      <VisitRounds rounds={rounds.all} />
    </div>
  )
}

interface NextLineProps {
  readonly isAfterSaving: boolean
}

/** One link, whatever it says: a press on it while a round is saved is not lost. */
function NextLine({ isAfterSaving }: NextLineProps) {
  return (
    <p className="play-page-next">
      {isAfterSaving
        ? 'These scores are keyed by your identity.'
        : 'All players’ scores share one table.'}{' '}
      <Link href="/break-in">{isAfterSaving ? 'Try to read someone else’s.' : 'Break in'}</Link>
    </p>
  )
}
