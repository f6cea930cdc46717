/** A folded part: a summary that opens to more. */
import type { ReactNode } from 'react'
import './disclosure.css'

export interface DisclosureProps {
  readonly summary: ReactNode
  readonly children: ReactNode
}

export function Disclosure({ summary, children }: DisclosureProps) {
  return (
    <details className="disclosure">
      <summary>{summary}</summary>
      <div className="disclosure-body">{children}</div>
    </details>
  )
}
