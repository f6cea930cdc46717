/** A box at the lower edge of the page, where it moves nothing: what is new, and a button that puts it away. */
import { useState, type ReactNode } from 'react'
import { Button } from '../../../ui/button.tsx'
import './lower-notice.css'

export interface LowerNoticeProps {
  readonly title: ReactNode
  /** Absent where it goes away by itself alone. */
  readonly onSeen?: () => void
  /** It folds to its title: what lies below it is what it is about. On a narrow screen it is folded at first. */
  readonly isFoldable?: boolean
  readonly children: ReactNode
}

export function LowerNotice({ title, onSeen, isFoldable = false, children }: LowerNoticeProps) {
  // Said once: what the reader folds stays so.
  const [isOpenAtFirst] = useState(hasRoom)
  return (
    <div className="lower-notice">
      {isFoldable ? (
        <details className="lower-notice-fold" open={isOpenAtFirst}>
          <summary className="lower-notice-title">{title}</summary>
          {children}
        </details>
      ) : (
        <div>
          <p className="lower-notice-title">{title}</p>
          {children}
        </div>
      )}
      {onSeen && <Button onClick={onSeen}>Seen</Button>}
    </div>
  )
}

function hasRoom(): boolean {
  return window.matchMedia('(min-width: 700px)').matches
}
