/** The other half of the experiment: the same request, aimed at the other partition. */
import type { Aim, Attempt, Outcome } from '../../../domain/attempt.ts'
import { Link } from '../../../ui/link.tsx'
import { Verdict } from '../../../ui/verdict.tsx'
import { placeOf, shortAnswerLine, verdictOf } from './outcome-verdict.ts'
import './control-card.css'

export interface ControlCardProps {
  readonly attempt: Attempt
  /** Where this request was aimed. */
  readonly aim: Aim
  readonly outcome: Outcome | undefined
}

export function ControlCard({ attempt, aim, outcome }: ControlCardProps) {
  const words =
    attempt.operation === 'GetCredentialsForIdentity'
      ? `the same call with ${aim === 'own' ? 'your own' : 'the rival’s'} identity ID`
      : `the same request on ${aim === 'own' ? 'your own' : 'the rival’s'} ${placeOf(attempt)}`
  if (outcome === undefined)
    return (
      <p className="control-card" role="status">
        <span className="control-card-words">Sending {words}…</span>
      </p>
    )
  const kind = verdictOf(attempt, aim, outcome)
  return (
    <Link className={`control-card control-card-${kind}`} href={`/break-in/${attempt.id}/${aim}`}>
      <Verdict kind={kind} />
      <span className="control-card-words">{words}</span>
      <span className="control-card-line">{shortAnswerLine(outcome)}</span>
    </Link>
  )
}
