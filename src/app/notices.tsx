/** What concerns every page: no network, or an identity that had to be replaced. */
import { useState } from 'react'
import type { Exchange } from '../domain/exchange.ts'
import { Button } from '../ui/button.tsx'
import { findHealing } from './healed-identity.ts'
import { useIsOnline } from './use-is-online.ts'
import './notices.css'

export interface NoticesProps {
  readonly exchanges: readonly Exchange[]
}

export function Notices({ exchanges }: NoticesProps) {
  const isOnline = useIsOnline()
  const healing = findHealing(exchanges)
  const [dismissedId, setDismissedId] = useState<string>()
  return (
    <div role="status">
      {!isOnline && (
        <p className="notices-line">
          You are offline. What was not saved stays here until the network is back.
        </p>
      )}
      {healing && healing.id !== dismissedId && (
        <div className="notices-line">
          <p>
            Cognito no longer knew the identity that this browser remembered, so you have a new one.
          </p>
          <Button
            onClick={() => {
              setDismissedId(healing.id)
            }}
          >
            All right
          </Button>
        </div>
      )}
    </div>
  )
}
