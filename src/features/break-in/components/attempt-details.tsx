/** What is folded below a result: the input as the operation takes it, and the request as it was signed and sent. */
import type { Aim, Attempt, AttemptSubjects } from '../../../domain/attempt.ts'
import type { Exchange } from '../../../domain/exchange.ts'
import { maskText } from '../../../domain/mask.ts'
import { CodeBlock } from '../../../ui/code-block.tsx'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { WireMessageView } from '../../../ui/wire-message-view.tsx'
import './attempt-details.css'

export interface AttemptDetailsProps {
  readonly attempt: Attempt
  readonly aim: Aim
  readonly subjects: AttemptSubjects
  /** Absent until it was sent. */
  readonly exchange: Exchange | undefined
}

export function AttemptDetails({ attempt, aim, subjects, exchange }: AttemptDetailsProps) {
  const input = (
    <CodeBlock
      label={`Input of ${attempt.operation}`}
      text={maskText(JSON.stringify(attempt.input(aim, subjects)))}
    />
  )
  if (!exchange) return <Disclosure summary="The input">{input}</Disclosure>
  const isSigned = exchange.service !== 'cognito-identity'
  return (
    <>
      <Disclosure summary={isSigned ? 'The request, as signed' : 'The request, as sent'}>
        <p className="attempt-details-label">What the operation was given</p>
        {input}
        <p className="attempt-details-label">What went over the wire</p>
        <WireMessageView
          label="Request"
          startLine={`${exchange.method} ${exchange.url}`}
          message={exchange.request}
        />
      </Disclosure>
      {exchange.response && (
        <Disclosure summary="AWS’s answer, in full">
          <WireMessageView
            label="Response"
            startLine={[exchange.status, exchange.errorCode].filter(Boolean).join(' ')}
            message={exchange.response}
          />
        </Disclosure>
      )}
    </>
  )
}
