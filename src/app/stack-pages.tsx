/** Every page but Play, by its address. Most visits begin at Play, so this is a part of its own. */
import { Route, Switch } from 'wouter'
import { BreakInPage, DesignPage, LabPage, PolicyPage, SessionPage } from './lazy-pages.ts'
import { NotFoundPage } from './pages/not-found-page.tsx'
import type { OpenServices } from './services-state.ts'
import { StackProviders } from './stack-providers.tsx'

export interface PagesProps {
  readonly services: OpenServices
}

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
        <Route path="/session/:part?">
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
