/** Why an exchange was granted or denied, in the sheet of the wire. Its code loads when the first such sheet is opened. */
import { useMemo } from 'react'
import { useStackConfig } from '../../../aws/aws-context.tsx'
import type { Exchange } from '../../../domain/exchange.ts'
import { WhyDetails } from '../../../ui/why-details.tsx'
import { WhyPanel } from '../../../ui/why-panel.tsx'
import { useOpenSessions } from '../api/use-open-sessions.ts'
import { useWire } from '../api/use-wire.ts'
import { explainExchange } from '../explain-exchange.ts'
import { permissionOf } from '../permission-of.ts'

export interface ExchangeWhyProps {
  readonly exchange: Exchange
}

export function ExchangeWhy({ exchange }: ExchangeWhyProps) {
  const config = useStackConfig()
  const exchanges = useWire()
  const sessions = useOpenSessions()
  const why = useMemo(
    () => explainExchange({ exchange, exchanges, sessions, config }),
    [exchange, exchanges, sessions, config],
  )
  const people = useMemo(() => {
    const idOf = (name: string) => sessions.find(({ seat }) => seat === name)?.identityId
    return { me: idOf('me'), rival: idOf('rival') }
  }, [sessions])
  if (!why) return null
  if (why.kind === 'masked')
    return (
      <section aria-label="Why">
        <h3>Why</h3>
        <p>
          {why.because === 'unknown-signer'
            ? 'It was signed by an identity that the app has forgotten, so the app cannot explain it.'
            : 'Your identity ID and the rival’s look the same when masked, so the app cannot tell whose this was.'}
        </p>
      </section>
    )
  const whose = exchange.seat === 'rival' ? 'the rival’s' : undefined
  return (
    <WhyPanel
      why={why}
      answer={permissionOf(exchange)}
      people={people}
      whose={whose}
      headingLevel={3}
    >
      {why.kind === 'explained' && (
        <div className="exchange-view-folded">
          <WhyDetails why={why} people={people} whose={whose} />
        </div>
      )}
    </WhyPanel>
  )
}
