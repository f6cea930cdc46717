/** One statement, in words and in JSON. */
import { useEffect, useRef, type ReactNode } from 'react'
import { statementAddress, type AttachedStatement, type PolicyKind } from '../attached-policies.ts'
import { wordsForChange, type StatementChange } from '../policy-changes.ts'
import { Link } from '../../../ui/link.tsx'
import { BreakableName } from './breakable-name.tsx'
import { StatementSides } from './statement-sides.tsx'
import './statement-card.css'

export interface StatementCardProps {
  readonly kind: PolicyKind
  readonly statement: AttachedStatement
  /** Since the policy was seen last. */
  readonly change: StatementChange | undefined
  /** Its address is open: it comes into sight and is marked. */
  readonly isChosen: boolean
  /** It shows its name and `children` first, the rest when asked: long lists that hardly anybody reads sign by sign. */
  readonly isFolded?: boolean
  /** What is to say of it besides. */
  readonly children?: ReactNode
}

export function StatementCard(props: StatementCardProps) {
  const { kind, statement, change, isChosen, isFolded = false, children } = props
  const { id, title, reading } = statement
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    if (!isChosen) return
    // After the page has moved to its top, which it does when it is entered.
    const frame = requestAnimationFrame(() => {
      heading.current?.focus({ preventScroll: true })
      heading.current?.scrollIntoView({ block: 'start' })
    })
    return () => {
      cancelAnimationFrame(frame)
    }
  }, [isChosen])

  return (
    <article
      className={`statement-card${isChosen ? ' statement-card-chosen' : ''}`}
      aria-label={title}
    >
      <div className="statement-card-head">
        <h4 ref={heading} tabIndex={-1}>
          <Link
            href={statementAddress(kind, id)}
            aria-label={title}
            aria-current={isChosen || undefined}
          >
            <BreakableName name={title} />
          </Link>
        </h4>
        <span className="statement-card-effect">{reading.effect}</span>
        {change && <span className="statement-card-change">{wordsForChange(change)}</span>}
      </div>
      {reading.guards.length > 0 && (
        <p className="statement-card-guards">Guards {wordList(reading.guards)}.</p>
      )}
      {isFolded ? (
        <>
          <div className="statement-card-remark">{children}</div>
          <details className="statement-card-fold" open={isChosen || change !== undefined}>
            <summary className="disclosure-summary statement-sides-summary">
              Read the statement
            </summary>
            <StatementSides statement={statement} change={change} />
          </details>
        </>
      ) : (
        <StatementSides statement={statement} change={change}>
          {children}
        </StatementSides>
      )}
    </article>
  )
}

function wordList(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}
