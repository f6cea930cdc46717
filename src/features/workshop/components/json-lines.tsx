/** Lines of JSON. A line that is too long for the screen goes on below, further in than it began. */
import type { CSSProperties } from 'react'
import './json-lines.css'

export interface JsonLine {
  readonly text: string
  /** Depth of nesting. */
  readonly indent: number
  /** Set off from the others. */
  readonly lit?: boolean
}

export interface JsonLinesProps {
  readonly lines: readonly JsonLine[]
}

export function JsonLines({ lines }: JsonLinesProps) {
  return (
    <pre className="json-lines">
      <code>
        {lines.map(({ text, indent, lit = false }, index) => (
          <span
            key={index}
            className={lit ? 'json-lines-line json-lines-lit' : 'json-lines-line'}
            style={{ '--json-indent': indent } as CSSProperties}
          >
            {text}
            {'\n'}
          </span>
        ))}
      </code>
    </pre>
  )
}
