/** Asks STS whose credentials these are: `GetCallerIdentity`, sent for real. */
import { isWaitingForPrediction, useLabBench } from '../lab-context.ts'
import { experimentKey } from '../lab.ts'
import { ExperimentFoot } from './experiment-foot.tsx'
import { PredictionCheck } from './prediction-check.tsx'
import './run.css'

export function WhoAmI() {
  const bench = useLabBench()
  const key = experimentKey('who-am-i')
  const isWaiting = isWaitingForPrediction(bench)
  return (
    <>
      <div className="run" role="group" aria-label="GetCallerIdentity">
        <h3 className="run-title">
          <code>GetCallerIdentity</code> with your credentials
        </h3>
        {isWaiting ? (
          <ExperimentFoot isWaiting wasRun={false}>
            {null}
          </ExperimentFoot>
        ) : (
          bench.renderWhoAmI(() => {
            bench.onRan(key)
          })
        )}
      </div>
      <div className="run-answer" aria-live="polite">
        <PredictionCheck after={key} />
      </div>
    </>
  )
}
