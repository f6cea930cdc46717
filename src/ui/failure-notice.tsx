/** A failure in a panel: what happened, what to do, and a button to try again. */
import { useContext } from 'react'
import { FailureBox } from './failure-box.tsx'
import { wordsForFailure } from './failure-words.ts'
import { TargetContext } from './target-context.ts'

export interface FailureNoticeProps {
  readonly error: unknown
  readonly onRetry?: () => void
  readonly retrying?: boolean
}

export function FailureNotice({ error, onRetry, retrying = false }: FailureNoticeProps) {
  const words = wordsForFailure(error, useContext(TargetContext))
  return <FailureBox {...words} onRetry={onRetry} retrying={retrying} />
}
