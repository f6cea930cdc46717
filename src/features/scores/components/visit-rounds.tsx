/** The rounds of this visit, newest first: the record of a sitting, below the game. */
import { useId } from 'react'
import { BarIcon } from '../../../ui/icons/bar-icon.tsx'
import { GrantedIcon } from '../../../ui/icons/granted-icon.tsx'
import type { RoundOfVisit } from '../use-rounds.ts'
import './visit-rounds.css'

export interface VisitRoundsProps {
  /** Newest last. */
  readonly rounds: readonly RoundOfVisit[]
}

const savingWords: Record<RoundOfVisit['saving']['state'], string> = {
  saving: 'saving…',
  saved: 'saved',
  failed: 'not saved',
}

export function VisitRounds({ rounds }: VisitRoundsProps) {
  const titleId = useId()
  if (rounds.length === 0) return null
  return (
    <section className="visit-rounds" aria-labelledby={titleId}>
      <h2 id={titleId}>This visit</h2>
      <ol>
        {rounds.toReversed().map(({ round, saving }) => (
          <li key={round.roundId} className={`visit-rounds-${saving.state}`}>
            {round.result === 'win' ? <GrantedIcon size={16} /> : <BarIcon size={16} />}
            <span>{round.result === 'win' ? 'won' : 'lost'}</span>
            <strong>{round.score}</strong>
            <span className="visit-rounds-game">{round.gameTitle}</span>
            <span className="visit-rounds-saving">{savingWords[saving.state]}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
