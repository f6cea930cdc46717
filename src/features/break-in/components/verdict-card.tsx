/** The result of an attempt, the largest thing on the page: verdict, AWS's answer in full, request ID. */
import type { Aim, Attempt, Outcome } from '../../../domain/attempt.ts'
import { ExchangeLink } from '../../../ui/exchange-link.tsx'
import { Verdict } from '../../../ui/verdict.tsx'
import { DenialSentence } from './denial-sentence.tsx'
import { answerLine, verdictOf } from './outcome-verdict.ts'
import './verdict-card.css'

export interface VerdictCardProps {
  readonly attempt: Attempt
  readonly aim: Aim
  readonly outcome: Outcome
}

export function VerdictCard({ attempt, aim, outcome }: VerdictCardProps) {
  const kind = verdictOf(aim, outcome)
  const whose = aim === 'own' ? 'your own partition' : 'the rival’s partition'
  return (
    <section
      className={`verdict-card verdict-card-${kind}`}
      aria-label={`${attempt.operation} on ${whose}`}
    >
      <div className="verdict-card-head">
        <h2>
          <Verdict kind={kind} size="large" />
        </h2>
        <p className="verdict-card-line">{answerLine(outcome)}</p>
      </div>
      {outcome.kind === 'denied' ? (
        <DenialSentence message={outcome.message} />
      ) : (
        <p className="verdict-card-words">{wordsFor(attempt, aim, outcome)}</p>
      )}
      {outcome.exchangeId !== undefined && (
        <p className="verdict-card-foot">
          <ExchangeLink exchangeId={outcome.exchangeId}>
            {'requestId' in outcome && outcome.requestId !== undefined
              ? `request ${outcome.requestId}`
              : 'the exchange in the wire'}
          </ExchangeLink>
        </p>
      )}
    </section>
  )
}

function wordsFor(attempt: Attempt, aim: Aim, outcome: Exclude<Outcome, { kind: 'denied' }>) {
  if (outcome.kind === 'failed') return outcome.message
  if (attempt.operation === 'GetCredentialsForIdentity')
    return aim === 'rival'
      ? 'Cognito gave you the rival’s credentials.'
      : 'Cognito gave you your credentials.'
  return `DynamoDB did as asked on ${aim === 'own' ? 'your own' : 'the rival’s'} partition.`
}
