/** One lab, one step at a time: where the reader is, the step itself, and the ways on and back. */
import { useEffect, type ReactNode } from 'react'
import { Button } from '../../../ui/button.tsx'
import { BackIcon } from '../../../ui/icons/back-icon.tsx'
import { ForwardIcon } from '../../../ui/icons/forward-icon.tsx'
import { GrantedIcon } from '../../../ui/icons/granted-icon.tsx'
import { Link } from '../../../ui/link.tsx'
import { LabBenchContext, type LabEquipment, type SentRun } from '../lab-context.ts'
import type { Lab, LabStep } from '../lab.ts'
import type { StepChange } from '../progress-store.ts'
import { isStepDone, predictionOf, progressOf, type LabProgress } from '../progress.ts'
import { StepBar } from './step-bar.tsx'
import { StepList } from './step-list.tsx'
import './lab-text.css'
import './lab-view.css'

export interface LabViewProps {
  readonly heading: ReactNode
  readonly lab: Lab
  readonly step: LabStep
  /** Where the last step leads on to. */
  readonly nextLab: Lab | undefined
  readonly equipment: LabEquipment
  readonly progress: LabProgress | undefined
  /** The answers of this visit, by lab, step and experiment: `my-partition two-keys run get-item rival`. */
  readonly runs: Readonly<Record<string, SentRun | undefined>>
  readonly onSent: (stepId: string, experimentKey: string, run: SentRun) => void
  readonly onProgress: (stepId: string, change: StepChange) => void
  readonly onStartOver: () => void
}

export function LabView(props: LabViewProps) {
  const { heading, lab, step, nextLab, equipment, progress, runs, onSent, onProgress } = props
  const index = lab.steps.indexOf(step)
  const previous = lab.steps[index - 1]
  const next = lab.steps[index + 1]
  // The one that is open is seen, also before that was noted: nothing is to change a moment later.
  const own = { ...progress, [step.id]: { ...progressOf(step, progress), seen: true } }
  const done = lab.steps.map((one) => isStepDone(one, own))

  useEffect(() => {
    onProgress(step.id, { seen: true })
  }, [onProgress, step.id])

  const ownRuns = Object.fromEntries(
    step.experiments.map(({ key }) => [key, runs[`${lab.id} ${step.id} ${key}`]]),
  )
  return (
    <div className="lab-view">
      <div className="lab-view-side">
        <Link href="/lab" className="lab-view-back">
          <BackIcon size={18} />
          All labs
        </Link>
        {heading}
        <StepList lab={lab} current={step} done={done} />
      </div>
      <article className="lab-view-main">
        <div className="lab-view-place">
          <StepBar done={done} current={index} />
          <p>
            Step {index + 1} of {lab.steps.length}
          </p>
        </div>
        {/* The page moves the focus here when the reader goes on. */}
        <h2 id="lab-step" tabIndex={-1} className="lab-view-title">
          {step.title}
        </h2>
        <LabBenchContext
          value={{
            ...equipment,
            step,
            progress: progressOf(step, progress),
            prediction: predictionOf(step, progress),
            runs: ownRuns,
            onPredict: (prediction) => {
              onProgress(step.id, { prediction })
            },
            onSent: (key, run) => {
              onSent(step.id, key, run)
            },
            onRan: (ran) => {
              onProgress(step.id, { ran })
            },
          }}
        >
          {/* Keyed, so that one step's form is never another's. */}
          <div key={`${lab.id} ${step.id}`} className="lab-text">
            {step.content}
          </div>
        </LabBenchContext>
        {!next && <LabEnd lab={lab} done={done} />}
        <nav className="lab-view-ways" aria-label="Steps">
          {previous && (
            <Link href={`/lab/${lab.id}/${previous.id}`} className="button button-quiet">
              <BackIcon size={18} />
              Back
            </Link>
          )}
          {next ? (
            <Link
              href={`/lab/${lab.id}/${next.id}`}
              className={`button button-${done[index] ? 'primary' : 'quiet'} lab-view-next`}
            >
              Next: {next.title}
              <ForwardIcon size={18} />
            </Link>
          ) : (
            <LastWays
              nextLab={nextLab}
              isDone={done[index] === true}
              onStartOver={props.onStartOver}
            />
          )}
        </nav>
      </article>
    </div>
  )
}

/** Below the last step: whether the whole lab is done, or where to go back to. */
function LabEnd({ lab, done }: { readonly lab: Lab; readonly done: readonly boolean[] }) {
  const open = lab.steps.filter((_, index) => !done[index])
  const [first] = open
  if (!first)
    return (
      <p className="lab-view-done">
        <GrantedIcon size={26} />
        Done. All {lab.steps.length} steps of this lab.
      </p>
    )
  return (
    <p className="lab-view-open">
      {open.length === 1 ? 'One step is' : `${open.length} steps are`} still to do. The first:{' '}
      <Link href={`/lab/${lab.id}/${first.id}`}>{first.title}</Link>
    </p>
  )
}

interface LastWaysProps {
  readonly nextLab: Lab | undefined
  /** The last step is. */
  readonly isDone: boolean
  readonly onStartOver: () => void
}

function LastWays({ nextLab, isDone, onStartOver }: LastWaysProps) {
  return (
    <>
      <Button onClick={onStartOver}>Start this lab over</Button>
      <Link
        href={nextLab ? `/lab/${nextLab.id}/${nextLab.steps[0].id}` : '/lab'}
        className={`button button-${isDone ? 'primary' : 'quiet'} lab-view-next`}
      >
        {nextLab ? `Next lab: ${nextLab.title}` : 'All labs'}
        <ForwardIcon size={18} />
      </Link>
    </>
  )
}
