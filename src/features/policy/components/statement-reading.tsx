/** A statement in plain words. Each part lights its lines of the JSON, and is lit by them. */
import { useContext, type ReactNode } from 'react'
import type {
  ConditionReading,
  ElementReading,
  StatementReading as Reading,
} from '../../../iam/plain-reading.ts'
import { variableSegments } from '../../../iam/plain-reading/variable-segments.ts'
import { FillingContext } from '../filling-context.ts'
import { isSamePath, type LitPath, type StatementPath } from '../use-lit-path.ts'
import { SentenceText } from './sentence-text.tsx'
import './statement-reading.css'

export interface StatementReadingProps {
  readonly reading: Reading
  readonly litPath: LitPath
  /** First and last line of a part in the JSON, from 1. */
  readonly linesOf: (path: StatementPath) => readonly [number, number] | undefined
  /** After a part was pressed: its lines should come into sight. */
  readonly onPress: () => void
}

export function StatementReading({ reading, litPath, linesOf, onPress }: StatementReadingProps) {
  const button = (path: StatementPath, label: string) => {
    const lines = linesOf(path)
    return (
      lines && (
        <LineButton
          label={label}
          lines={lines}
          isPressed={isSamePath(litPath.pressed, path)}
          onTouch={(isTouched) => {
            litPath.touch(isTouched ? path : undefined)
          }}
          onPress={() => {
            litPath.press(path)
            onPress()
          }}
        />
      )
    )
  }
  const { lead, conditions, problems } = reading
  return (
    <div className="statement-reading">
      <p className="statement-reading-lead">
        {lead.map((element, index) => (
          <LeadPart key={index} element={element} litPath={litPath} />
        ))}
      </p>
      <p className="statement-reading-lines">
        {lead.map(({ path }) => {
          const name = path.at(-1)
          return name !== undefined && <span key={name}>{button(path, name)}</span>
        })}
      </p>
      <Notes notes={lead.flatMap((element) => notesOf(element))} />
      {conditions.length > 0 && (
        <ol className="statement-reading-conditions">
          {conditions.map((condition) => (
            <Condition key={condition.path.join('/')} condition={condition} litPath={litPath}>
              {button(condition.path, condition.guards)}
            </Condition>
          ))}
        </ol>
      )}
      <Notes
        notes={problems.map((problem) => (
          <SentenceText sentence={problem} />
        ))}
      />
    </div>
  )
}

interface LeadPartProps {
  readonly element: ElementReading
  readonly litPath: LitPath
}

function LeadPart({ element: { path, text, variables }, litPath }: LeadPartProps) {
  if (path.length === 0) return <SentenceText sentence={text} />
  return (
    <span
      className={isSamePath(litPath.lit, path) ? 'statement-reading-lit' : undefined}
      {...litPath.underPointer(path)}
    >
      <SentenceText sentence={text} variables={variables} />
    </span>
  )
}

interface ConditionProps {
  readonly condition: ConditionReading
  readonly litPath: LitPath
  readonly children: ReactNode
}

function Condition({ condition, litPath, children }: ConditionProps) {
  const { path, sentence, variables } = condition
  const unfilled = useUnfilled(condition)
  return (
    <li
      className={isSamePath(litPath.lit, path) ? 'statement-reading-lit' : undefined}
      {...litPath.underPointer(path)}
    >
      <p>
        <SentenceText sentence={sentence} variables={variables} />
      </p>
      <Notes
        notes={[
          ...notesOf(condition),
          ...unfilled.map((variable) => (
            <>
              <code>{variable}</code> has no value in your session, so it equals nothing.
            </>
          )),
        ]}
      />
      {children}
    </li>
  )
}

/** Variables of a condition for which the session has no value; none where they stand as written. */
function useUnfilled({ sentence, variables }: ConditionReading): readonly string[] {
  const { keys } = useContext(FillingContext)
  if (!keys) return []
  const segments = sentence.flatMap((part) =>
    part.kind === 'value' ? variableSegments(part.value, variables, keys) : [],
  )
  return segments.flatMap(({ written, variable }) =>
    variable && variable.value === undefined ? [written] : [],
  )
}

function notesOf({ notes, variables }: ElementReading | ConditionReading): readonly ReactNode[] {
  return notes.map((note) => <SentenceText sentence={note} variables={variables} />)
}

function Notes({ notes }: { readonly notes: readonly ReactNode[] }) {
  return (
    notes.length > 0 && (
      <ul className="statement-reading-notes">
        {notes.map((note, index) => (
          <li key={index}>{note}</li>
        ))}
      </ul>
    )
  )
}

interface LineButtonProps {
  readonly label: string
  readonly lines: readonly [number, number]
  readonly isPressed: boolean
  readonly onTouch: (isTouched: boolean) => void
  readonly onPress: () => void
}

function LineButton({ label, lines: [first, last], isPressed, onTouch, onPress }: LineButtonProps) {
  const lines = first === last ? `line ${String(first)}` : `lines ${String(first)}–${String(last)}`
  return (
    <button
      type="button"
      className="statement-reading-button"
      aria-pressed={isPressed}
      onClick={onPress}
      onFocus={() => {
        onTouch(true)
      }}
      onBlur={() => {
        onTouch(false)
      }}
    >
      <span className="statement-reading-pill">
        {label} <span className="statement-reading-numbers">{lines}</span>
      </span>
    </button>
  )
}
