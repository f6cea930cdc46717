/** The app below its providers: the frame, the places, and what outlives walking between them. */
import { useCallback } from 'react'
import { Route, Switch } from 'wouter'
import { useAttemptResults } from '../features/break-in/use-attempt-results.ts'
import { useSaveRound } from '../features/scores/api/use-save-round.ts'
import { useRounds, type RoundsState } from '../features/scores/use-rounds.ts'
import { useSession } from '../features/session/api/use-session.ts'
import { SessionBadge } from '../features/session/components/session-badge.tsx'
import { useWire } from '../features/wire/api/use-wire.ts'
import { useLastingError } from '../ui/use-lasting-error.ts'
import { Frame } from './frame.tsx'
import { Notices } from './notices.tsx'
import { BreakInPage } from './pages/break-in-page.tsx'
import { NotFoundPage } from './pages/not-found-page.tsx'
import { PlayPage } from './pages/play-page.tsx'
import { SessionPage } from './pages/session-page.tsx'
import { PanelBoundary } from './panel-boundary.tsx'
import { usePageFocus } from './use-page-focus.ts'
import { useQueryRecovery } from './use-query-recovery.ts'

export interface AppProps {
  /** Asks for `config.json` again: the policies may have changed since the app was loaded. */
  readonly onAttemptsAnswered: () => void
  /** The stack was made anew under the open page. */
  readonly isStackNew?: boolean
  /** Outlives a change of the stack. Default: the app's own. */
  readonly rounds?: RoundsState
}

export function App({ onAttemptsAnswered, isStackNew = false, rounds: kept }: AppProps) {
  const session = useSession()
  const sessionError = useLastingError(session)
  const exchanges = useWire()
  const { mutateAsync: saveRound } = useSaveRound()
  const rounds = useRounds(saveRound, kept)
  const { results, send } = useAttemptResults(session.data?.identityId)
  const sendAndReload = useCallback<typeof send>(
    async (attempt) => {
      await send(attempt)
      onAttemptsAnswered()
    },
    [send, onAttemptsAnswered],
  )
  usePageFocus()
  useQueryRecovery()
  return (
    <Frame
      exchanges={exchanges}
      badge={<SessionBadge session={session.data} failed={sessionError !== null} />}
      notices={<Notices exchanges={exchanges} isStackNew={isStackNew} />}
    >
      <PanelBoundary>
        <Switch>
          <Route path="/">
            <PlayPage rounds={rounds} exchanges={exchanges} />
          </Route>
          <Route path="/break-in/:attemptId?/:aim?">
            <BreakInPage sending={{ results, send: sendAndReload }} exchanges={exchanges} />
          </Route>
          <Route path="/session">
            <SessionPage onForgotten={rounds.clear} />
          </Route>
          <Route>
            <NotFoundPage />
          </Route>
        </Switch>
      </PanelBoundary>
    </Frame>
  )
}
