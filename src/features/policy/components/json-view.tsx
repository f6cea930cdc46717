/** A statement's JSON, line by line: those that belong to what is read are lit, those that changed are marked. */
import { isWithin, type JsonLine, type JsonToken } from '../json-lines.ts'
import type { ChangedLine } from '../line-changes.ts'
import type { LitPath, StatementPath } from '../use-lit-path.ts'
import { PolicyText } from './policy-text.tsx'
import './json-view.css'

export interface JsonViewProps {
  readonly lines: readonly ChangedLine<JsonLine>[]
  readonly litPath: LitPath
  /** Every place that a reading stands for, so that a line lights its reading too. */
  readonly places: readonly StatementPath[]
  /** Whether `${…}` is a variable at a place. */
  readonly hasVariables: (path: StatementPath) => boolean
}

export function JsonView({ lines, litPath, places, hasVariables }: JsonViewProps) {
  return (
    <pre className="json-view">
      <code>
        {lines.map(({ change, line }, index) => {
          const place = places.find((each) => isWithin(line.path, each))
          const Line = elements[change]
          return (
            <Line
              key={index}
              className={classesOf(change, litPath.lit && isLit(line, litPath.lit))}
              {...litPath.underPointer(place)}
            >
              {change !== 'kept' && <span className="visually-hidden">{`${change}: `}</span>}
              <span style={{ '--indent': String(line.indent) } as React.CSSProperties}>
                {line.tokens.map((token, at) => (
                  <Token key={at} token={token} variables={hasVariables(line.path)} />
                ))}
                {line.comma && ','}
                {'\n'}
              </span>
            </Line>
          )
        })}
      </code>
    </pre>
  )
}

const elements = { kept: 'span', added: 'ins', removed: 'del' } as const

/** The lines of a part, and that of the operator which stands above its key. */
function isLit({ path, tokens }: JsonLine, lit: StatementPath): boolean {
  const isOperatorAbove = path.length === 2 && isWithin(lit, path) && tokens.length > 1
  return isWithin(path, lit) || isOperatorAbove
}

function classesOf(change: keyof typeof elements, isLineLit: boolean | undefined): string {
  return `json-view-line json-view-${change}${isLineLit === true ? ' json-view-lit' : ''}`
}

function Token({ token, variables }: { readonly token: JsonToken; readonly variables: boolean }) {
  switch (token.kind) {
    case 'sign':
      return token.text
    case 'literal':
      return <span className="json-view-value">{token.text}</span>
    case 'key':
      return <span className="json-view-key">{JSON.stringify(token.text)}</span>
    case 'string':
      return (
        <span className="json-view-value">
          &quot;
          <PolicyText text={JSON.stringify(token.text).slice(1, -1)} variables={variables} />
          &quot;
        </span>
      )
  }
}
