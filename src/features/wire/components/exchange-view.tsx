/** One exchange in full: who asked, what was sent, what came back. */
import type { ReactNode } from 'react'
import type { Exchange } from '../../../domain/exchange.ts'
import { WireMessageView } from '../../../ui/wire-message-view.tsx'
import './exchange-view.css'

export interface ExchangeViewProps {
  readonly exchange: Exchange
}

export function ExchangeView({ exchange }: ExchangeViewProps) {
  return (
    <div className="exchange-view">
      <dl className="exchange-view-facts">
        <Fact name="Service">{exchange.service}</Fact>
        <Fact name="Signed by">
          {exchange.service === 'cognito-identity'
            ? 'nobody: the call is public'
            : exchange.seat === 'rival'
              ? 'the rival'
              : 'you'}
        </Fact>
        {exchange.purpose !== undefined && <Fact name="Purpose">{exchange.purpose}</Fact>}
        <Fact name="Sent">{exchange.startedAt.toLocaleTimeString()}</Fact>
        {exchange.durationMs !== undefined && (
          <Fact name="Took">{Math.round(exchange.durationMs)} ms</Fact>
        )}
        {exchange.requestId !== undefined && <Fact name="Request ID">{exchange.requestId}</Fact>}
      </dl>
      <h3>Request</h3>
      <WireMessageView
        label="Request"
        startLine={`${exchange.method} ${exchange.url}`}
        message={exchange.request}
      />
      <h3>Response</h3>
      {exchange.response ? (
        <WireMessageView
          label="Response"
          startLine={[exchange.status, exchange.errorCode].filter(Boolean).join(' ')}
          message={exchange.response}
        />
      ) : (
        <p>
          {exchange.state === 'pending'
            ? 'Waiting for the answer…'
            : `No answer: ${exchange.networkError ?? 'the connection failed'}`}
        </p>
      )}
    </div>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
