/** The labs, each with what it is about, how long it takes and how far the reader got. */
import { GrantedIcon } from '../../../ui/icons/granted-icon.tsx'
import { Link } from '../../../ui/link.tsx'
import type { Lab } from '../lab.ts'
import { isStepDone, stateOf, type LabState, type WorkshopProgress } from '../progress.ts'
import { StepBar } from './step-bar.tsx'
import './lab-list.css'

export interface LabListProps {
  readonly labs: readonly Lab[]
  readonly progress: WorkshopProgress
}

const invitations: Record<LabState['state'], string> = {
  new: 'Begin',
  'under way': 'Go on',
  done: 'Open again',
}

export function LabList({ labs, progress }: LabListProps) {
  const firstIn = (state: LabState['state']) =>
    labs.find((lab) => stateOf(lab, progress[lab.id]).state === state)
  const first = firstIn('under way') ?? firstIn('new')
  return (
    <ol className="lab-list">
      {labs.map((lab, index) => {
        const own = progress[lab.id]
        const { state, doneSteps, nextStep } = stateOf(lab, own)
        return (
          <li
            key={lab.id}
            className={state === 'done' ? 'lab-list-lab lab-list-done' : 'lab-list-lab'}
          >
            <span className="lab-list-number" aria-hidden="true">
              {state === 'done' ? <GrantedIcon size={26} /> : index + 1}
            </span>
            <div className="lab-list-words">
              <h2>
                <Link
                  href={`/lab/${lab.id}/${state === 'done' ? lab.steps[0].id : nextStep.id}`}
                  className="lab-list-link"
                >
                  {lab.title}
                </Link>
              </h2>
              <p>{lab.summary}</p>
            </div>
            <div className="lab-list-state">
              <StepBar done={lab.steps.map((step) => isStepDone(step, own))} />
              <p>
                {state === 'done'
                  ? 'Done'
                  : state === 'new'
                    ? `${lab.steps.length} steps · ${lab.minutes} minutes`
                    : `${doneSteps} of ${lab.steps.length} steps done`}
              </p>
            </div>
            <span
              className={
                lab === first
                  ? 'lab-list-invitation lab-list-invitation-first'
                  : 'lab-list-invitation'
              }
              aria-hidden="true"
            >
              {invitations[state]}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
