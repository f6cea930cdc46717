/** What concerns every page: no network, a stack made anew, or an identity that had to be replaced. */
import { useState, type ReactNode } from 'react'
import type { Exchange } from '../domain/exchange.ts'
import { Button } from '../ui/button.tsx'
import { findHealing } from './healed-identity.ts'
import { useIsOnline } from './use-is-online.ts'
import './notices.css'

export interface NoticesProps {
  readonly exchanges: readonly Exchange[]
  /** The stack was made anew under the open page. */
  readonly isStackNew: boolean
}

export function Notices({ exchanges, isStackNew }: NoticesProps) {
  const isOnline = useIsOnline()
  const healing = findHealing(exchanges)
  const [dismissedId, setDismissedId] = useState<string>()
  const [isNewsRead, setIsNewsRead] = useState(false)
  return (
    <div role="status">
      {!isOnline && (
        <p className="notices-line">
          You are offline. What was not saved stays here until the network is back.
        </p>
      )}
      {isStackNew && !isNewsRead && (
        <Notice
          onDismiss={() => {
            setIsNewsRead(true)
          }}
        >
          This stack was set up anew while the page was open. You have a new identity; the old
          stack’s scores are gone with it.
        </Notice>
      )}
      {healing && healing.id !== dismissedId && (
        <Notice
          onDismiss={() => {
            setDismissedId(healing.id)
          }}
        >
          Cognito no longer knew the identity that this browser remembered, so you have a new one.
        </Notice>
      )}
    </div>
  )
}

interface NoticeProps {
  readonly onDismiss: () => void
  readonly children: ReactNode
}

function Notice({ onDismiss, children }: NoticeProps) {
  return (
    <div className="notices-line">
      <p>{children}</p>
      <Button onClick={onDismiss}>All right</Button>
    </div>
  )
}
