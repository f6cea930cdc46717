/** A titled section with one hairline around its body. */
import { useId, type ReactNode } from 'react'
import './panel.css'

export interface PanelProps {
  readonly title: string
  /** Beside the title, at the right. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

export function Panel({ title, aside, children }: PanelProps) {
  const titleId = useId()
  return (
    <section className="panel" aria-labelledby={titleId}>
      <div className="panel-head">
        <h2 id={titleId}>{title}</h2>
        {aside}
      </div>
      <div className="panel-body">{children}</div>
    </section>
  )
}
