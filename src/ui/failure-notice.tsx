/** A failure in a panel: what happened, what to do, and a button to try again. */
import { useContext } from 'react'
import { Button } from './button.tsx'
import { wordsForFailure } from './failure-words.ts'
import { FailedIcon } from './icons/failed-icon.tsx'
import { TargetContext } from './target-context.ts'
import './failure-notice.css'

export interface FailureNoticeProps {
  readonly error: unknown
  readonly onRetry?: () => void
  readonly retrying?: boolean
}

export function FailureNotice({ error, onRetry, retrying = false }: FailureNoticeProps) {
  const { title, advice, detail } = wordsForFailure(error, useContext(TargetContext))
  return (
    <div className="failure-notice">
      <div className="failure-notice-words" role="alert">
        <p className="failure-notice-title">
          <FailedIcon />
          {title}
        </p>
        <p>{advice}</p>
        {detail !== undefined && detail !== '' && <p className="failure-notice-detail">{detail}</p>}
      </div>
      {onRetry && (
        <Button busy={retrying} onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  )
}
