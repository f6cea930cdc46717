/** Text that crossed the wire, in mono, scrolling in its own box. JSON is laid out; everything else stays as it is. */
import './code-block.css'

export interface CodeBlockProps {
  /** What the block shows, for screen readers: it can be scrolled, so it can be focused. */
  readonly label: string
  readonly text: string
}

export function CodeBlock({ label, text }: CodeBlockProps) {
  return (
    <pre className="code-block" tabIndex={0} role="region" aria-label={label}>
      <code>{layOutJson(text)}</code>
    </pre>
  )
}

function layOutJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
