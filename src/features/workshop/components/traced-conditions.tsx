/** Every condition of a statement in a line: what the request carries, what the policy wants, and whether that is met. */
import { maskText } from '../../../domain/mask.ts'
import type { ConditionTrace } from '../../../iam/decision.ts'
import { GrantedIcon } from '../../../ui/icons/granted-icon.tsx'
import { UnequalIcon } from '../../../ui/icons/unequal-icon.tsx'
import './traced-conditions.css'

export interface TracedConditionsProps {
  readonly conditions: readonly ConditionTrace[]
}

export function TracedConditions({ conditions }: TracedConditionsProps) {
  return (
    <ul className="traced-conditions">
      {conditions.map((condition) => (
        <li
          key={`${condition.operator} ${condition.key}`}
          className={condition.met ? 'traced-conditions-met' : 'traced-conditions-unmet'}
        >
          {condition.met ? <GrantedIcon size={18} /> : <UnequalIcon size={18} />}
          <div>
            <p className="traced-conditions-key">
              {condition.operator} <strong>{condition.key}</strong>
            </p>
            <p>
              {condition.met ? 'Met' : 'Not met'}: <Words condition={condition} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

function Words({ condition }: { readonly condition: ConditionTrace }) {
  const { operator, requestValues, policyValues, variablesWithoutValue } = condition
  const isNull = /(^|:)null$/i.test(operator)
  return (
    <>
      {requestValues === undefined || requestValues.length === 0 ? (
        'the request carries no such key'
      ) : (
        <>
          the request carries <Values values={requestValues} />
        </>
      )}
      , and the policy wants{' '}
      {isNull ? policyValues.includes('false') ? 'one' : 'none' : <Values values={policyValues} />}
      {variablesWithoutValue && (
        <>
          {policyValues.length > 0 && ', and '}
          what <Values values={variablesWithoutValue.map((key) => `\${${key}}`)} /> stands for,
          which is nothing
        </>
      )}
      .
    </>
  )
}

function Values({ values }: { readonly values: readonly string[] }) {
  return values.map((value, index) => (
    <span key={value}>
      {index > 0 && ', '}
      <code>{maskText(value)}</code>
    </span>
  ))
}
