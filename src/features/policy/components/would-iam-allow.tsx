/** What IAM would answer, by the policies above: to operations on scores, and, folded at first, to those on files. */
import { serviceOf } from '../../../domain/attempt.ts'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { allowedByNothing, type Prospect } from '../would-iam-allow.ts'
import { ProspectTable, type ProspectTableProps } from './prospect-table.tsx'
import './would-iam-allow.css'

export function WouldIamAllow({ prospects, before, ...rest }: ProspectTableProps) {
  const never = allowedByNothing(prospects)
  const isOnFiles = ({ attempt }: Prospect) => serviceOf(attempt.operation) === 's3'
  const onFiles = prospects.filter(isOnFiles)
  return (
    <div className="would-iam-allow">
      {never.length > 0 && (
        <p>
          No statement allows{' '}
          {never.map((operation, index) => (
            <span key={operation}>
              {index > 0 && (index === never.length - 1 ? ' or ' : ', ')}
              <code>{operation}</code>
            </span>
          ))}
          , neither on your own nor on another’s. What nothing allows is denied.
        </p>
      )}
      <ProspectTable
        {...rest}
        prospects={prospects.filter((one) => !isOnFiles(one))}
        before={before}
      />
      {onFiles.length > 0 && (
        <Disclosure
          summary={`And on files in S3: ${String(onFiles.length)} operations`}
          isOpen={before !== undefined}
        >
          <ProspectTable {...rest} prospects={onFiles} before={before} />
        </Disclosure>
      )}
    </div>
  )
}
