/** Sends one attempt of the catalogue to AWS, for real, and shows what AWS answered. */
import { useMutation } from '@tanstack/react-query'
import { useId } from 'react'
import { serviceOf, type Aim, type Attempt } from '../../../domain/attempt.ts'
import type { StackConfig } from '../../../config/stack-config.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { SendIcon } from '../../../ui/icons/send-icon.tsx'
import { compactJson } from '../compact-json.ts'
import { isNextExperiment, isWaitingForPrediction, useLabBench } from '../lab-context.ts'
import { experimentKey } from '../lab.ts'
import { ExperimentFoot } from './experiment-foot.tsx'
import { JsonLines, type JsonLine } from './json-lines.tsx'
import { PredictionCheck } from './prediction-check.tsx'
import './run.css'

export interface RunProps {
  /** ID of an attempt in the catalogue: `get-item`. */
  readonly attempt: string
  readonly aim: Aim
  /** Shows the request's input beside the button. */
  readonly showRequest?: boolean
}

export function Run({ attempt: attemptId, aim, showRequest = false }: RunProps) {
  const bench = useLabBench()
  const { attempts, config, progress, runs, send, onSent } = bench
  const titleId = useId()
  const key = experimentKey('run', attemptId, aim)
  const attempt = attempts.find(({ id }) => id === attemptId)
  if (!attempt) throw new Error(`The catalogue has no attempt ${attemptId}.`)
  const sending = useMutation({
    mutationFn: () => send(attempt, aim),
    onSuccess: (run) => {
      onSent(key, run)
    },
  })
  const run = runs[key]
  return (
    <>
      <div className="run" role="group" aria-labelledby={titleId}>
        <h3 id={titleId} className="run-title">
          <code>{attempt.operation}</code> {targetOf(attempt, aim)}
        </h3>
        <p className="run-words">{attempt.title}</p>
        {showRequest && (
          <div className="run-request">
            <JsonLines lines={requestLines(attempt, aim, config)} />
          </div>
        )}
        <ExperimentFoot
          isWaiting={isWaitingForPrediction(bench)}
          wasRun={run === undefined && progress.ran.includes(key)}
        >
          <Button
            look={isNextExperiment(bench, key) ? 'primary' : 'quiet'}
            aria-describedby={titleId}
            busy={sending.isPending}
            disabled={isWaitingForPrediction(bench)}
            onClick={() => {
              sending.mutate()
            }}
          >
            {sending.isPending
              ? 'Sending…'
              : `${run ? 'Send again' : 'Send'}: ${attempt.operation}`}
            <SendIcon size={18} />
          </Button>
        </ExperimentFoot>
        {sending.error && <FailureNotice error={sending.error} />}
      </div>
      <div className="run-answer" aria-live="polite">
        {run && bench.renderAnswer(run)}
        <PredictionCheck after={key} />
      </div>
    </>
  )
}

function targetOf({ operation }: Attempt, aim: Aim): string {
  if (operation === 'GetCredentialsForIdentity')
    return aim === 'own' ? 'with your own identity ID' : 'with the rival’s identity ID'
  if (operation === 'Scan') return aim === 'own' ? 'for your own scores' : 'for the rival’s scores'
  const place = serviceOf(operation) === 's3' ? 'prefix' : 'partition'
  return aim === 'own' ? `on your own ${place}` : `on the rival’s ${place}`
}

/** Words stand for the identity IDs: a guest's is a password, and the rival may not be there yet. */
function requestLines(
  attempt: Attempt,
  aim: Aim,
  { tableName, filesBucket }: StackConfig,
): JsonLine[] {
  const subjects = {
    tableName,
    filesBucket,
    ownIdentityId: '(your identity ID)',
    rivalIdentityId: '(the rival’s identity ID)',
  }
  return compactJson(attempt.input(aim, subjects))
    .split('\n')
    .map((line) => {
      const text = line.trimStart()
      return { text, indent: (line.length - text.length) / 2 }
    })
}
