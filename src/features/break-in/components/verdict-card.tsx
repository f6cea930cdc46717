/** The result of an attempt, the largest thing on the page: verdict, AWS's answer in full, request ID. */
import { useContext } from 'react'
import { serviceOf, type Aim, type Attempt, type Outcome } from '../../../domain/attempt.ts'
import { Failure } from '../../../domain/failure.ts'
import { DenialSentence } from '../../../ui/denial-sentence.tsx'
import { ExchangeLink } from '../../../ui/exchange-link.tsx'
import { wordsForFailure } from '../../../ui/failure-words.ts'
import { TargetContext } from '../../../ui/target-context.ts'
import { Verdict } from '../../../ui/verdict.tsx'
import { answerLine, placeOf, verdictOf } from './outcome-verdict.ts'
import { UnexpectedGrant } from './unexpected-grant.tsx'
import './verdict-card.css'

export interface VerdictCardProps {
  readonly attempt: Attempt
  readonly aim: Aim
  readonly outcome: Outcome
}

export function VerdictCard({ attempt, aim, outcome }: VerdictCardProps) {
  const kind = verdictOf(attempt, aim, outcome)
  const place = placeOf(attempt)
  const whose = aim === 'own' ? `your own ${place}` : `the rival’s ${place}`
  return (
    <section
      className={`verdict-card verdict-card-${kind}`}
      // A lab may show two of one operation.
      aria-label={`${attempt.operation} on ${whose}: ${attempt.title}`}
    >
      <div className="verdict-card-head">
        <h2>
          <Verdict kind={kind} size="large" />
        </h2>
        <p className="verdict-card-line">{answerLine(outcome)}</p>
      </div>
      {outcome.kind === 'denied' ? (
        <DenialSentence message={outcome.message} />
      ) : outcome.kind === 'failed' ? (
        <NoResult outcome={outcome} />
      ) : (
        <>
          <p className="verdict-card-words">{wordsForGrant(attempt, aim)}</p>
          {attempt.expected[aim] === 'denied' && (
            <UnexpectedGrant attempt={attempt} aim={aim} outcome={outcome} />
          )}
        </>
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

/** What went wrong and what to do, as in any panel; words of AWS that nobody here knows are shown as they came. */
function NoResult({ outcome }: { readonly outcome: Extract<Outcome, { kind: 'failed' }> }) {
  const target = useContext(TargetContext)
  if (outcome.failure === undefined) return <p className="verdict-card-words">{outcome.message}</p>
  const { title, advice, detail } = wordsForFailure(
    new Failure(outcome.failure, outcome.message),
    target,
    // An attempt is sent by the player alone.
    true,
  )
  return (
    <>
      <p className="verdict-card-words">
        <strong>{title}.</strong> {advice}
      </p>
      {detail !== undefined && <p className="verdict-card-line">{detail}</p>}
    </>
  )
}

function wordsForGrant(attempt: Attempt, aim: Aim): string {
  if (attempt.operation === 'GetCredentialsForIdentity')
    return aim === 'rival'
      ? 'Cognito gave you the rival’s credentials.'
      : 'Cognito gave you your credentials.'
  if (attempt.isHarmless) return 'S3 did as asked, and there was nothing to find.'
  const service = serviceOf(attempt.operation) === 's3' ? 'S3' : 'DynamoDB'
  const whose = aim === 'own' ? 'your own' : 'the rival’s'
  return `${service} did as asked: ${attempt.operation} on ${whose} ${placeOf(attempt)}.`
}
