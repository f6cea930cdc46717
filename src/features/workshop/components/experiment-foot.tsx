/** Below an experiment: its button, and what has to come first. */
import type { ReactNode } from 'react'
import './experiment-foot.css'

export interface ExperimentFootProps {
  readonly isWaiting: boolean
  /** On an earlier visit: its answer is not there any more. */
  readonly wasRun: boolean
  readonly children: ReactNode
}

export function ExperimentFoot({ isWaiting, wasRun, children }: ExperimentFootProps) {
  return (
    <div className="experiment-foot">
      {children}
      {isWaiting ? (
        <p>Make your prediction first.</p>
      ) : (
        wasRun && <p>You ran this before. Run it again to see the answer.</p>
      )}
    </div>
  )
}
