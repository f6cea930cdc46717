/** The steps of a lab by name, each with a mark for done, beside the step on wide screens. */
import { DotIcon } from '../../../ui/icons/dot-icon.tsx'
import { GrantedIcon } from '../../../ui/icons/granted-icon.tsx'
import { Link } from '../../../ui/link.tsx'
import type { Lab, LabStep } from '../lab.ts'
import './step-list.css'

export interface StepListProps {
  readonly lab: Lab
  readonly current: LabStep
  readonly done: readonly boolean[]
}

export function StepList({ lab, current, done }: StepListProps) {
  return (
    <nav aria-label="This lab">
      <ol className="step-list">
        {lab.steps.map((step, index) => (
          <li key={step.id}>
            <Link
              href={`/lab/${lab.id}/${step.id}`}
              className="step-list-step"
              aria-current={step === current ? 'step' : undefined}
            >
              <span className={done[index] ? 'step-list-mark step-list-done' : 'step-list-mark'}>
                {done[index] ? <GrantedIcon size={16} /> : <DotIcon size={16} />}
              </span>
              {step.title}
              {done[index] && <span className="visually-hidden">, done</span>}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
