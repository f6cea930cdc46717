/** What shows the services. It comes with them, and stands in the places that the app keeps. */
import { useSyncExternalStore } from 'react'
import { usePathname } from 'wouter/use-browser-location'
import { SessionBadgeFace } from '../features/session/components/session-badge-face.tsx'
import { exchangeInView } from './exchange-in-view.ts'
import { Notices } from './notices.tsx'
import { PlaySide } from './pages/play-side.tsx'
import type { ServedParts } from './services-state.ts'
import { StackProviders } from './stack-providers.tsx'
import { ThemeButton } from './theme-button.tsx'
import { Wire } from './wire.tsx'

export const servedParts: ServedParts = {
  BesideGame({ services, ...beside }) {
    const { stack, config, turn, rounds, exchanges } = services
    return (
      <StackProviders key={turn} stack={stack} config={config}>
        <PlaySide rounds={rounds} exchanges={exchanges} {...beside} />
      </StackProviders>
    )
  },
  ThemeButton,
  BadgeFace({ services }) {
    const { stack, config, session, hasSessionFailed } = services
    return (
      <StackProviders stack={stack} config={config}>
        <SessionBadgeFace session={session} failed={hasSessionFailed} />
      </StackProviders>
    )
  },
  Wire({ services, ...props }) {
    const { stack, config, sending } = services
    const inView = exchangeInView(usePathname(), sending.results)
    return (
      <StackProviders stack={stack} config={config}>
        <Wire {...props} exchangeInView={inView} />
      </StackProviders>
    )
  },
  News({ services }) {
    const { stack, exchanges, turn, takeovers } = services
    const { subscribe, isAnother } = stack.aws.identityPool
    return (
      <Notices
        exchanges={exchanges}
        isStackNew={turn > 0}
        isStackAnother={useSyncExternalStore(subscribe, isAnother)}
        takeovers={takeovers}
      />
    )
  },
}
