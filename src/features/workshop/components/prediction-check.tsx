/** The reader's prediction beside what came of it, below the step's last experiment. */
import { useId } from 'react'
import { GrantedIcon } from '../../../ui/icons/granted-icon.tsx'
import { UnequalIcon } from '../../../ui/icons/unequal-icon.tsx'
import { findSurprise, useLabBench } from '../lab-context.ts'
import './prediction-check.css'

export interface PredictionCheckProps {
  /** The experiment that shows it. It does so only as the last one of its step, when all are answered. */
  readonly after: string
  /** The reader has set the experiment otherwise than the question has it, so that its answer is not the question's. */
  readonly isOffQuestion?: boolean
}

export function PredictionCheck({ after, isOffQuestion = false }: PredictionCheckProps) {
  const bench = useLabBench()
  const { step, progress, prediction } = bench
  const titleId = useId()
  const asked = step.prediction
  const isLast = step.experiments.at(-1)?.key === after
  const isAnswered = step.experiments.every(({ key }) => progress.ran.includes(key))
  if (!asked || prediction === undefined || !isLast || !isAnswered) return null
  const surprise = findSurprise(bench)
  const isRight = prediction === asked.answer
  return (
    <section className="prediction-check" aria-labelledby={titleId}>
      <h3 id={titleId} className="visually-hidden">
        Your prediction
      </h3>
      <dl className="prediction-check-sides">
        <div>
          <dt>You predicted</dt>
          <dd>{prediction}</dd>
        </div>
        <div>
          <dt>
            {step.experiments.at(-1)?.kind === 'what-if' ? 'The engine decides' : 'AWS answered'}
          </dt>
          <dd>
            {isOffQuestion
              ? 'This is another policy than the question’s.'
              : surprise
                ? `AWS has ${surprise.outcome.kind} ${surprise.attempt.operation}, which this lab did not expect.`
                : asked.answer}
          </dd>
        </div>
      </dl>
      <p
        className={
          isRight && !surprise && !isOffQuestion
            ? 'prediction-check-right'
            : 'prediction-check-other'
        }
      >
        {isOffQuestion ? (
          'The question takes every change as made. Tick them all to compare.'
        ) : surprise ? (
          'The policy of this stack may have been changed. AWS decides, not the lab.'
        ) : isRight ? (
          <>
            <GrantedIcon /> As you predicted.
          </>
        ) : (
          <>
            <UnequalIcon /> Not what you predicted. That is what a lab is for: read on.
          </>
        )}
      </p>
    </section>
  )
}
