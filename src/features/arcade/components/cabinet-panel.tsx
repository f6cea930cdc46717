/** What lies over the screen while no round runs: the invitation, the pause, the result. */
import { useEffect, useRef, type KeyboardEvent, type ReactNode, type Ref } from 'react'

export interface CabinetPanelProps {
  /** Large, in pixels: the game's name or the result. */
  readonly heading: string
  readonly text?: string
  /** `best` is the best score before this one. */
  readonly score?: { readonly points: number; readonly best: number | undefined }
  readonly action?: { readonly label: string; readonly run: () => void }
  readonly foot?: ReactNode
  /** Gets an empty element below all that, for what others have to say of the result. See arcade-cabinet.css. */
  readonly asideRef?: Ref<HTMLDivElement>
  /**
   * How long no key may have been pressed before the focus moves to the button, so that fingers that were firing have let
   * go and the space bar does not start a round that nobody asked for. Default: the focus stays where it is.
   */
  readonly focusAfterMs?: number
}

export function CabinetPanel({
  heading,
  text,
  score,
  action,
  foot,
  asideRef,
  focusAfterMs,
}: CabinetPanelProps) {
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (focusAfterMs === undefined) return
    let timer = 0
    const stop = () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', wait)
    }
    const focus = () => {
      // From then on the keys lead where the player likes.
      stop()
      button.current?.focus({ preventScroll: true })
    }
    // Fingers that go on tapping have not seen yet that the round is over.
    const wait = () => {
      clearTimeout(timer)
      timer = window.setTimeout(focus, focusAfterMs)
    }
    window.addEventListener('keydown', wait)
    wait()
    return stop
  }, [focusAfterMs])

  // A key still held down from the round must not press the button.
  function ignoreHeldKey(event: KeyboardEvent) {
    if (event.repeat) event.preventDefault()
  }

  return (
    <div className="arcade-panel">
      <div className="arcade-panel-words">
        <h2 className="arcade-panel-heading">{heading}</h2>
        {score && (
          <p className="arcade-panel-score">
            <span>
              <span className="arcade-panel-label">Score</span> {score.points}
            </span>{' '}
            <BestScore {...score} />
          </p>
        )}
        {text !== undefined && <p className="arcade-panel-text">{text}</p>}
        {action && (
          <button
            ref={button}
            type="button"
            className="arcade-button"
            onClick={action.run}
            onKeyDown={ignoreHeldKey}
          >
            {action.label}
          </button>
        )}
        {foot}
        {asideRef && <div ref={asideRef} className="arcade-panel-aside" />}
      </div>
    </div>
  )
}

function BestScore({ points, best }: NonNullable<CabinetPanelProps['score']>) {
  if (best === undefined) return null
  if (points > best) return <span className="arcade-panel-record">new best</span>
  return <span className="arcade-panel-best">best {best}</span>
}
