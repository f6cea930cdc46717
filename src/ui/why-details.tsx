/** What is folded below an explanation: what would have passed, the statement that came nearest, and every other one. */
import type { ExplainedCall } from '../config/explain-call.ts'
import { maskText } from '../domain/mask.ts'
import type { StatementExplanation } from '../iam/explanation.ts'
import { findStatement } from '../iam/find-statement.ts'
import { CodeBlock } from './code-block.tsx'
import { ConditionCard } from './condition-card.tsx'
import { Disclosure } from './disclosure.tsx'
import type { People } from './people.ts'
import { SentenceText } from './sentence-text.tsx'
import './why-details.css'

export interface WhyDetailsProps {
  readonly why: Extract<ExplainedCall, { kind: 'explained' }>
  readonly people: People
  /** Whose request it is. Default: `your`. */
  readonly whose?: string | undefined
}

export function WhyDetails({ why, people, whose }: WhyDetailsProps) {
  const { explanation } = why.decisive
  const { nearest, unmet, wouldPass, statements } = explanation
  const written = nearest && findStatement(why.policies, nearest.trace)
  return (
    <>
      {wouldPass.length > 0 && (
        <Disclosure summary="What would pass">
          <ul className="why-details-pass">
            {wouldPass.map((sentence, index) => (
              <li key={index}>
                <SentenceText sentence={sentence} people={people} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {nearest && nearest.conditions.length > 0 && (
        <Disclosure
          summary={
            nearest.conditions.length === 1
              ? 'The only condition'
              : `All ${String(nearest.conditions.length)} conditions`
          }
        >
          <p className="why-details-note">
            <SentenceText sentence={nearest.name} people={people} /> counts as{' '}
            {nearest.trace.effect === 'Allow' ? 'an Allow' : 'a Deny'} when all of these are met.
          </p>
          {nearest.conditions.map((condition) => (
            <div key={`${condition.trace.operator} ${condition.trace.key}`}>
              <ConditionCard condition={condition} people={people} whose={whose} />
              {/* The first one that is not met is the headline already. */}
              {unmet.includes(condition, 1) && (
                <p className="why-details-problem">
                  <SentenceText sentence={condition.problem} people={people} />
                </p>
              )}
            </div>
          ))}
        </Disclosure>
      )}
      {nearest && written && (
        <Disclosure summary="The statement">
          <StatementLine statement={nearest} people={people} />
          <CodeBlock
            label={`Statement ${nearest.trace.sid ?? ''}`.trim()}
            text={maskText(JSON.stringify(written))}
          />
        </Disclosure>
      )}
      {statements.length > 1 && (
        <Disclosure summary={`All ${String(statements.length)} statements`}>
          <ol className="why-details-statements">
            {statements.map((statement) => {
              const { policyType, policyIndex, statementIndex } = statement.trace
              return (
                <li key={`${policyType} ${String(policyIndex)} ${String(statementIndex)}`}>
                  <StatementLine statement={statement} people={people} />
                </li>
              )
            })}
          </ol>
        </Disclosure>
      )}
    </>
  )
}

interface StatementLineProps {
  readonly statement: StatementExplanation
  readonly people: People
}

function StatementLine({ statement, people }: StatementLineProps) {
  const { trace, name, sentence } = statement
  return (
    <p className="why-details-note">
      <strong>
        <SentenceText sentence={name} people={people} />
      </strong>{' '}
      · {trace.effect} · {policyType(trace)} · <SentenceText sentence={sentence} people={people} />
    </p>
  )
}

function policyType({ policyType: type }: StatementExplanation['trace']): string {
  return type === 'permissions-boundary'
    ? 'permissions boundary'
    : `${type.replace('-control', ' control')} policy`
}
