/** What stands around every page: header, navigation, the wire. */
import { useMemo, useState, type ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import type { Exchange } from '../domain/exchange.ts'
import { ExchangeView } from '../features/wire/components/exchange-view.tsx'
import { WireList } from '../features/wire/components/wire-list.tsx'
import { WireRail } from '../features/wire/components/wire-rail.tsx'
import { groupTries } from '../features/wire/group-tries.ts'
import { KeyIcon } from '../ui/icons/key-icon.tsx'
import { OpenExchangeContext } from '../ui/open-exchange-context.ts'
import { Sheet } from '../ui/sheet.tsx'
import './frame.css'

export interface FrameProps {
  /** As the log keeps them: newest last. */
  readonly exchanges: readonly Exchange[]
  /** In the corner of the header. */
  readonly badge: ReactNode
  /** Above the page: offline, a healed identity. */
  readonly notices: ReactNode
  readonly children: ReactNode
}

export function Frame({ exchanges, badge, notices, children }: FrameProps) {
  const [isWireOpen, setIsWireOpen] = useState(false)
  const [openExchangeId, setOpenExchangeId] = useState<string>()
  const commands = useMemo(() => groupTries(exchanges), [exchanges])
  const openTries = commands.find((tries) => tries.some(({ id }) => id === openExchangeId))
  const openExchange = openTries?.find(({ id }) => id === openExchangeId)
  return (
    <OpenExchangeContext value={setOpenExchangeId}>
      <a className="frame-skip" href="#page">
        Skip to the page
      </a>
      <header className="frame-header">
        <Link href="/" className="frame-logo" aria-label="Leading Key: play">
          <KeyIcon />
          <span aria-hidden="true">LEADING KEY</span>
        </Link>
        <nav className="frame-nav" aria-label="Main">
          <NavLink href="/">Play</NavLink>
          <NavLink href="/break-in">Break in</NavLink>
          <button
            type="button"
            className="frame-nav-item frame-wire-button"
            aria-haspopup="dialog"
            onClick={() => {
              setIsWireOpen(true)
            }}
          >
            Wire <span className="frame-wire-count">{commands.length}</span>
          </button>
        </nav>
        {badge}
      </header>
      <div className="frame-body">
        <main className="frame-page" id="page" tabIndex={-1}>
          {notices}
          {children}
        </main>
        <WireRail commands={commands} onOpen={setOpenExchangeId} />
      </div>
      {isWireOpen && (
        <Sheet
          title="The wire"
          flush
          onClose={() => {
            setIsWireOpen(false)
          }}
        >
          <WireList commands={commands} onOpen={setOpenExchangeId} />
        </Sheet>
      )}
      {openTries && openExchange && (
        <Sheet
          title={openExchange.operation}
          onClose={() => {
            setOpenExchangeId(undefined)
          }}
        >
          <ExchangeView exchange={openExchange} tries={openTries} />
        </Sheet>
      )}
    </OpenExchangeContext>
  )
}

function NavLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  const [location] = useLocation()
  const isHere = href === '/' ? location === '/' : location.startsWith(href)
  return (
    <Link href={href} className="frame-nav-item" aria-current={isHere ? 'page' : undefined}>
      {children}
    </Link>
  )
}
