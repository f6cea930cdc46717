/** A failure in a panel, or over the page's lower edge: what happened, what to do, and a button to try again. */
import { useContext } from 'react'
import { Failure } from '../domain/failure.ts'
import { FailureBox } from './failure-box.tsx'
import { wordsForFailure } from './failure-words.ts'
import { LowerEdge } from './lower-edge.tsx'
import { TargetContext } from './target-context.ts'

export interface FailureNoticeProps {
  readonly error: unknown
  readonly onRetry?: () => void
  readonly retrying?: boolean
  /** Whether nothing is tried again by itself when the network or the stand-in is back. Default false. */
  readonly isLeftToYou?: boolean
  /**
   * Whether it lies over the page's lower edge, so that nothing moves when it comes or goes. That there is no network, the
   * app says there itself. Default false.
   */
  readonly isOverPage?: boolean
}

export function FailureNotice({
  error,
  onRetry,
  retrying = false,
  isLeftToYou = false,
  isOverPage = false,
}: FailureNoticeProps) {
  const words = wordsForFailure(error, useContext(TargetContext), isLeftToYou)
  const box = <FailureBox {...words} onRetry={onRetry} retrying={retrying} />
  if (!isOverPage) return box
  if (error instanceof Failure && error.kind === 'offline') return null
  return <LowerEdge>{box}</LowerEdge>
}
