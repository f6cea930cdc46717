/** Opens the exchange that a statement rests on: its request and answer, as they crossed the wire. */
import { useContext, type ReactNode } from 'react'
import { OpenExchangeContext } from './open-exchange-context.ts'
import './exchange-link.css'

export interface ExchangeLinkProps {
  readonly exchangeId: string
  readonly children: ReactNode
}

export function ExchangeLink({ exchangeId, children }: ExchangeLinkProps) {
  const openExchange = useContext(OpenExchangeContext)
  return (
    <button
      type="button"
      className="exchange-link"
      onClick={() => {
        openExchange(exchangeId)
      }}
    >
      {children}
    </button>
  )
}
