/** One condition: what your request carried, against what the policy wants. */
import type { AttemptSubjects } from '../../../domain/attempt.ts'
import type { ConditionTrace } from '../../../iam/decision.ts'
import { GrantedIcon } from '../../../ui/icons/granted-icon.tsx'
import { UnequalIcon } from '../../../ui/icons/unequal-icon.tsx'
import { IdentityValue } from './identity-value.tsx'
import './condition-card.css'

export interface ConditionCardProps {
  readonly condition: ConditionTrace
  readonly subjects: AttemptSubjects
}

export function ConditionCard({ condition, subjects }: ConditionCardProps) {
  const variable = condition.policyValuesAsWritten.find((value) => value.includes('${'))
  const isNull = /(^|:)null$/i.test(condition.operator)
  return (
    <div className={`condition-card condition-card-${condition.met ? 'met' : 'unmet'}`}>
      <p className="condition-card-key">
        {condition.operator} <strong>{condition.key}</strong>
      </p>
      <div className="condition-card-sides">
        <div>
          <p className="condition-card-label">your request carried</p>
          <Values
            values={condition.requestValues}
            none="no such key"
            wanted={isNull ? undefined : condition.policyValues}
            subjects={subjects}
          />
        </div>
        <p className="condition-card-sign">
          {condition.met ? <GrantedIcon size={26} /> : <UnequalIcon size={30} />}
          <span className="visually-hidden">
            {condition.met ? 'which meets what' : 'which does not meet what'}
          </span>
        </p>
        <div>
          <p className="condition-card-label">
            the policy wants{' '}
            {variable !== undefined && (
              <code title={variable}>{variable.replace('.amazonaws.com', '…')}</code>
            )}
          </p>
          {isNull ? (
            <p className="condition-card-none">
              {condition.policyValues.includes('false') ? 'the key to be there' : 'no such key'}
            </p>
          ) : (
            <Values values={condition.policyValues} none="nothing" subjects={subjects} />
          )}
        </div>
      </div>
    </div>
  )
}

interface ValuesProps {
  readonly values: readonly string[] | undefined
  readonly none: string
  /** The values to measure against: those that are not among them are marked. */
  readonly wanted?: readonly string[] | undefined
  readonly subjects: AttemptSubjects
}

function Values({ values, none, wanted, subjects }: ValuesProps) {
  if (values === undefined || values.length === 0)
    return <p className="condition-card-none">{none}</p>
  return (
    <ul className="condition-card-values">
      {values.map((value) => (
        <li
          key={value}
          className={wanted && !wanted.includes(value) ? 'condition-card-stray' : undefined}
        >
          <IdentityValue value={value} subjects={subjects} />
        </li>
      ))}
    </ul>
  )
}
