/** One statement: its reading beside its JSON; below it on a narrow screen, folded at first. */
import { useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react'
import { statementAddress, type AttachedStatement, type PolicyKind } from '../attached-policies.ts'
import { isWithin, jsonLines, type JsonLine } from '../json-lines.ts'
import type { ChangedLine } from '../line-changes.ts'
import { wordsForChange, type StatementChange } from '../policy-changes.ts'
import { useLitPath, type StatementPath } from '../use-lit-path.ts'
import { Link } from '../../../ui/link.tsx'
import { JsonView } from './json-view.tsx'
import { StatementReading } from './statement-reading.tsx'
import './statement-card.css'

export interface StatementCardProps {
  readonly kind: PolicyKind
  readonly statement: AttachedStatement
  /** Since the policy was seen last. */
  readonly change: StatementChange | undefined
  /** Its address is open: it comes into sight and is marked. */
  readonly isChosen: boolean
  /** Long lists that hardly anybody reads sign by sign. */
  readonly isJsonFolded?: boolean
  /** What is to say of it besides. */
  readonly children?: ReactNode
}

/** As wide as reading and JSON need to stand side by side. */
const wideScreen = '(min-width: 900px)'

export function StatementCard(props: StatementCardProps) {
  const { kind, statement, change, isChosen, isJsonFolded = false, children } = props
  const { id, title, reading } = statement
  const titleId = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const json = useRef<HTMLDetailsElement>(null)
  const [isOpen, setIsOpen] = useState(() => !isJsonFolded && window.matchMedia(wideScreen).matches)
  const litPath = useLitPath()
  const all = useMemo(() => jsonLines(statement.statement), [statement.statement])
  const lines =
    change?.lines ?? all.map((line): ChangedLine<JsonLine> => ({ change: 'kept', line }))
  const parts = [...reading.lead, ...reading.conditions]

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

  function linesOf(path: StatementPath): readonly [number, number] | undefined {
    const first = all.findIndex((line) => isWithin(line.path, path))
    const last = all.findLastIndex((line) => isWithin(line.path, path))
    return first === -1 ? undefined : [first + 1, last + 1]
  }

  return (
    <article
      className={`statement-card${isChosen ? ' statement-card-chosen' : ''}`}
      aria-labelledby={titleId}
    >
      <div className="statement-card-head">
        <h4 id={titleId} ref={heading} tabIndex={-1}>
          <Link href={statementAddress(kind, id)} aria-current={isChosen || undefined}>
            {title}
          </Link>
        </h4>
        <span className="statement-card-effect">{reading.effect}</span>
        {change && <span className="statement-card-change">{wordsForChange(change)}</span>}
      </div>
      {reading.guards.length > 0 && (
        <p className="statement-card-guards">Guards {wordList(reading.guards)}.</p>
      )}
      <div className="statement-card-sides">
        <div className="statement-card-reading">
          <StatementReading
            reading={reading}
            litPath={litPath}
            linesOf={linesOf}
            onPress={() => {
              setIsOpen(true)
              requestAnimationFrame(() => {
                json.current?.querySelector('.json-view-lit')?.scrollIntoView({ block: 'nearest' })
              })
            }}
          />
          {children}
        </div>
        <details
          ref={json}
          className="statement-card-json"
          open={isOpen}
          onToggle={(event) => {
            setIsOpen(event.currentTarget.open)
          }}
        >
          <summary>JSON, {all.length} lines</summary>
          <JsonView
            lines={lines}
            litPath={litPath}
            places={parts.map(({ path }) => path).filter((path) => path.length > 0)}
            hasVariables={(path) =>
              parts.some(
                (part) => part.variables && part.path.length > 0 && isWithin(path, part.path),
              )
            }
          />
        </details>
      </div>
    </article>
  )
}

function wordList(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}
