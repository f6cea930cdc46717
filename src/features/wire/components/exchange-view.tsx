/** One exchange in full: what AWS answered, who asked, why it was granted or denied, what was sent, what came back. */
import { useQuery } from '@tanstack/react-query'
import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { partOf } from '../../../config/load-part.ts'
import type { Exchange } from '../../../domain/exchange.ts'
import { QueryBoundary } from '../../../ui/query-boundary.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { WireMessageView } from '../../../ui/wire-message-view.tsx'
import { isDecidedByIam, permissionOf } from '../permission-of.ts'
import type { Tries } from '../group-tries.ts'
import { ExchangeAnswer } from './exchange-answer.tsx'
import { ExchangeWays } from './exchange-ways.tsx'
import './exchange-view.css'

export interface ExchangeViewProps {
  readonly exchange: Exchange
  /** All tries of the same command, this one among them. */
  readonly tries: Tries
  /** All of the wire, newest last. */
  readonly commands: readonly Tries[]
  readonly onOpen: (exchangeId: string) => void
}

export function ExchangeView({ exchange, tries, commands, onOpen }: ExchangeViewProps) {
  const view = useRef<HTMLDivElement>(null)
  const shownId = useRef(exchange.id)
  // Another one begins at its top.
  useLayoutEffect(() => {
    if (shownId.current === exchange.id) return
    shownId.current = exchange.id
    view.current?.parentElement?.scrollTo(0, 0)
  }, [exchange.id])
  return (
    <div className="exchange-view" ref={view}>
      <ExchangeAnswer exchange={exchange} />
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
        {tries.length > 1 && <Fact name="Tries">{triesLine(tries)}</Fact>}
        {exchange.requestId !== undefined && <Fact name="Request ID">{exchange.requestId}</Fact>}
      </dl>
      {isDecidedByIam(exchange) && permissionOf(exchange) !== undefined && (
        <Why exchange={exchange} />
      )}
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
      <ExchangeWays commands={commands} tries={tries} onOpen={onOpen} />
    </div>
  )
}

/** The policy engine is not part of the app's first file: nobody needs it before there is something to explain. */
const loadWhy = partOf(() => import('./exchange-why.tsx'))

function Why({ exchange }: Pick<ExchangeViewProps, 'exchange'>) {
  const part = useQuery({
    queryKey: ['part', 'exchange-why'],
    queryFn: loadWhy,
    staleTime: Infinity,
    retry: false,
    networkMode: 'always',
    structuralSharing: false,
  })
  return (
    <div className="exchange-view-why">
      <QueryBoundary query={part} loading={<Skeleton label="Working out why…" lines={4} />}>
        {({ ExchangeWhy }) => <ExchangeWhy exchange={exchange} />}
      </QueryBoundary>
    </div>
  )
}

/** `4: no answer` or `2: 400 ThrottlingException, 200` */
function triesLine(tries: Tries): string {
  const answers = tries.map(({ state, status, errorCode }) =>
    state === 'failed' ? 'no answer' : [status, errorCode].filter(Boolean).join(' ') || 'waiting',
  )
  return `${String(tries.length)}: ${[...new Set(answers)].join(', ')}`
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
