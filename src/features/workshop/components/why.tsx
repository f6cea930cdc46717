/**
 * Why it came out so: the engine's explanation of the run, then the author's words. Shown when everything in the step was
 * answered, so that it gives nothing away before.
 */
import type { ReactNode } from 'react'
import { explainCall } from '../../../config/explain-call.ts'
import type { StackConfig } from '../../../config/stack-config.ts'
import { serviceOf } from '../../../domain/attempt.ts'
import { WhyPanel } from '../../../ui/why-panel.tsx'
import { findSurprise, useLabBench, type SentRun } from '../lab-context.ts'
import './why.css'

export interface WhyProps {
  /** Default: the step's last run is explained. `false` leaves the engine out: the words say it all. */
  readonly explain?: boolean
  readonly children?: ReactNode
}

export function Why({ explain = true, children }: WhyProps) {
  const bench = useLabBench()
  const { step, progress, runs, config } = bench
  if (!step.experiments.every(({ key }) => progress.ran.includes(key))) return null
  const last = step.experiments.findLast(({ kind }) => kind === 'run')
  const run = last && runs[last.key]
  return (
    <div className="why">
      {explain && run && isDecidedByIam(run) ? (
        <ExplainedRun run={run} config={config} />
      ) : (
        <h3>Why</h3>
      )}
      {findSurprise(bench) && (
        <div>
          <h4>Under the policy as it was shipped</h4>
          <p className="why-note">
            What follows was written for it. Lines of the policy are those that count now.
          </p>
        </div>
      )}
      {children}
    </div>
  )
}

/** Cognito's public calls are nobody's, so that there is nothing to explain by policies. */
function isDecidedByIam({ attempt, outcome }: SentRun): boolean {
  return attempt.operation !== 'GetCredentialsForIdentity' && outcome.kind !== 'failed'
}

interface ExplainedRunProps {
  readonly run: SentRun
  readonly config: StackConfig
}

function ExplainedRun({ run, config }: ExplainedRunProps) {
  const { attempt, aim, outcome, subjects, access } = run
  const why = explainCall({
    service: serviceOf(attempt.operation) === 's3' ? 's3' : 'dynamodb',
    operation: attempt.operation,
    input: attempt.input(aim, subjects),
    session: { identityId: subjects.ownIdentityId, access },
    config,
  })
  return (
    <WhyPanel
      why={why}
      answer={outcome.kind === 'failed' ? undefined : outcome.kind}
      people={{ me: subjects.ownIdentityId, rival: subjects.rivalIdentityId }}
      headingLevel={3}
    />
  )
}
