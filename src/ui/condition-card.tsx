/** One condition: what the request carried, against what the policy wants. */
import type { ConditionExplanation } from '../iam/explanation.ts'
import { maskText } from '../domain/mask.ts'
import { GrantedIcon } from './icons/granted-icon.tsx'
import { UnequalIcon } from './icons/unequal-icon.tsx'
import { IdentityValue } from './identity-value.tsx'
import type { People } from './people.ts'
import './condition-card.css'

/** Characters of a value that has room enough beside another. */
const shortLength = 24

export interface ConditionCardProps {
  readonly condition: ConditionExplanation
  readonly people: People
  /** Whose request it is. Default: `your`. */
  readonly whose?: string | undefined
}

export function ConditionCard({ condition, people, whose = 'your' }: ConditionCardProps) {
  const { trace, failing } = condition
  const isLong = [...(trace.requestValues ?? []), ...trace.policyValues].some(
    (value) => maskText(value).length > shortLength,
  )
  const variable = trace.policyValuesAsWritten.find((value) => value.includes('${'))
  return (
    <div className={`condition-card condition-card-${trace.met ? 'met' : 'unmet'}`}>
      <p className="condition-card-key">
        {trace.operator} <strong>{trace.key}</strong>
      </p>
      <div className={`condition-card-sides${isLong ? '' : ' condition-card-beside'}`}>
        <div>
          <p className="condition-card-label">{whose} request carried</p>
          <Values values={trace.requestValues} none="no such key" stray={failing} people={people} />
        </div>
        <p className="condition-card-sign">
          {trace.met ? <GrantedIcon size={26} /> : <UnequalIcon size={30} />}
          <span className="visually-hidden">
            {trace.met ? 'which meets what' : 'which does not meet what'}
          </span>
        </p>
        <div>
          <p className="condition-card-label">
            the policy wants{' '}
            {variable !== undefined && (
              <code title={variable}>{variable.replace('.amazonaws.com', '…')}</code>
            )}
          </p>
          {trace.operator === 'Null' ? (
            <p className="condition-card-none">
              {trace.policyValues.includes('false') ? 'the key to be there' : 'no such key'}
            </p>
          ) : (
            <Values values={trace.policyValues} none="nothing" people={people} />
          )}
        </div>
      </div>
    </div>
  )
}

interface ValuesProps {
  readonly values: readonly string[] | undefined
  readonly none: string
  /** Those that do not fit are marked. */
  readonly stray?: readonly string[]
  readonly people: People
}

function Values({ values, none, stray = [], people }: ValuesProps) {
  if (values === undefined || values.length === 0)
    return <p className="condition-card-none">{none}</p>
  return (
    <ul className="condition-card-values">
      {values.map((value) => (
        <li key={value} className={stray.includes(value) ? 'condition-card-stray' : undefined}>
          <IdentityValue value={value} people={people} />
        </li>
      ))}
    </ul>
  )
}
