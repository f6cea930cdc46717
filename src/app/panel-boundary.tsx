/** Keeps a fault in one panel from taking the page down. */
import { Component, useEffect, type ErrorInfo, type ReactNode } from 'react'
import { FailureBox } from '../ui/failure-box.tsx'
import { wordsForFault } from '../ui/fault-words.ts'
import { PartFailure } from '../ui/lazy-part.tsx'

export interface PanelBoundaryProps {
  /** Above a fault, where a whole page has it. */
  readonly heading?: ReactNode
  readonly children: ReactNode
}

interface PanelBoundaryState {
  readonly fault: { readonly error: unknown } | undefined
}

export class PanelBoundary extends Component<PanelBoundaryProps, PanelBoundaryState> {
  override state: PanelBoundaryState = { fault: undefined }

  static getDerivedStateFromError(error: unknown): PanelBoundaryState {
    return { fault: { error } }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    // No fault of ours, and the browser says it already.
    if (error instanceof PartFailure) return
    import('./report-fault.ts').then(
      ({ reportFault }) => {
        reportFault(error, info)
      },
      // Nothing masks its message.
      () => {
        console.error('A panel failed to render:', info.componentStack)
      },
    )
  }

  override render() {
    const { fault } = this.state
    if (fault === undefined) return this.props.children
    return (
      <>
        {this.props.heading}
        <PanelFault
          error={fault.error}
          onRetry={() => {
            if (fault.error instanceof PartFailure) fault.error.forget()
            this.setState({ fault: undefined })
          }}
        />
      </>
    )
  }
}

interface PanelFaultProps {
  readonly error: unknown
  readonly onRetry: () => void
}

/** Goes on by itself when the network is back, where that is what it lacked. */
function PanelFault({ error, onRetry }: PanelFaultProps) {
  useEffect(() => {
    if (!(error instanceof PartFailure)) return
    window.addEventListener('online', onRetry)
    return () => {
      window.removeEventListener('online', onRetry)
    }
  }, [error, onRetry])
  return <FailureBox {...wordsForFault(error)} onRetry={onRetry} />
}
