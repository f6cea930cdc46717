/** What lies over the screen while no round runs: the invitation, the pause, the result. */
import { useEffect, useRef, type KeyboardEvent, type ReactNode, type Ref } from 'react'

export interface CabinetPanelProps {
  /** Large, in pixels: the game's name or the result. */
  readonly heading: string
  readonly tone: 'neutral' | 'won' | 'lost'
  readonly text?: string
  /** `best` is the best score before this one. */
  readonly score?: { readonly points: number; readonly best: number | undefined }
  readonly action?: { readonly label: string; readonly run: () => void }
  readonly foot?: ReactNode
  /** Gets an empty element below all that, for what others have to say of the result. See arcade-cabinet.css. */
  readonly asideRef?: Ref<HTMLDivElement>
  /**
   * When to move the focus to the button. `soon` waits until fingers that were firing have let go
   * and no key was pressed for a while, so that the space bar does not start a round that nobody asked for.
   */
  readonly takesFocus: 'no' | 'now' | 'soon'
}

const soonMs = 800

export function CabinetPanel({
  heading,
  tone,
  text,
  score,
  action,
  foot,
  asideRef,
  takesFocus,
}: CabinetPanelProps) {
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (takesFocus === 'no') return
    const focus = () => button.current?.focus({ preventScroll: true })
    let timer = setTimeout(focus, takesFocus === 'now' ? 0 : soonMs)
    if (takesFocus === 'now')
      return () => {
        clearTimeout(timer)
      }
    // Fingers that go on tapping have not seen yet that the round is over.
    const wait = () => {
      clearTimeout(timer)
      timer = setTimeout(focus, soonMs)
    }
    window.addEventListener('keydown', wait)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', wait)
    }
  }, [takesFocus])

  // A key still held down from the round must not press the button.
  function ignoreHeldKey(event: KeyboardEvent) {
    if (event.repeat) event.preventDefault()
  }

  return (
    <div className={`arcade-panel arcade-panel-${tone}`}>
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
