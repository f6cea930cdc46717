/** Asks AWS who the credentials belong to, and shows its answer. */
import type { CallerIdentity } from '../../../aws/contract.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import './session-facts.css'

export interface WhoAmIProps {
  readonly answer: CallerIdentity | undefined
  readonly error: unknown
  readonly asking: boolean
  readonly onAsk: () => void
}

export function WhoAmI({ answer, error, asking, onAsk }: WhoAmIProps) {
  return (
    <div className="session-facts-group">
      <p>STS answers this for any credentials, whatever the policies say.</p>
      <div>
        <Button busy={asking} onClick={onAsk}>
          {asking ? 'Asking STS…' : 'Who does AWS think I am?'}
        </Button>
      </div>
      <div role="status">
        {answer && (
          <dl className="session-facts">
            <div>
              <dt>Account</dt>
              <dd>{answer.account}</dd>
            </div>
            <div>
              <dt>Arn</dt>
              <dd>{answer.arn}</dd>
            </div>
            <div>
              <dt>UserId</dt>
              <dd>{answer.userId}</dd>
            </div>
          </dl>
        )}
      </div>
      {error !== null && error !== undefined && <FailureNotice error={error} isLeftToYou />}
    </div>
  )
}
