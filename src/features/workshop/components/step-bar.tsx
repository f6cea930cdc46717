/** A lab's steps as a bar: one segment for each, filled when it is done. Decoration; words beside it say the same. */
import './step-bar.css'

export interface StepBarProps {
  /** In order. */
  readonly done: readonly boolean[]
  /** The step that is open, if one is. */
  readonly current?: number
}

export function StepBar({ done, current }: StepBarProps) {
  return (
    <span className="step-bar" aria-hidden="true">
      {done.map((isDone, index) => (
        <span
          key={index}
          className={[
            'step-bar-step',
            ...(isDone ? ['step-bar-done'] : []),
            ...(index === current ? ['step-bar-current'] : []),
          ].join(' ')}
        />
      ))}
    </span>
  )
}
