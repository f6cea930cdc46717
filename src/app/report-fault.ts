/** Tells developers of a fault of the app itself. */
import type { ErrorInfo } from 'react'
import { maskText } from '../domain/mask.ts'

/** Its message alone: a cause may quote a request, and so a guest's identity ID. */
export function reportFault(error: unknown, { componentStack }: ErrorInfo): void {
  const message = error instanceof Error ? error.message : 'not an error'
  console.error('A panel failed to render:', maskText(message), componentStack)
}
