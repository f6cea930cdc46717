/** Plays a game of turns: keeps its state, steps it move by move, and waits as long as the player likes. */
import { useEffect, useRef, useState } from 'react'
import type { TurnGame } from '../games/game.ts'
import { CabinetFrame, type CabinetPhase } from './cabinet-frame.tsx'
import type { CabinetOfKindProps } from './cabinet-of-kind.ts'
import { useFittingShape } from './use-fitting-shape.ts'
import { useHearing } from './use-hearing.ts'

interface Round {
  readonly number: number
  readonly state: ReturnType<TurnGame['createRound']> | undefined
}

const noRound: Round = { number: 0, state: undefined }

export function TurnCabinet({ game, frame, takeSeed, onRoundEnded }: CabinetOfKindProps<TurnGame>) {
  const cabinet = useRef<HTMLElement>(null)
  const host = useRef<HTMLDivElement>(null)
  const [round, setRound] = useState(noRound)
  /** As last stepped: two presses may come before the screen shows the first. */
  const current = useRef(round)
  const { number, state } = round
  const hear = useHearing(game, frame.speaker)
  const phase: CabinetPhase = state?.phase ?? 'ready'
  const fitting = useFittingShape(cabinet)
  const [roundShape, setRoundShape] = useState(fitting)
  const shape = phase === 'playing' ? roundShape : fitting

  useEffect(() => {
    if (number > 0) host.current?.scrollIntoView({ block: 'nearest' })
  }, [number])

  function keep(next: Round) {
    current.current = next
    setRound(next)
  }

  function play() {
    frame.speaker.wake()
    setRoundShape(fitting)
    keep({ number: number + 1, state: game.createRound(takeSeed(), fitting) })
  }

  function move(chosen: unknown) {
    const { state: before } = current.current
    if (before?.phase !== 'playing') return
    const after = game.step(before, chosen, 0)
    keep({ number, state: after })
    hear(before, after)
    if (after.phase !== 'playing') onRoundEnded(after)
  }

  return (
    <CabinetFrame
      {...frame}
      ref={cabinet}
      kind="turns"
      phase={phase}
      shape={shape}
      goal={game.goal}
      legend={
        <p className="arcade-legend">
          Every move is a button
          {game.moveKeys !== undefined && (
            <span className="arcade-legend-move-keys"> or a key: {game.moveKeys}</span>
          )}
          .
        </p>
      }
      onPlay={play}
    >
      {!state && game.Backdrop && (
        <div className="arcade-host" aria-hidden="true" inert>
          <game.Backdrop />
        </div>
      )}
      {state && (
        <div ref={host} className="arcade-host" inert={phase !== 'playing'}>
          <game.Screen key={number} state={state} onMove={move} />
        </div>
      )}
    </CabinetFrame>
  )
}
