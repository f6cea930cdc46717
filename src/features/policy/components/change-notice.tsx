/** Says that the policies changed while they were looked at. Stands at the lower edge, where it moves nothing. */
import { Link } from 'wouter'
import { Button } from '../../../ui/button.tsx'
import { statementAddress } from '../attached-policies.ts'
import { wordsForChange, type StatementChange } from '../policy-changes.ts'
import './change-notice.css'

export interface ChangeNoticeProps {
  /** `undefined` where there is nothing to say. */
  readonly changes: readonly StatementChange[] | undefined
  readonly onSeen: () => void
}

export function ChangeNotice({ changes, onSeen }: ChangeNoticeProps) {
  return (
    <div className="change-notice" role="status">
      {changes && (
        <div className="change-notice-box">
          <div>
            <p className="change-notice-title">The policy changed.</p>
            {changes.length === 0 && <p>None of the statements on this page did.</p>}
            <ul>
              {changes.map((change) => (
                <li key={`${change.kind} ${change.id}`}>
                  {change.what === 'gone' ? (
                    <code>{change.title}</code>
                  ) : (
                    <Link href={statementAddress(change.kind, change.id)}>
                      <code>{change.title}</code>
                    </Link>
                  )}
                  : {wordsForChange(change)}
                </li>
              ))}
            </ul>
          </div>
          <Button onClick={onSeen}>Seen</Button>
        </div>
      )}
    </div>
  )
}
