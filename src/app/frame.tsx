/** What stands around every page: header, navigation, the wire. */
import { useState, type ReactNode } from 'react'
import { usePathname } from 'wouter/use-browser-location'
import type { Tries } from '../features/wire/group-tries.ts'
import { KeyIcon } from '../ui/icons/key-icon.tsx'
import { LabIcon } from '../ui/icons/lab-icon.tsx'
import { LockIcon } from '../ui/icons/lock-icon.tsx'
import { PlayIcon } from '../ui/icons/play-icon.tsx'
import { PolicyIcon } from '../ui/icons/policy-icon.tsx'
import { WireIcon } from '../ui/icons/wire-icon.tsx'
import { Link } from '../ui/link.tsx'
import { OpenExchangeContext } from '../ui/open-exchange-context.ts'
import '../ui/lower-edge.css'
import { pageOf } from './lazy-pages.ts'
import type { WireProps } from './wire.tsx'
import './frame.css'

export interface FrameProps {
  /** What was asked of AWS so far, newest last. */
  readonly commands: readonly Tries[]
  /** Beside the page. */
  readonly wire: (props: WireProps) => ReactNode
  /** In the corner of the header. */
  readonly corner: ReactNode
  /** Over the page's lower edge: offline, a healed identity. */
  readonly notices: ReactNode
  readonly children: ReactNode
}

export function Frame({ commands, wire, corner, notices, children }: FrameProps) {
  const [isWireOpen, setIsWireOpen] = useState(false)
  const [openExchangeId, setOpenExchangeId] = useState<string>()
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
          <NavLink href="/" icon={<PlayIcon />}>
            Play
          </NavLink>
          <NavLink href="/break-in" icon={<LockIcon />}>
            Break in
          </NavLink>
          <NavLink href="/policy" icon={<PolicyIcon />}>
            Policy
          </NavLink>
          <NavLink href="/lab" icon={<LabIcon />}>
            Lab
          </NavLink>
          <button
            type="button"
            className="frame-nav-item frame-wire-button"
            aria-haspopup="dialog"
            onClick={() => {
              setIsWireOpen(true)
            }}
          >
            <WireIcon />
            <span>
              Wire <span className="frame-wire-count">{commands.length}</span>
            </span>
          </button>
        </nav>
        <div className="frame-corner">{corner}</div>
      </header>
      <div className="frame-body">
        <main className="frame-page" id="page" tabIndex={-1}>
          {children}
          <div className="lower-edge">
            <div id="lower-edge" />
            {notices}
          </div>
        </main>
        {wire({
          commands,
          openExchangeId,
          isListOpen: isWireOpen,
          onOpenExchange: setOpenExchangeId,
          onCloseList: () => {
            setIsWireOpen(false)
          },
        })}
      </div>
    </OpenExchangeContext>
  )
}

interface NavLinkProps {
  readonly href: string
  /** Shown where the navigation is a bar of tabs. */
  readonly icon: ReactNode
  readonly children: ReactNode
}

function NavLink({ href, icon, children }: NavLinkProps) {
  const isHere = pageOf(usePathname()) === pageOf(href)
  return (
    <Link href={href} className="frame-nav-item" aria-current={isHere ? 'page' : undefined}>
      {icon}
      <span>{children}</span>
    </Link>
  )
}
