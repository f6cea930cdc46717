/**
 * The app: the frame, the places, and what outlives walking between them. A game can be played as soon as this is there;
 * all that talks to AWS comes in a second part.
 */
import { Suspense, useCallback, useState, type ReactNode } from 'react'
import { usePathname } from 'wouter/use-browser-location'
import type { FinishedRound } from '../domain/game-score.ts'
import type { RoundOfVisit } from '../features/scores/use-rounds.ts'
import { SessionBadge } from '../features/session/components/session-badge.tsx'
import { SessionBadgePlace } from '../features/session/components/session-badge-place.tsx'
import { WirePlace } from '../features/wire/components/wire-place.tsx'
import { Frame } from './frame.tsx'
import { pageOf } from './lazy-pages.ts'
import { PageFrame, PagePlace } from './page-frame.tsx'
import { PlayPage } from './pages/play-page.tsx'
import { PlaySidePlace } from './pages/play-side-place.tsx'
import { PanelBoundary } from './panel-boundary.tsx'
import { Pages } from './prefetch-page.ts'
import type { OpenServices, ServicesProps, ServicesState } from './services-state.ts'
import { usePageFocus } from './use-page-focus.ts'
import './theme-button.css'

const noCommands: OpenServices['commands'] = []

export interface AppProps {
  /** Talks to AWS, shows nothing, and tells what it knows. May suspend. */
  readonly Services: (props: ServicesProps) => ReactNode
}

export function App({ Services }: AppProps) {
  const [state, setState] = useState<ServicesState>()
  const rounds = useState<readonly RoundOfVisit[]>([])
  const [, setRounds] = rounds
  /** The services save it, as soon as there are any. */
  const finishRound = useCallback(
    (round: FinishedRound) => {
      setRounds((all) => [...all, { round, saving: { state: 'saving', isWaiting: true } }])
    },
    [setRounds],
  )
  const location = usePathname()
  const page = pageOf(location)
  const focusPage = usePageFocus(page)
  const services = state && !('instead' in state) ? state : undefined
  if (state && 'instead' in state) return state.instead

  /** What shows the services stands in its place until they are there. */
  const served = (place: ReactNode, show: (open: OpenServices) => ReactNode) =>
    services ? show(services) : place
  return (
    <Frame
      commands={services?.commands ?? noCommands}
      wire={(props) =>
        served(<WirePlace />, (open) => <open.parts.Wire services={open} {...props} />)
      }
      corner={
        <>
          <SessionBadge isHere={page === 'session'}>
            {served(<SessionBadgePlace />, (open) => (
              <open.parts.BadgeFace services={open} />
            ))}
          </SessionBadge>
          {served(<span className="theme-button" />, ({ parts }) => (
            <parts.ThemeButton />
          ))}
        </>
      }
      notices={
        <>
          <PanelBoundary>
            <Suspense fallback={null}>
              <Services rounds={rounds} onChange={setState} />
            </Suspense>
          </PanelBoundary>
          {served(null, (open) => (
            <open.parts.News services={open} />
          ))}
        </>
      }
    >
      <PageFrame page={page} onShown={focusPage}>
        {location === '/' ? (
          <PlayPage
            onRoundFinished={finishRound}
            side={(beside) =>
              served(<PlaySidePlace />, (open) => (
                <open.parts.BesideGame services={open} {...beside} />
              ))
            }
          />
        ) : (
          served(<PagePlace page={page} />, (open) => <Pages services={open} />)
        )}
      </PageFrame>
    </Frame>
  )
}
