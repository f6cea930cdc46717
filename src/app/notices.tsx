/**
 * What concerns every page: no network, a stack made anew, or an identity that was replaced. It lies over the page's lower
 * edge, so that nothing moves when it comes or goes.
 */
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
  /** The stack is another than at the last visit. */
  readonly isStackAnother: boolean
  /** How often another tab gave this one a new identity. */
  readonly takeovers: number
}

export function Notices({ exchanges, isStackNew, isStackAnother, takeovers }: NoticesProps) {
  const isOnline = useIsOnline()
  const healing = findHealing(exchanges)
  return (
    <div role="status" className="notices">
      {!isOnline && <Notice isPassing>You are offline. What is not saved waits here.</Notice>}
      {isStackNew && (
        <Notice>
          This stack was set up anew while the page was open. You have a new identity; the old
          stack’s scores are gone with it.
        </Notice>
      )}
      {isStackAnother && !isStackNew && (
        <Notice>
          This is another stack than at your last visit, so you have another identity and other
          scores here.
        </Notice>
      )}
      {takeovers > 0 && (
        <Notice key={takeovers}>
          Another tab of this browser has a new identity, so you have it here, too. Scores of the
          old one stay with it.
        </Notice>
      )}
      {healing && (
        <Notice key={healing.id}>
          Cognito no longer knew the identity that this browser remembered, so you have a new one.
        </Notice>
      )}
    </div>
  )
}

interface NoticeProps {
  /** It goes by itself, too. Default false. */
  readonly isPassing?: boolean
  readonly children: ReactNode
}

/** Goes when it was read. */
function Notice({ isPassing = false, children }: NoticeProps) {
  const [isRead, setIsRead] = useState(false)
  if (isRead) return null
  return (
    <div className={isPassing ? 'notices-line notices-passing' : 'notices-line'}>
      <p>{children}</p>
      <Button
        onClick={() => {
          setIsRead(true)
        }}
      >
        Hide
      </Button>
    </div>
  )
}
