/**
 * Session: who you are to AWS, how long still, your picture, and the way to become someone else. The editor of the picture has an
 * address of its own.
 */
import { useLocation, useParams } from 'wouter'
import { useStackConfig } from '../../aws/aws-context.tsx'
import { useForgetIdentity } from '../../features/session/api/use-forget-identity.ts'
import { useSession } from '../../features/session/api/use-session.ts'
import { useWhoAmI } from '../../features/session/api/use-who-am-i.ts'
import { CopyIdentityId } from '../../features/session/components/copy-identity-id.tsx'
import { ForgetIdentity } from '../../features/session/components/forget-identity.tsx'
import { SessionFacts } from '../../features/session/components/session-facts.tsx'
import { WhoAmI } from '../../features/session/components/who-am-i.tsx'
import { PicturePanel } from '../../features/picture/components/picture-panel.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { QueryBoundary } from '../../ui/query-boundary.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { PageHeading } from '../page-heading.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { PanelBoundary } from '../panel-boundary.tsx'
import { ThemeSwitch } from '../theme-switch.tsx'
import './session-page.css'

export interface SessionPageProps {
  /** After the identity was forgotten: what is shown of its rounds goes too. */
  readonly onForgotten: () => void
}

export function SessionPage({ onForgotten }: SessionPageProps) {
  const { part } = useParams<{ part?: string }>()
  const [, navigate] = useLocation()
  const config = useStackConfig()
  const session = useSession()
  const whoAmI = useWhoAmI()
  const forget = useForgetIdentity()
  const isDrawing = part === 'picture'
  if (part !== undefined && !isDrawing) return <NotFoundPage />
  return (
    <div className="session-page">
      <PageHeading
        title="Your session"
        documentTitle={isDrawing ? 'Your picture · Your session' : 'Your session'}
      />
      <PanelBoundary>
        <Panel title="Who you are">
          <QueryBoundary
            query={session}
            loading={<Skeleton label="Opening your session…" lines={8} />}
          >
            {(opened) => (
              <SessionFacts
                session={opened}
                roleArn={config.roles[opened.access === 'guest' ? 'guest' : 'player'].arn}
              >
                <CopyIdentityId key={opened.identityId} identityId={opened.identityId} />
              </SessionFacts>
            )}
          </QueryBoundary>
        </Panel>
        {session.data && (
          <Panel title="Your picture">
            {config.filesBucket === undefined ? (
              <p>
                This stack has no bucket for pictures: its config.json names no{' '}
                <code>filesBucket</code>.
              </p>
            ) : (
              <PicturePanel
                key={session.data.identityId}
                identityId={session.data.identityId}
                isDrawing={isDrawing}
                onDraw={() => {
                  navigate('/session/picture', { state: afterSession })
                }}
                onDrawn={() => {
                  // Two entries of the same page would make Back seem to do nothing.
                  if (isAfterSession(window.history.state)) window.history.back()
                  else navigate('/session', { replace: true })
                }}
              />
            )}
          </Panel>
        )}
        {/* Below what is still to come, and so after it: nothing moves. */}
        {!session.isPending && (
          <Panel title="Who AWS thinks you are">
            <WhoAmI
              answer={whoAmI.data}
              error={whoAmI.error}
              asking={whoAmI.isPending}
              onAsk={() => {
                whoAmI.mutate()
              }}
            />
          </Panel>
        )}
        {session.data && (
          <Panel title="Become someone else">
            <div className="session-page-actions">
              <p>This browser can be another player, with an identity and scores of its own.</p>
              <ForgetIdentity
                forgetting={forget.isPending}
                onForget={() => {
                  whoAmI.reset()
                  onForgotten()
                  // The button that was pressed is gone by then, and who the player is now stands at the top.
                  forget.mutate(undefined, { onSettled: focusHeading })
                }}
              />
              {forget.error && <FailureNotice error={forget.error} isLeftToYou />}
            </div>
          </Panel>
        )}
      </PanelBoundary>
      {!session.isPending && (
        <Panel title="Theme">
          <ThemeSwitch />
        </Panel>
      )}
    </div>
  )
}

/** Kept by the browser with the editor's entry in its history, also over a reload: the page before it is the session. */
const afterSession = { isAfterSession: true }

function isAfterSession(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'isAfterSession' in state
}

function focusHeading(): void {
  document.querySelector<HTMLElement>('#page h1')?.focus()
}
