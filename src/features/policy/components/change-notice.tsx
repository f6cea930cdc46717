/** Says that the policies changed while they were looked at. */
import { statementAddress } from '../attached-policies.ts'
import { wordsForChange, type StatementChange } from '../policy-changes.ts'
import { Link } from '../../../ui/link.tsx'
import { LowerNotice } from './lower-notice.tsx'

export interface ChangeNoticeProps {
  /** `undefined` where there is nothing to say. */
  readonly changes: readonly StatementChange[] | undefined
  readonly onSeen: () => void
}

export function ChangeNotice({ changes, onSeen }: ChangeNoticeProps) {
  if (changes === undefined) return null
  return (
    <LowerNotice title="The policy changed." onSeen={onSeen}>
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
    </LowerNotice>
  )
}
