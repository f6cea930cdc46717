/**
 * The machine a game is played on. It plays rounds and tells of each that was finished; keeping the score is somebody
 * else's work. For another game, give it another key.
 */
import { Suspense, useRef, useState, type Ref } from 'react'
import type { FinishedRound } from '../../../domain/game-score.ts'
import type { RoundState, TurnGame } from '../games/game.ts'
import type { GameEntry } from '../games/games.ts'
import { ActionCabinet } from './action-cabinet.tsx'
import './arcade-cabinet.css'
import './arcade-turns.css'
import './cabinet-foot.css'
import './cabinet-round.css'
import { CabinetFrame, type RoundEnd } from './cabinet-frame.tsx'
import type { CabinetOfKindProps } from './cabinet-of-kind.ts'
import { freshSeed } from './fresh-seed.ts'
import { laterCabinet } from './later-cabinet.tsx'
import { SeedLine } from './seed-line.tsx'
import { useFittingShape } from './use-fitting-shape.ts'
import { useSpeaker } from './use-speaker.ts'

export type RoundResult = Pick<FinishedRound, 'gameTitle' | 'result' | 'score'>

export interface ArcadeCabinetProps {
  readonly entry: GameEntry
  /** The player's best score so far. Absent where there is none or it is not known. */
  readonly bestScore?: number
  /** Called once for each round that was played to its end. */
  readonly onRoundFinished: (result: RoundResult) => void
  /** Repeats one round exactly, every time. Default: a new round each time. */
  readonly seed?: number
  /** The address of this game with a seed, or with none. */
  readonly addressOf: (seed: number | undefined) => string
  /** Gets an empty element below each result, for as long as it stands. On a narrow screen there is room in it. */
  readonly resultRef?: Ref<HTMLDivElement>
}

export function ArcadeCabinet(props: ArcadeCabinetProps) {
  const { entry, bestScore, onRoundFinished, seed, addressOf, resultRef } = props
  const { title, game } = entry
  const speaker = useSpeaker()
  const seedUnderWay = useRef<number>(undefined)
  const [lastSeed, setLastSeed] = useState<number>()
  const [end, setEnd] = useState<RoundEnd>()

  function takeSeed(): number {
    const taken = seed ?? freshSeed()
    seedUnderWay.current = taken
    return taken
  }

  function endRound({ phase, score, ending }: RoundState) {
    setLastSeed(seedUnderWay.current)
    setEnd({ score, ending, best: bestScore })
    onRoundFinished({ gameTitle: title, result: phase === 'won' ? 'win' : 'loss', score })
  }

  const seedLine = <SeedLine seed={seed} lastSeed={lastSeed} addressOf={addressOf} />
  const frame = { title, end, speaker, seedLine, resultRef }
  const parts = { frame, bestScore, takeSeed, onRoundEnded: endRound }
  if (typeof game !== 'function') return <ActionCabinet game={game} {...parts} />
  const later = laterCabinet(game)
  return (
    <Suspense fallback={<LoadingCabinet frame={frame} />}>
      <later.Cabinet {...parts} />
    </Suspense>
  )
}

interface LoadingCabinetProps {
  readonly frame: CabinetOfKindProps<TurnGame>['frame']
}

const notYet = () => undefined

/** Of the shape that the game will have, so that nothing moves when it is there. What loads is a game of turns so far. */
function LoadingCabinet({ frame }: LoadingCabinetProps) {
  const cabinet = useRef<HTMLElement>(null)
  const shape = useFittingShape(cabinet)
  return (
    <CabinetFrame
      {...frame}
      ref={cabinet}
      kind="turns"
      phase="loading"
      shape={shape}
      goal=""
      onPlay={notYet}
    />
  )
}
