/** Forgets the identity after one question, since this browser cannot reach its scores afterwards. */
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import './confirm-step.css'

export interface ForgetIdentityProps {
  readonly forgetting: boolean
  readonly onForget: () => void
}

export function ForgetIdentity({ forgetting, onForget }: ForgetIdentityProps) {
  const [asking, setAsking] = useState(false)
  if (!asking)
    return (
      <div className="confirm-step">
        <Button
          look="danger"
          busy={forgetting}
          onClick={() => {
            setAsking(true)
          }}
        >
          Forget this identity
        </Button>
      </div>
    )
  return (
    <div className="confirm-step confirm-step-open" role="group" aria-label="Forget this identity?">
      <p>
        The app forgets your identity ID and asks Cognito for a new one. Your scores stay in the
        table under the old ID. This browser cannot reach them any more; whoever copied the ID still
        can.
      </p>
      <div className="confirm-step-buttons">
        <Button
          look="danger"
          onClick={() => {
            setAsking(false)
            onForget()
          }}
        >
          Forget it
        </Button>
        <Button
          autoFocus
          onClick={() => {
            setAsking(false)
          }}
        >
          Keep it
        </Button>
      </div>
    </div>
  )
}
