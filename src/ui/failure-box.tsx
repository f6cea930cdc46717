/** How a failure looks: a title, what to do, the words of whoever failed, and buttons to try again. */
import { Button } from './button.tsx'
import { FailedIcon } from './icons/failed-icon.tsx'
import './failure-notice.css'

export interface FailureBoxProps {
  readonly title: string
  readonly advice: string
  readonly detail?: string | undefined
  /** Whether it offers to load the page anew. Default false. */
  readonly reloadHelps?: boolean | undefined
  readonly onRetry?: (() => void) | undefined
  readonly retrying?: boolean
}

export function FailureBox({
  title,
  advice,
  detail,
  reloadHelps = false,
  onRetry,
  retrying = false,
}: FailureBoxProps) {
  return (
    <div className="failure-notice">
      <div className="failure-notice-words" role="alert">
        <p className="failure-notice-title">
          <FailedIcon />
          {title}
        </p>
        <p>{advice}</p>
        {detail && <p className="failure-notice-detail">{detail}</p>}
      </div>
      <div className="failure-notice-buttons">
        {onRetry && (
          <Button busy={retrying} onClick={onRetry}>
            Try again
          </Button>
        )}
        {reloadHelps && (
          <Button
            onClick={() => {
              location.reload()
            }}
          >
            Reload the page
          </Button>
        )}
      </div>
    </div>
  )
}
