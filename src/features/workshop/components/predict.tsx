/** A question to commit to before anything is run. Wrong is fine: the answer is AWS's to give. */
import { useId, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { useLabBench } from '../lab-context.ts'
import type { Prediction } from '../lab.ts'
import './predict.css'

export type PredictProps = Prediction

export function Predict({ question, choices }: PredictProps) {
  const { step, progress, prediction, onPredict } = useLabBench()
  const [chosen, setChosen] = useState<string>()
  const name = useId()
  const isMade = prediction !== undefined
  const isRun = step.experiments.every(({ key }) => progress.ran.includes(key))
  const hint = isRun ? '' : isMade ? 'Now run it.' : 'Wrong is fine: the answer is AWS’s to give.'
  const isReady = !isMade && chosen !== undefined
  return (
    <form
      className="predict"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) onPredict(chosen)
      }}
    >
      <fieldset className="predict-question">
        <legend>
          <span className="predict-label">Predict</span>
          {question}
        </legend>
        {choices.map((choice) => (
          <label key={choice} className="predict-choice">
            <input
              type="radio"
              name={name}
              value={choice}
              checked={(prediction ?? chosen) === choice}
              disabled={isMade && prediction !== choice}
              onChange={() => {
                if (!isMade) setChosen(choice)
              }}
            />
            <span>{choice}</span>
          </label>
        ))}
      </fieldset>
      <div className="predict-foot">
        {/* It stays when it is done with, so that the focus stays too. */}
        <Button
          type="submit"
          look={isMade ? 'quiet' : 'primary'}
          aria-disabled={!isReady || undefined}
        >
          {isMade ? 'Prediction made' : 'Make this prediction'}
        </Button>
        <p className="predict-hint" role="status">
          {hint}
        </p>
      </div>
    </form>
  )
}
