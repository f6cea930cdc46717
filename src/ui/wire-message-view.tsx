/** One direction of an exchange: its headers and body, already masked by the recorder. */
import type { WireMessage } from '../domain/exchange.ts'
import { CodeBlock } from './code-block.tsx'
import './wire-message-view.css'

export interface WireMessageViewProps {
  /** `Request`, `Response` */
  readonly label: string
  /** The first line: `POST http://localhost:4566/` or `400 AccessDeniedException`. */
  readonly startLine: string
  readonly message: WireMessage
}

export function WireMessageView({ label, startLine, message }: WireMessageViewProps) {
  return (
    <section className="wire-message" aria-label={label}>
      <p className="wire-message-start">{startLine}</p>
      <dl className="wire-message-headers">
        {message.headers.map(([name, value], index) => (
          <div key={index}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {message.body !== '' && <CodeBlock label={`${label} body`} text={message.body} />}
    </section>
  )
}
