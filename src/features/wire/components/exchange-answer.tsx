/** What AWS answered to one exchange, before all else: verdict, status and time, and its own sentence where it refused. */
import { DenialSentence } from '../../../ui/denial-sentence.tsx'
import { Verdict, type VerdictKind } from '../../../ui/verdict.tsx'
import type { Exchange } from '../../../domain/exchange.ts'
import { messageOf } from '../message-of.ts'
import { isDecidedByIam, isRefused } from '../permission-of.ts'
import './exchange-answer.css'

export interface ExchangeAnswerProps {
  readonly exchange: Exchange
}

export function ExchangeAnswer({ exchange }: ExchangeAnswerProps) {
  const { state, status, errorCode, durationMs, response } = exchange
  if (state === 'pending') return <p className="exchange-answer">Waiting for the answer…</p>
  const { kind, word } = verdictOf(exchange)
  const time = durationMs === undefined ? undefined : `${String(Math.round(durationMs))} ms`
  const answer = [status, errorCode].filter((part) => part !== undefined).join(' ')
  const line = [answer, time].filter((part) => part !== undefined && part !== '').join(' · ')
  const message = errorCode === undefined ? undefined : messageOf(response?.body ?? '')
  return (
    <section className={`exchange-answer exchange-answer-${kind}`} aria-label="Answer">
      <p className="exchange-answer-head">
        <Verdict kind={kind}>{word}</Verdict>
        <span className="exchange-answer-line">{line}</span>
      </p>
      {message !== undefined && <DenialSentence message={message} />}
    </section>
  )
}

/** Only where IAM decided was anything granted; a condition of the writer's own that was not met is no denial. */
function verdictOf(exchange: Exchange): { readonly kind: VerdictKind; readonly word: string } {
  const { state, status, errorCode } = exchange
  if (state === 'failed') return { kind: 'failed', word: 'No answer' }
  if (errorCode === 'ConditionalCheckFailedException')
    return { kind: 'failed', word: 'Condition not met' }
  if (isRefused(exchange)) return { kind: 'denied', word: 'Denied' }
  if (status === undefined || status >= 400) return { kind: 'failed', word: 'Error' }
  return { kind: 'granted', word: isDecidedByIam(exchange) ? 'Granted' : 'Answered' }
}
