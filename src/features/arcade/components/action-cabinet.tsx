/** Plays an action game: canvas, keys, finger, frames, and a pause whenever the player looks away. */
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { whenIdle } from '../../../ui/when-idle.ts'
import type { ActionGame, ActionState, FieldShape } from '../games/game.ts'
import { attachControls, isPauseKey, type CabinetControls } from './cabinet-controls.ts'
import { CabinetFrame, type CabinetPhase } from './cabinet-frame.tsx'
import type { CabinetOfKindProps } from './cabinet-of-kind.ts'
import { createCanvasScreen, type CanvasScreen } from './canvas-screen.ts'
import { ControlsLegend } from './controls-legend.tsx'
import { createRoundRunner, type RoundRunner } from './round-runner.ts'
import { useFittingShape } from './use-fitting-shape.ts'
import { useHearing } from './use-hearing.ts'

const pictureAtLatestMs = 1_000

export function ActionCabinet(props: CabinetOfKindProps<ActionGame>) {
  const { game, frame, bestScore, takeSeed, onRoundEnded } = props
  const { title, speaker } = frame
  const [phase, setPhase] = useState<CabinetPhase>('ready')
  const cabinet = useRef<HTMLElement>(null)
  const stage = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const screen = useRef<CanvasScreen>(null)
  const runner = useRef<RoundRunner>(null)
  const controls = useRef<CabinetControls>(null)
  const hear = useHearing(game, speaker)
  const onPlayed = useEffectEvent(hear)
  const legendId = useId()
  const isUnderWay = phase === 'playing' || phase === 'paused'
  const fitting = useFittingShape(cabinet)
  /** The field keeps its shape while a round is under way, however the window is turned. */
  const [roundShape, setRoundShape] = useState(fitting)
  const shape = isUnderWay ? roundShape : fitting
  const preview = useRef<{ shape: FieldShape; state: ActionState }>(null)

  const drawState = useEffectEvent((state: ActionState) => {
    screen.current?.draw(state, { bestScore })
  })

  const finish = useEffectEvent((state: ActionState) => {
    setPhase(state.phase)
    onRoundEnded(state)
  })

  function pause() {
    controls.current?.release()
    if (phase !== 'playing') return
    runner.current?.pause()
    setPhase('paused')
  }

  const onLeave = useEffectEvent(pause)

  function previewState(): ActionState {
    if (preview.current?.shape !== shape) preview.current = { shape, state: game.preview(shape) }
    return preview.current.state
  }

  const drawAgain = useEffectEvent(() => {
    screen.current?.measure()
    if (phase !== 'ready') runner.current?.redraw()
    else screen.current?.draw(previewState(), { sceneryOnly: true })
  })

  useEffect(() => {
    if (!stage.current || !canvas.current) return
    screen.current = createCanvasScreen(canvas.current, game)
    const created = createRoundRunner({
      game,
      readInput: () => attached.read(),
      draw: (state) => {
        drawState(state)
      },
      onPlayed: (before, after) => {
        onPlayed(before, after)
      },
      onEnd: (state) => {
        finish(state)
      },
      requestFrame: (callback) => requestAnimationFrame(callback),
      cancelFrame: (handle) => {
        cancelAnimationFrame(handle)
      },
    })
    const attached = attachControls(stage.current, canvas.current, {
      onPause: () => {
        onLeave()
      },
      steeredAt: () => created.current()?.steeredAt ?? 0.5,
    })
    controls.current = attached
    runner.current = created
    return () => {
      created.stop()
      attached.detach()
    }
  }, [game])

  useEffect(() => {
    const leave = () => {
      onLeave()
    }
    const listening = new AbortController()
    window.addEventListener('blur', leave, listening)
    // When the page is seen again, nothing is left to pause.
    document.addEventListener('visibilitychange', leave, listening)
    return () => {
      listening.abort()
    }
  }, [])

  useEffect(() => {
    if (!canvas.current) return
    const observed = canvas.current
    const observer = new ResizeObserver(() => {
      drawAgain()
    })
    // The picture before the first round is some work. The page is there without it, and others wait for their turn.
    const callOff = whenIdle(() => {
      observer.observe(observed)
    }, pictureAtLatestMs)
    return () => {
      callOff()
      observer.disconnect()
    }
  }, [])

  useEffect(() => {
    if (phase !== 'playing') return
    stage.current?.focus()
    // Browsers differ in whether a focus brings in sight what was half in sight. See arcade-cabinet.css.
    stage.current?.scrollIntoView({ block: 'nearest' })
  }, [phase])

  function play() {
    speaker.wake()
    setRoundShape(fitting)
    runner.current?.play(takeSeed(), fitting)
    screen.current?.measure()
    setPhase('playing')
  }

  function resume() {
    speaker.wake()
    runner.current?.resume()
    setPhase('playing')
  }

  /** The keys that pause go on as well, from wherever in the cabinet the focus is. */
  function resumeByKey(event: KeyboardEvent) {
    // The press that paused is prevented by the controls, and a key held down asks for nothing new.
    if (phase !== 'paused' || event.defaultPrevented || event.repeat || !isPauseKey(event)) return
    event.preventDefault()
    resume()
  }

  return (
    <CabinetFrame
      {...frame}
      ref={cabinet}
      kind="action"
      phase={phase}
      shape={shape}
      goal={game.goal}
      legend={<ControlsLegend id={legendId} />}
      onPlay={play}
      onResume={resume}
      onKeyDown={resumeByKey}
    >
      <div
        ref={stage}
        className="arcade-stage"
        role="application"
        aria-label={`${title}, the game itself`}
        aria-describedby={legendId}
        tabIndex={phase === 'playing' ? 0 : -1}
        onBlur={pause}
      >
        <canvas ref={canvas} className="arcade-canvas" role="img" aria-label={`${title} screen`} />
      </div>
      {/* At once, and by whichever finger: only the first one to touch makes a click. */}
      {phase === 'playing' && (
        <button
          type="button"
          className="arcade-pause"
          aria-label="Pause"
          onPointerDown={pause}
          onClick={pause}
        />
      )}
    </CabinetFrame>
  )
}
