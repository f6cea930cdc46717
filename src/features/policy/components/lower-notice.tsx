/** A box at the lower edge of the page, where it moves nothing: what is new, and a button that puts it away. */
import type { ReactNode } from 'react'
import { Button } from '../../../ui/button.tsx'
import './lower-notice.css'

export interface LowerNoticeProps {
  readonly title: ReactNode
  /** Absent where it goes away by itself alone. */
  readonly onSeen?: () => void
  readonly children: ReactNode
}

export function LowerNotice({ title, onSeen, children }: LowerNoticeProps) {
  return (
    <div className="lower-notice">
      <div>
        <p className="lower-notice-title">{title}</p>
        {children}
      </div>
      {onSeen && <Button onClick={onSeen}>Seen</Button>}
    </div>
  )
}
