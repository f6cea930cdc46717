/** A statement's reading beside its JSON; below it on a narrow screen, folded at first. */
import { useMemo, useRef, useState, type ReactNode } from 'react'
import type { AttachedStatement } from '../attached-policies.ts'
import { isWithin, jsonLines, type JsonLine } from '../json-lines.ts'
import type { ChangedLine } from '../line-changes.ts'
import type { StatementChange } from '../policy-changes.ts'
import { useLitPath, type StatementPath } from '../use-lit-path.ts'
import { JsonView } from './json-view.tsx'
import { StatementReading } from './statement-reading.tsx'
import '../../../ui/disclosure.css'
import './statement-sides.css'

export interface StatementSidesProps {
  readonly statement: AttachedStatement
  /** Since the policy was seen last. */
  readonly change: StatementChange | undefined
  /** What is to say of it besides, below the reading. */
  readonly children?: ReactNode
}

/** As wide as reading and JSON need to stand side by side. */
const wideScreen = '(min-width: 900px)'

export function StatementSides({ statement: attached, change, children }: StatementSidesProps) {
  const { reading, statement } = attached
  const json = useRef<HTMLDetailsElement>(null)
  const [isOpen, setIsOpen] = useState<boolean>()
  const litPath = useLitPath()
  const all = useMemo(() => jsonLines(statement), [statement])
  const lines =
    change?.lines ?? all.map((line): ChangedLine<JsonLine> => ({ change: 'kept', line }))
  const parts = [...reading.lead, ...reading.conditions]

  function linesOf(path: StatementPath): readonly [number, number] | undefined {
    const first = all.findIndex((line) => isWithin(line.path, path))
    const last = all.findLastIndex((line) => isWithin(line.path, path))
    return first === -1 ? undefined : [first + 1, last + 1]
  }

  return (
    <div className="statement-sides">
      <div className="statement-sides-reading">
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
        className="statement-sides-json"
        // What changed is in it.
        open={isOpen ?? (change !== undefined || window.matchMedia(wideScreen).matches)}
        onToggle={(event) => {
          setIsOpen(event.currentTarget.open)
        }}
      >
        <summary className="disclosure-summary statement-sides-summary">
          JSON, {all.length} lines
        </summary>
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
  )
}
