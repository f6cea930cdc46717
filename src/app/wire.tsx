/** The wire beside the page, and the sheets that open from it: all commands on a small screen, one exchange in full. */
import { Suspense } from 'react'
import type { Exchange } from '../domain/exchange.ts'
import { WireList } from '../features/wire/components/wire-list.tsx'
import { WireRail } from '../features/wire/components/wire-rail.tsx'
import type { Tries } from '../features/wire/group-tries.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { PanelBoundary } from './panel-boundary.tsx'

const ExchangeView = lazyPart(async () => {
  return (await import('../features/wire/components/exchange-view.tsx')).ExchangeView
})

export interface WireProps {
  /** Newest last. */
  readonly commands: readonly Tries[]
  /** The exchange that is shown in full. */
  readonly openExchangeId: string | undefined
  readonly isListOpen: boolean
  /** `undefined` closes it. */
  readonly onOpenExchange: (exchangeId: string | undefined) => void
  readonly onCloseList: () => void
}

export function Wire({
  exchangeInView,
  ...props
}: WireProps & {
  /** What the page speaks of. */
  readonly exchangeInView: string | undefined
}) {
  const { commands, openExchangeId, isListOpen, onOpenExchange, onCloseList } = props
  const openTries = commands.find((tries) => tries.some(({ id }) => id === openExchangeId))
  const openExchange = openTries?.find(({ id }) => id === openExchangeId)
  return (
    <>
      <WireRail commands={commands} inView={exchangeInView} onOpen={onOpenExchange} />
      {isListOpen && (
        <Sheet title="The wire" flush onClose={onCloseList}>
          <WireList commands={commands} inView={exchangeInView} onOpen={onOpenExchange} />
        </Sheet>
      )}
      {openTries && openExchange && (
        <Sheet
          title={titleOf(openExchange)}
          onClose={() => {
            onOpenExchange(undefined)
          }}
        >
          <PanelBoundary>
            <Suspense fallback={<Skeleton label="Loading the exchange…" lines={6} />}>
              <ExchangeView
                exchange={openExchange}
                tries={openTries}
                commands={commands}
                onOpen={onOpenExchange}
              />
            </Suspense>
          </PanelBoundary>
        </Sheet>
      )}
    </>
  )
}

/** What was asked, and on whom where it is an attempt. */
function titleOf({ operation, aim }: Exchange): string {
  if (aim === undefined) return operation
  return `${operation} · ${aim === 'rival' ? 'on the rival' : 'on yourself'}`
}
