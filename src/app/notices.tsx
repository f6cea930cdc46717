/** What concerns every page: no network, a stack made anew, or an identity that was replaced. */
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
  /** How often another tab gave this one a new identity. */
  readonly takeovers: number
}

export function Notices({ exchanges, isStackNew, takeovers }: NoticesProps) {
  const isOnline = useIsOnline()
  const healing = findHealing(exchanges)
  const [dismissedId, setDismissedId] = useState<string>()
  const [isNewsRead, setIsNewsRead] = useState(false)
  const [takeoversRead, setTakeoversRead] = useState(0)
  return (
    <div role="status">
      {!isOnline && (
        <p className="notices-line">
          You are offline. Rounds that were not saved stay here until the network is back.
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
      {takeovers > takeoversRead && (
        <Notice
          onDismiss={() => {
            setTakeoversRead(takeovers)
          }}
        >
          Another tab of this browser has a new identity, so you have it here, too. Scores of the
          old one stay with it.
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
