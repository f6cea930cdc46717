/** Runs one round after another outside React: frames in, steps played, states drawn. Time comes from the frames alone. */
import { advance } from '../games/fixed-step.ts'
import type { ActionGame, ActionInput, ActionState, FieldShape } from '../games/game.ts'

/** How long the scenery goes on after the end, so that the last explosion is seen. */
const afterglowSeconds = 1.6

export interface RoundRunnerNeeds<State extends ActionState> {
  readonly game: ActionGame<State>
  readonly readInput: () => ActionInput
  readonly draw: (state: State) => void
  /** Called after each frame of play with the states before and after it. */
  readonly onPlayed?: (before: State, after: State) => void
  /** Called once for each round that was played to its end. */
  readonly onEnd: (state: State) => void
  /** As `requestAnimationFrame`: calls back with a time in milliseconds. */
  readonly requestFrame: (callback: (timeMs: number) => void) => number
  readonly cancelFrame: (handle: number) => void
}

export interface RoundRunner {
  /** Starts a new round; one that was under way is dropped and counts nothing. */
  readonly play: (seed: number, shape: FieldShape) => void
  readonly pause: () => void
  readonly resume: () => void
  /** The state of the round under way, or of the last one. */
  readonly current: () => ActionState | undefined
  /** Draws the current state again, as after a resize. Without a round: nothing. */
  readonly redraw: () => void
  readonly stop: () => void
}

export function createRoundRunner<State extends ActionState>(
  needs: RoundRunnerNeeds<State>,
): RoundRunner {
  const { game } = needs
  let round: { state: State; leftoverSeconds: number } | undefined
  let handle: number | undefined
  let lastTimeMs: number | undefined
  let glowSeconds = 0

  function onFrame(timeMs: number) {
    handle = undefined
    if (!round) return
    const frameSeconds = lastTimeMs === undefined ? 0 : (timeMs - lastTimeMs) / 1000
    lastTimeMs = timeMs
    const before = round.state
    const wasPlaying = before.phase === 'playing'
    if (!wasPlaying) glowSeconds += frameSeconds
    round = advance(game, round, needs.readInput(), frameSeconds)
    needs.draw(round.state)
    if (wasPlaying && round.state !== before) needs.onPlayed?.(before, round.state)
    const isPlaying = round.state.phase === 'playing'
    if (isPlaying || glowSeconds < afterglowSeconds) run()
    if (wasPlaying && !isPlaying) needs.onEnd(round.state)
  }

  function run() {
    handle ??= needs.requestFrame(onFrame)
  }

  function halt() {
    if (handle !== undefined) needs.cancelFrame(handle)
    handle = undefined
    lastTimeMs = undefined
  }

  return {
    play(seed, shape) {
      halt()
      glowSeconds = 0
      round = { state: game.createRound(seed, shape), leftoverSeconds: 0 }
      run()
    },
    pause: halt,
    resume: run,
    current: () => round?.state,
    redraw() {
      if (round) needs.draw(round.state)
    },
    stop() {
      halt()
      round = undefined
    },
  }
}
