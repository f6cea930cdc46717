/** Keeps a fault in one panel from taking the page down. */
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { maskText } from '../domain/mask.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'

export interface PanelBoundaryProps {
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
    // The message alone: a cause may quote a request, and so a guest's identity ID.
    const message = error instanceof Error ? error.message : 'not an error'
    console.error('A panel failed to render:', maskText(message), info.componentStack)
  }

  override render() {
    if (this.state.fault === undefined) return this.props.children
    return (
      <FailureNotice
        error={this.state.fault.error}
        onRetry={() => {
          this.setState({ fault: undefined })
        }}
      />
    )
  }
}
