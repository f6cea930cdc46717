/** A folded part: a summary that opens to more. */
import type { ReactNode } from 'react'
import './disclosure.css'

export interface DisclosureProps {
  readonly summary: ReactNode
  /** At first, and whenever it becomes true. Default false. */
  readonly isOpen?: boolean
  readonly children: ReactNode
}

export function Disclosure({ summary, isOpen = false, children }: DisclosureProps) {
  return (
    <details className="disclosure" open={isOpen}>
      <summary className="disclosure-summary">{summary}</summary>
      <div className="disclosure-body">{children}</div>
    </details>
  )
}
