/** One instrument: a name and what it shows, as part of a description list. */
import type { ReactNode } from 'react'
import './reading.css'

export interface ReadingProps {
  /** Where it stands, as a class name says: `oxygen`. */
  readonly place: string
  readonly label: string
  /** The name is clear from the picture, and only read out. Default false. */
  readonly isLabelHidden?: boolean
  /** Asks for attention. What it shows must say why. Default false. */
  readonly isAlarming?: boolean
  /** Stands beside the name. */
  readonly picture?: ReactNode
  readonly children: ReactNode
}

export function Reading(props: ReadingProps) {
  const { place, label, isLabelHidden, isAlarming, picture, children } = props
  return (
    <div className={`alien-reading alien-reading-${place}`} data-alarming={isAlarming || undefined}>
      <dt className={isLabelHidden ? 'visually-hidden' : undefined}>
        {label} {picture}
      </dt>
      <dd>{children}</dd>
    </div>
  )
}
