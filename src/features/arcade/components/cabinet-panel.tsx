/** What lies over the screen while no round runs: the invitation, the pause, the result. */
import { useEffect, useRef, type KeyboardEvent } from 'react'

export interface CabinetPanelProps {
  /** Large, in pixels: the game's name or the result. */
  heading: string
  tone: 'neutral' | 'won' | 'lost'
  text?: string
  score?: number
  /** Said of the score where it beats the best one so far. */
  isRecord?: boolean
  action: 'Play' | 'Resume' | 'Play again'
  onAction: () => void
  /**
   * When to move the focus to the button. `soon` waits until fingers that were firing have let go,
   * so that the space bar does not start a round that nobody asked for.
   */
  takesFocus: 'no' | 'now' | 'soon'
}

const soonMs = 800

export function CabinetPanel(props: CabinetPanelProps) {
  const { heading, tone, text, score, isRecord, action, onAction, takesFocus } = props
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (takesFocus === 'no') return
    const timer = setTimeout(
      () => button.current?.focus({ preventScroll: true }),
      takesFocus === 'now' ? 0 : soonMs,
    )
    return () => {
      clearTimeout(timer)
    }
  }, [takesFocus])

  // A key still held down from the round must not press the button.
  function ignoreHeldKey(event: KeyboardEvent) {
    if (event.repeat) event.preventDefault()
  }

  return (
    <div className={`arcade-panel arcade-panel-${tone}`}>
      <h2 className="arcade-panel-heading">{heading}</h2>
      {score !== undefined && (
        <p className="arcade-panel-score">
          <span className="arcade-panel-label">Score</span> {score}
          {isRecord && <span className="arcade-panel-record">new best</span>}
        </p>
      )}
      {text !== undefined && <p className="arcade-panel-text">{text}</p>}
      <button
        ref={button}
        type="button"
        className="arcade-button"
        onClick={onAction}
        onKeyDown={ignoreHeldKey}
      >
        {action}
      </button>
    </div>
  )
}
