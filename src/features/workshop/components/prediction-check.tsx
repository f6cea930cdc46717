/** The reader's prediction beside what came of it, below the step's last experiment. */
import { useId } from 'react'
import { GrantedIcon } from '../../../ui/icons/granted-icon.tsx'
import { UnequalIcon } from '../../../ui/icons/unequal-icon.tsx'
import { useLabBench } from '../lab-context.ts'
import './prediction-check.css'

export interface PredictionCheckProps {
  /** The experiment that shows it. It does so only as the last one of its step, when all are answered. */
  readonly after: string
}

export function PredictionCheck({ after }: PredictionCheckProps) {
  const { step, progress, prediction, runs } = useLabBench()
  const titleId = useId()
  const asked = step.prediction
  const isLast = step.experiments.at(-1)?.key === after
  const isAnswered = step.experiments.every(({ key }) => progress.ran.includes(key))
  if (!asked || prediction === undefined || !isLast || !isAnswered) return null
  const surprise = Object.values(runs).find(
    (run) =>
      run && run.outcome.kind !== 'failed' && run.outcome.kind !== run.attempt.expected[run.aim],
  )
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
            {surprise
              ? `AWS has ${surprise.outcome.kind} ${surprise.attempt.operation}, which this lab did not expect.`
              : asked.answer}
          </dd>
        </div>
      </dl>
      <p className={isRight && !surprise ? 'prediction-check-right' : 'prediction-check-other'}>
        {surprise ? (
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
