/** All conditions of the statement that comes closest, met and unmet; folded. */
import type { AttemptSubjects } from '../../../domain/attempt.ts'
import type { StatementTrace } from '../../../iam/decision.ts'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { ConditionCard } from './condition-card.tsx'
import './statement-conditions.css'

export interface StatementConditionsProps {
  readonly statement: StatementTrace
  readonly subjects: AttemptSubjects
}

export function StatementConditions({ statement, subjects }: StatementConditionsProps) {
  if (statement.conditions.length === 0) return null
  return (
    <Disclosure summary={`All ${String(statement.conditions.length)} conditions`}>
      <p className="statement-conditions-sid">
        <code>{statement.sid ?? 'A statement without a Sid'}</code> counts as{' '}
        {statement.effect === 'Allow' ? 'an' : 'a'} {statement.effect} when all of these are met.
      </p>
      {statement.conditions.map((condition) => (
        <ConditionCard
          key={`${condition.operator} ${condition.key}`}
          condition={condition}
          subjects={subjects}
        />
      ))}
    </Disclosure>
  )
}
