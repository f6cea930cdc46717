/**
 * The second part of the app to load, after the game: all that talks to AWS, and what of the pages shows it. The SDK is a
 * part of its own, which loads beside this one.
 */
import { Route, Switch } from 'wouter'
import type { HeadStart } from '../aws/head-start.ts'
import { loadStackConfig } from '../config/load-stack-config.ts'
import { SessionBadgeFace } from '../features/session/components/session-badge-face.tsx'
import { BreakInPage, DesignPage, LabPage, PolicyPage, SessionPage } from './lazy-pages.ts'
import { Notices } from './notices.tsx'
import { openStack } from './open-stack.ts'
import { NotFoundPage } from './pages/not-found-page.tsx'
import type { BesideGame } from './pages/play-page.tsx'
import { PlaySide } from './pages/play-side.tsx'
import { StackServices } from './services.tsx'
import type { OpenServices, ServicesProps } from './services-state.ts'
import { StackProviders } from './stack-providers.tsx'
import { usePrefetch } from './use-prefetch.ts'
import { Wire, type WireProps } from './wire.tsx'

export interface FirstRequests {
  /** The answer to the first request for `config.json`. */
  readonly firstConfig: Promise<Response>
  readonly headStart: HeadStart
}

/** Begins to open the session. @returns The component that tells what comes of it. */
export function startServices({ firstConfig, headStart }: FirstRequests) {
  const baseUrl = import.meta.env.BASE_URL
  const willShowScores = window.location.pathname === baseUrl
  const loadConfig = () => loadStackConfig({ baseUrl })
  const first = openStack(loadStackConfig({ baseUrl, fetch: () => firstConfig }), {
    willShowScores,
    headStart,
  })
  return function Services(props: ServicesProps) {
    usePrefetch()
    return <StackServices {...props} first={first} openStack={openStack} loadConfig={loadConfig} />
  }
}

export interface PagesProps {
  readonly services: OpenServices
}

/** Every page but Play. */
export function Pages({ services }: PagesProps) {
  const { stack, config, turn, rounds, sending, exchanges } = services
  return (
    <StackProviders key={turn} stack={stack} config={config}>
      <Switch>
        <Route path="/break-in/:attemptId?/:aim?">
          <BreakInPage sending={sending} exchanges={exchanges} />
        </Route>
        <Route path="/policy/:kind?/:statementId?">
          <PolicyPage onReloadConfig={services.reloadConfig} />
        </Route>
        <Route path="/lab/:labId?/:step?">
          <LabPage onAttemptsAnswered={services.reloadConfig} />
        </Route>
        <Route path="/session">
          <SessionPage onForgotten={rounds.clear} />
        </Route>
        {DesignPage && (
          <Route path="/design">
            <DesignPage />
          </Route>
        )}
        <Route>
          <NotFoundPage />
        </Route>
      </Switch>
    </StackProviders>
  )
}

export interface PlayServicesProps extends BesideGame {
  readonly services: OpenServices
}

/** What stands beside the game. */
export function PlayServices({ services, ...beside }: PlayServicesProps) {
  const { stack, config, turn, rounds, exchanges } = services
  return (
    <StackProviders key={turn} stack={stack} config={config}>
      <PlaySide rounds={rounds} exchanges={exchanges} {...beside} />
    </StackProviders>
  )
}

export { ThemeButton } from './theme-button.tsx'

export interface BadgeFaceProps {
  readonly services: OpenServices
}

/** What the badge in the header's corner shows. */
export function BadgeFace({ services }: BadgeFaceProps) {
  const { stack, config, session, hasSessionFailed } = services
  return (
    <StackProviders stack={stack} config={config}>
      <SessionBadgeFace session={session} failed={hasSessionFailed} />
    </StackProviders>
  )
}

export interface WireOfStackProps extends WireProps {
  readonly services: OpenServices
}

export function WireOfStack({ services, ...props }: WireOfStackProps) {
  const { stack, config } = services
  return (
    <StackProviders stack={stack} config={config}>
      <Wire {...props} />
    </StackProviders>
  )
}

export interface NewsProps {
  readonly services: OpenServices
}

/** What concerns every page. */
export function News({ services }: NewsProps) {
  return <Notices exchanges={services.exchanges} isStackNew={services.turn > 0} />
}
