/** A failure in a panel: what happened, what to do, and a button to try again. */
import { useContext } from 'react'
import { FailureBox } from './failure-box.tsx'
import { wordsForFailure } from './failure-words.ts'
import { TargetContext } from './target-context.ts'

export interface FailureNoticeProps {
  readonly error: unknown
  readonly onRetry?: () => void
  readonly retrying?: boolean
  /** Whether nothing is tried again by itself when the network or the stand-in is back. Default false. */
  readonly isLeftToYou?: boolean
}

export function FailureNotice({
  error,
  onRetry,
  retrying = false,
  isLeftToYou = false,
}: FailureNoticeProps) {
  const words = wordsForFailure(error, useContext(TargetContext), isLeftToYou)
  return <FailureBox {...words} onRetry={onRetry} retrying={retrying} />
}
