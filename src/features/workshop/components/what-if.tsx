/**
 * What a changed policy would do, decided by the engine in the browser. Nothing is deployed and AWS is not asked, and it
 * says so: an answer of ours must never pass for one of AWS.
 */
import { useId, useState } from 'react'
import { explainCall, type ExplainedCall } from '../../../config/explain-call.ts'
import { serviceOf, type Aim, type Attempt } from '../../../domain/attempt.ts'
import { Button } from '../../../ui/button.tsx'
import { DeniedIcon } from '../../../ui/icons/denied-icon.tsx'
import { WarningIcon } from '../../../ui/icons/warning-icon.tsx'
import { SentenceText } from '../../../ui/sentence-text.tsx'
import { changeStatement, isPossible, type PolicyChange } from '../changed-policy.ts'
import { isWaitingForPrediction, useLabBench, type LabBench } from '../lab-context.ts'
import { experimentKey } from '../lab.ts'
import { findStatement, roleOf } from '../live-policies.ts'
import { ExperimentFoot } from './experiment-foot.tsx'
import { PredictionCheck } from './prediction-check.tsx'
import { TracedConditions } from './traced-conditions.tsx'
import './what-if.css'

export interface WhatIfProps {
  /** ID of the attempt that is decided. It is not sent. */
  readonly attempt: string
  readonly aim: Aim
  /** Sid of the statement that is changed. */
  readonly statement: string
  /** Each with words of its own. All are made at first; the reader may take any of them back. */
  readonly changes: readonly (PolicyChange & { readonly label: string })[]
}

export function WhatIf({ attempt: attemptId, aim, statement: sid, changes }: WhatIfProps) {
  const bench = useLabBench()
  const { attempts, config, session, onRan } = bench
  const titleId = useId()
  const [left, setLeft] = useState<readonly string[]>([])
  const [isAsked, setIsAsked] = useState(false)
  const key = experimentKey('what-if', attemptId, aim)
  const attempt = attempts.find(({ id }) => id === attemptId)
  if (!attempt) throw new Error(`The catalogue has no attempt ${attemptId}.`)
  const role = roleOf(config, session?.access ?? 'guest')
  const statement = role.policies && findStatement(role, sid)?.statement
  const isWaiting = isWaitingForPrediction(bench)
  const made = changes.filter(({ label }) => !left.includes(label))
  const decided = isAsked ? decide(bench, attempt, aim, sid, made) : undefined
  return (
    <>
      <section className="what-if" aria-labelledby={titleId}>
        <div>
          <p className="what-if-label">Our engine, on a policy that is not deployed</p>
          <h3 id={titleId} className="what-if-title">
            What if the policy were another?
          </h3>
        </div>
        <fieldset className="what-if-changes">
          <legend>
            Changes to <code>{sid}</code>
          </legend>
          {changes.map((change) => (
            <label key={change.label} className="what-if-change">
              <input
                type="checkbox"
                checked={!left.includes(change.label)}
                disabled={isWaiting}
                onChange={({ target }) => {
                  setLeft(
                    target.checked
                      ? left.filter((label) => label !== change.label)
                      : [...left, change.label],
                  )
                }}
              />
              <span>
                {change.label}
                {statement && !isPossible(statement, change) && (
                  <em className="what-if-note"> The deployed policy is so already.</em>
                )}
              </span>
            </label>
          ))}
        </fieldset>
        {statement ? (
          <ExperimentFoot isWaiting={isWaiting} wasRun={false}>
            <Button
              look={isAsked || isWaiting ? 'quiet' : 'primary'}
              disabled={isWaiting || !session}
              aria-disabled={isAsked || undefined}
              onClick={() => {
                if (isAsked) return
                setIsAsked(true)
                onRan(key)
              }}
            >
              {isAsked ? 'Asked' : `Ask the engine: ${attempt.operation}`}
            </Button>
            {isAsked && <p>Change a tick, and it decides anew.</p>}
          </ExperimentFoot>
        ) : (
          <NoStatement sid={sid} isPrivate={role.policies === undefined} />
        )}
        <div className="what-if-answer" aria-live="polite">
          {decided && <Answer decided={decided} operation={attempt.operation} />}
        </div>
      </section>
      <div aria-live="polite">
        <PredictionCheck after={key} isOffQuestion={left.length > 0} />
      </div>
    </>
  )
}

/** Without the statement there is nothing to change. The reader can go on to the next step all the same. */
function NoStatement({ sid, isPrivate }: { readonly sid: string; readonly isPrivate: boolean }) {
  return (
    <p className="what-if-note">
      {isPrivate
        ? 'The policies of this stack are private, so there is nothing to change.'
        : `The policy that is deployed now has no statement ${sid}.`}
    </p>
  )
}

function Answer({
  decided,
  operation,
}: {
  readonly decided: ExplainedCall
  readonly operation: string
}) {
  const { session } = useLabBench()
  if (decided.kind === 'unexplained') return <p>The engine cannot read this request.</p>
  const { predicted, decisive } = decided
  const { headline, nearest } = decisive.explanation
  const people = { me: session?.identityId, rival: undefined }
  return (
    <>
      <p className={`what-if-verdict what-if-${predicted}`}>
        {predicted === 'granted' ? <WarningIcon size={28} /> : <DeniedIcon size={28} />}
        {operation} would be {predicted}
      </p>
      <p>
        <SentenceText sentence={headline} people={people} />
      </p>
      {nearest && <TracedConditions conditions={nearest.trace.conditions} />}
      <p className="what-if-note">AWS was not asked, and the deployed policy is as it was.</p>
    </>
  )
}

function decide(
  { config, session }: LabBench,
  attempt: Attempt,
  aim: Aim,
  sid: string,
  changes: readonly PolicyChange[],
): ExplainedCall | undefined {
  if (!session) return undefined
  const input = attempt.input(aim, {
    tableName: config.tableName,
    filesBucket: config.filesBucket,
    ownIdentityId: session.identityId,
    // Nothing is sent, so nobody has to be there.
    rivalIdentityId: 'the rival’s identity ID',
  })
  const changed = changeStatement(config, sid, changes)
  const service = serviceOf(attempt.operation) === 's3' ? 's3' : 'dynamodb'
  return explainCall({ service, operation: attempt.operation, input, session, config: changed })
}
