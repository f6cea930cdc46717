/**
 * The machine a game is played on: canvas, controls, pause and result. It plays rounds and tells of each
 * that was finished; keeping the score is somebody else's work.
 */
import { useEffect, useEffectEvent, useId, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { FinishedRound } from '../../../domain/game-score.ts'
import type { FieldShape } from '../games/game.ts'
import { meteorBlasters as game } from '../games/meteor-blasters/meteor-blasters.ts'
import './arcade-cabinet.css'
import { attachControls, isPauseKey, type CabinetControls } from './cabinet-controls.ts'
import { CabinetPanel } from './cabinet-panel.tsx'
import { drawOn } from './canvas-screen.ts'
import { ControlsLegend } from './controls-legend.tsx'
import { createRoundRunner, type RoundRunner } from './round-runner.ts'

export type RoundResult = Pick<FinishedRound, 'gameTitle' | 'result' | 'score'>

export interface ArcadeCabinetProps {
  /** The player's best score so far. Absent where there is none or it is not known. */
  bestScore?: number
  /** Called once for each round that was played to its end. */
  onRoundFinished: (result: RoundResult) => void
  /** Shown below the screen at the right, as whether the last round was saved. */
  statusSlot?: ReactNode
  /** Repeats one round exactly, every time. Default: a new round each time. */
  seed?: number
}

/** `ready` before the first round. */
type CabinetPhase = 'ready' | 'playing' | 'paused' | 'won' | 'lost'

/** With less room than this, in CSS pixels, the field stands upright. */
const tallBelowWidth = 520

function shapeFor(width: number): FieldShape {
  return width < tallBelowWidth ? 'tall' : 'wide'
}

function freshSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
}

export function ArcadeCabinet({
  bestScore,
  onRoundFinished,
  statusSlot,
  seed,
}: ArcadeCabinetProps) {
  const [phase, setPhase] = useState<CabinetPhase>('ready')
  const [shape, setShape] = useState(() => shapeFor(window.innerWidth))
  const [result, setResult] = useState({ score: 0, isRecord: false })
  const cabinet = useRef<HTMLElement>(null)
  const stage = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const runner = useRef<RoundRunner>(null)
  const controls = useRef<CabinetControls>(null)
  const legendId = useId()
  const preview = useMemo(() => game.preview(shape), [shape])

  const drawState = useEffectEvent((state: ReturnType<typeof game.createRound>) => {
    if (canvas.current) drawOn(canvas.current, game, state, { bestScore })
  })

  const finish = useEffectEvent((won: boolean, score: number) => {
    setResult({ score, isRecord: bestScore !== undefined && score > bestScore })
    setPhase(won ? 'won' : 'lost')
    onRoundFinished({ gameTitle: game.title, result: won ? 'win' : 'loss', score })
  })

  function pause() {
    controls.current?.release()
    if (phase !== 'playing') return
    runner.current?.pause()
    setPhase('paused')
  }

  const onLeave = useEffectEvent(pause)

  /** The field keeps its shape while a round is under way, however the window is turned. */
  const fit = useEffectEvent((width: number) => {
    if (phase !== 'playing' && phase !== 'paused' && width > 0) setShape(shapeFor(width))
    if (phase !== 'ready') runner.current?.redraw()
    else if (canvas.current) drawOn(canvas.current, game, preview, { sceneryOnly: true })
  })

  useEffect(() => {
    if (!stage.current || !canvas.current) return
    const attached = attachControls(stage.current, canvas.current, () => {
      onLeave()
    })
    const created = createRoundRunner({
      game,
      readInput: attached.read,
      draw: (state) => {
        drawState(state)
      },
      onEnd: (state) => {
        finish(state.phase === 'won', state.score)
      },
      requestFrame: (callback) => requestAnimationFrame(callback),
      cancelFrame: (handle) => {
        cancelAnimationFrame(handle)
      },
    })
    controls.current = attached
    runner.current = created
    return () => {
      created.stop()
      attached.detach()
    }
  }, [])

  useEffect(() => {
    const leave = () => {
      onLeave()
    }
    const hide = () => {
      if (document.hidden) onLeave()
    }
    window.addEventListener('blur', leave)
    document.addEventListener('visibilitychange', hide)
    return () => {
      window.removeEventListener('blur', leave)
      document.removeEventListener('visibilitychange', hide)
    }
  }, [])

  useEffect(() => {
    if (!cabinet.current || !canvas.current) return
    const measured = cabinet.current
    const observer = new ResizeObserver(() => {
      fit(measured.clientWidth)
    })
    observer.observe(measured)
    observer.observe(canvas.current)
    return () => {
      observer.disconnect()
    }
  }, [])

  useEffect(() => {
    if (phase === 'playing') stage.current?.focus({ preventScroll: true })
  }, [phase])

  function play() {
    const width = cabinet.current?.clientWidth ?? 0
    const fitting = width > 0 ? shapeFor(width) : shape
    setShape(fitting)
    runner.current?.play(seed ?? freshSeed(), fitting)
    setPhase('playing')
  }

  function resume() {
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

  const ended = phase === 'won' || phase === 'lost'
  const resultWord = phase === 'won' ? 'You won' : 'You lost'

  return (
    <section
      ref={cabinet}
      className={`arcade arcade-${shape}`}
      aria-label={game.title}
      data-phase={phase}
      onKeyDown={resumeByKey}
    >
      <div className="arcade-machine">
        <div className="arcade-screen">
          <div
            ref={stage}
            className="arcade-stage"
            role="application"
            aria-label={`${game.title}, the game itself`}
            aria-describedby={legendId}
            tabIndex={phase === 'playing' ? 0 : -1}
            onBlur={pause}
          >
            <canvas
              ref={canvas}
              className="arcade-canvas"
              role="img"
              aria-label={`${game.title} screen`}
            />
          </div>
          {phase === 'ready' && (
            <CabinetPanel
              heading={game.title}
              tone="neutral"
              text={game.goal}
              action="Play"
              onAction={play}
              takesFocus="no"
            />
          )}
          {phase === 'paused' && (
            <CabinetPanel
              heading="Paused"
              tone="neutral"
              action="Resume"
              onAction={resume}
              takesFocus="now"
            />
          )}
          {ended && (
            <CabinetPanel
              heading={resultWord}
              tone={phase}
              score={result.score}
              isRecord={result.isRecord}
              action="Play again"
              onAction={play}
              takesFocus="soon"
            />
          )}
        </div>
        <div className="arcade-foot">
          <ControlsLegend id={legendId} />
          <div className="arcade-status">{statusSlot}</div>
        </div>
      </div>
      <p className="arcade-announcement" role="status">
        {ended
          ? `${resultWord}. Score ${String(result.score)}.`
          : phase === 'paused'
            ? 'Paused.'
            : ''}
      </p>
    </section>
  )
}
