/**
 * Why IAM decided so, in our words: AWS does not send this. One sentence and one condition; the rest is for `WhyDetails`. Where our
 * prediction and AWS's answer differ, it says so.
 */
import { useId, type ReactNode } from 'react'
import type { ExplainedCall } from '../config/explain-call.ts'
import { maskText } from '../domain/mask.ts'
import { listed, name } from '../iam/explain-sentence.ts'
import { ConditionCard } from './condition-card.tsx'
import { WarningIcon } from './icons/warning-icon.tsx'
import { missedResource } from './missed-resource.ts'
import type { People } from './people.ts'
import { SentenceText } from './sentence-text.tsx'
import './why-panel.css'

export interface WhyPanelProps {
  readonly why: ExplainedCall
  /** What AWS answered. Absent where its answer says nothing of permissions. */
  readonly answer: 'granted' | 'denied' | undefined
  readonly people: People
  /** Whose request it is. Default: `your`. */
  readonly whose?: string | undefined
  /** Default: 2. */
  readonly headingLevel?: 2 | 3
  /** Below the explanation, where there is one. */
  readonly children?: ReactNode
}

export function WhyPanel({ headingLevel = 2, ...props }: WhyPanelProps) {
  const titleId = useId()
  const Heading = `h${String(headingLevel)}` as 'h2' | 'h3'
  return (
    <section className="why-panel" aria-labelledby={titleId}>
      <div className="why-panel-head">
        <Heading id={titleId}>Why</Heading>
        <p className="why-panel-source">our explanation: AWS does not send this</p>
      </div>
      {props.why.kind === 'unexplained' ? (
        <p>{wordsForUnexplained(props.why)}</p>
      ) : (
        <Explained {...props} why={props.why} />
      )}
    </section>
  )
}

function wordsForUnexplained(why: Extract<ExplainedCall, { kind: 'unexplained' }>): string {
  return why.because === 'policies-private'
    ? 'The policies of this stack are private, so the app cannot explain. AWS’s answer is all there is.'
    : `The app cannot tell what IAM was asked: ${maskText(why.problem)}.`
}

type ExplainedProps = Omit<WhyPanelProps, 'headingLevel' | 'why'> & {
  readonly why: Extract<ExplainedCall, { kind: 'explained' }>
}

function Explained({ why, answer, people, whose, children }: ExplainedProps) {
  const { headline, unmet } = why.decisive.explanation
  const resource = missedResource(why, whose)
  const [lit = resource, ...others] = unmet
  return (
    <>
      {answer !== undefined && answer !== why.predicted && (
        <p className="why-panel-difference" role="alert">
          <WarningIcon />
          <span>
            By the policies in the app’s config this should be {why.predicted}; AWS’s answer is{' '}
            {answer}. AWS decides. The policy may have changed in the meantime (send it again to
            see), or our engine is wrong.
          </span>
        </p>
      )}
      <p className="why-panel-words">
        <SentenceText sentence={resource?.problem ?? headline} people={people} />
      </p>
      {lit && <ConditionCard condition={lit} people={people} whose={whose} />}
      {others.length > 0 && (
        <p className="why-panel-others">
          Not met either:{' '}
          <SentenceText
            sentence={listed(
              others.map(({ trace }) => name(trace.key)),
              'and',
            )}
            people={people}
          />
        </p>
      )}
      {why.unknownKeys.length > 0 && (
        <p className="why-panel-others">
          The app does not know what IAM knows of{' '}
          <SentenceText sentence={listed(why.unknownKeys.map(name), 'and')} people={people} />, so
          this may be wrong.
        </p>
      )}
      {children}
    </>
  )
}
