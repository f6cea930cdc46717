/** A failure notice of every kind, on the local target and on AWS where the words differ. */
import { Failure, type FailureKind } from '../../domain/failure.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { TargetContext } from '../../ui/target-context.ts'
import { DesignSection, Specimen } from './design-section.tsx'

/** A record, so that a new kind cannot be forgotten. */
const messages: Record<FailureKind, string> = {
  denied: 'User: … is not authorized to perform: dynamodb:Scan',
  expired: 'The security token included in the request is expired',
  'identity-gone': 'Identity not found',
  'pool-gone': 'IdentityPool not found',
  conflict: 'The conditional request failed',
  throttled: 'Rate exceeded',
  offline: 'Failed to fetch',
  unreachable: 'Failed to fetch',
  'part-missing': 'Failed to fetch dynamically imported module',
  unexpected: 'Internal server error',
}

const noRetry = () => undefined

export function FailuresSection() {
  return (
    <DesignSection title="Failures">
      {(Object.keys(messages) as FailureKind[]).map((kind) => (
        <Specimen key={kind} name={kind}>
          <FailureNotice error={new Failure(kind, messages[kind])} onRetry={noRetry} />
        </Specimen>
      ))}
      <Specimen name="unreachable, on AWS">
        <TargetContext value={{}}>
          <FailureNotice error={new Failure('unreachable', messages.unreachable)} />
        </TargetContext>
      </Specimen>
      <Specimen name="a fault of ours, trying again">
        <FailureNotice error={new Error('x is not a function')} onRetry={noRetry} retrying />
      </Specimen>
    </DesignSection>
  )
}
