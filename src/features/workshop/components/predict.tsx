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
  const [isPressedEarly, setIsPressedEarly] = useState(false)
  const name = useId()
  const isMade = prediction !== undefined
  const isRun = step.experiments.every(({ key }) => progress.ran.includes(key))
  const isReady = !isMade && chosen !== undefined
  const isEarly = isPressedEarly && !isMade && !isReady
  const hint = isRun
    ? ''
    : isMade
      ? 'Now run it.'
      : isEarly
        ? 'Choose one first.'
        : 'Wrong is fine: the answer is AWS’s to give.'
  return (
    <form
      className="predict"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) onPredict(chosen)
        else setIsPressedEarly(true)
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
        <p className={isEarly ? 'predict-hint predict-hint-early' : 'predict-hint'} role="status">
          {hint}
        </p>
      </div>
    </form>
  )
}
