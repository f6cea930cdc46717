/** Why IAM decided so, in our words: AWS does not send this. Where our prediction and AWS's answer differ, it says so. */
import { useId } from 'react'
import type { Aim, AttemptSubjects, Outcome } from '../../../domain/attempt.ts'
import { WarningIcon } from '../../../ui/icons/warning-icon.tsx'
import { wordsForCause } from '../why-words.ts'
import type { Why } from '../why.ts'
import { ConditionCard } from './condition-card.tsx'
import './why-panel.css'

export interface WhyPanelProps {
  readonly why: Why
  readonly aim: Aim
  readonly outcome: Outcome
  readonly subjects: AttemptSubjects
}

export function WhyPanel({ why, aim, outcome, subjects }: WhyPanelProps) {
  const titleId = useId()
  return (
    <section className="why-panel" aria-labelledby={titleId}>
      <div className="why-panel-head">
        <h2 id={titleId}>Why</h2>
        <p className="why-panel-source">our explanation: AWS does not send this</p>
      </div>
      {why.kind === 'unexplained' ? (
        <p>
          {why.because === 'policies-private'
            ? 'The policies of this stack are private, so the app cannot explain. AWS’s answer is all there is.'
            : 'This call is public: nobody signs it, and IAM is not asked.'}
        </p>
      ) : (
        <Explained why={why} aim={aim} outcome={outcome} subjects={subjects} />
      )}
    </section>
  )
}

function Explained({
  why,
  aim,
  outcome,
  subjects,
}: WhyPanelProps & { readonly why: Extract<Why, { kind: 'explained' }> }) {
  const { cause } = why
  const differs = outcome.kind !== 'failed' && outcome.kind !== why.predicted
  return (
    <>
      {differs && (
        <p className="why-panel-difference" role="alert">
          <WarningIcon />
          <span>
            By the policies in the app’s config this should be {why.predicted}; AWS’s answer is{' '}
            {outcome.kind}. AWS decides. The policy may have changed in the meantime (send it again
            to see), or our engine is wrong.
          </span>
        </p>
      )}
      <p className="why-panel-words">{wordsForCause(cause, why.action, aim)}</p>
      {cause.kind === 'conditions' &&
        cause.unmet.map((condition) => (
          <ConditionCard
            key={`${condition.operator} ${condition.key}`}
            condition={condition}
            subjects={subjects}
          />
        ))}
    </>
  )
}
