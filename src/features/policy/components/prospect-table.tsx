/** Operations by row: what IAM would answer to each, on what is your own and on another's. */
import type { Aim } from '../../../domain/attempt.ts'
import type { ExplainedCall } from '../../../config/explain-call.ts'
import type { StatementTrace } from '../../../iam/decision.ts'
import { Link } from '../../../ui/link.tsx'
import { Verdict } from '../../../ui/verdict.tsx'
import { statementAddress, type AttachedPolicy } from '../attached-policies.ts'
import type { Prospect } from '../would-iam-allow.ts'
import { SentenceText } from './sentence-text.tsx'
import './prospect-table.css'

export interface ProspectTableProps {
  readonly prospects: readonly Prospect[]
  /** What they were before the policies changed; `undefined` where nothing changed. */
  readonly before: readonly Prospect[] | undefined
  readonly rolePolicies: readonly AttachedPolicy[]
  /** Where the attempt can be made: `/break-in/get-item/rival`. */
  readonly addressOf: (attempt: Prospect['attempt']) => string
}

export function ProspectTable({ prospects, before, rolePolicies, addressOf }: ProspectTableProps) {
  const was = ({ id }: Prospect['attempt'], aim: Aim) =>
    before?.find(({ attempt }) => attempt.id === id)?.answers[aim]
  return (
    <table className="prospect-table">
      <thead>
        <tr>
          <th scope="col">Operation</th>
          <th scope="col">On your own</th>
          <th scope="col">On another’s</th>
        </tr>
      </thead>
      <tbody>
        {prospects.map(({ attempt, answers }) => (
          <tr key={attempt.id}>
            <th scope="row">
              <Link href={addressOf(attempt)}>
                <code>{attempt.operation}</code>
                <span className="prospect-table-title">{attempt.title}</span>
              </Link>
            </th>
            <td data-label="on your own">
              <Answer answer={answers.own} was={was(attempt, 'own')} rolePolicies={rolePolicies} />
            </td>
            <td data-label="on another’s">
              <Answer
                answer={answers.rival}
                was={was(attempt, 'rival')}
                rolePolicies={rolePolicies}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface AnswerProps extends Pick<ProspectTableProps, 'rolePolicies'> {
  readonly answer: ExplainedCall
  /** Before the policies changed. */
  readonly was: ExplainedCall | undefined
}

function Answer({ answer, was, rolePolicies }: AnswerProps) {
  if (answer.kind === 'unexplained') {
    return <span className="prospect-table-reason">The policies do not say.</span>
  }
  const { kind, unmet, nearest, headline } = answer.decisive.explanation
  return (
    <>
      <Verdict kind={answer.predicted} />
      {was?.kind === 'explained' && was.predicted !== answer.predicted && (
        <span className="prospect-table-was">was {was.predicted}</span>
      )}
      {answer.predicted === 'denied' && (
        <span className="prospect-table-reason">
          {kind === 'nothing-allows' && nearest?.trace.action !== true ? (
            'No statement allows it.'
          ) : kind === 'nothing-allows' && nearest?.misses.join() === 'resource' ? (
            <code>Resource</code>
          ) : unmet.length > 0 ? (
            <>
              {unmet.map(({ trace }) => (
                <code key={`${trace.operator} ${trace.key}`}>{trace.key}</code>
              ))}
            </>
          ) : (
            <SentenceText sentence={headline} />
          )}
        </span>
      )}
      {answer.predicted === 'granted' && nearest && (
        <span className="prospect-table-reason">
          <Link href={addressOfTrace(nearest.trace, rolePolicies)}>
            {wordsForMet(nearest.conditions.length)}
          </Link>
        </span>
      )}
    </>
  )
}

function wordsForMet(conditionCount: number): string {
  if (conditionCount === 0) return 'without any condition'
  return conditionCount === 1
    ? 'its condition is met'
    : `all ${String(conditionCount)} conditions met`
}

function addressOfTrace(
  { policyIndex, statementIndex }: StatementTrace,
  policies: readonly AttachedPolicy[],
): string {
  const statement = policies[policyIndex]?.statements[statementIndex]
  return statement === undefined ? '/policy' : statementAddress('role', statement.id)
}
