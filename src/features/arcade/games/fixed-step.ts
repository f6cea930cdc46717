/** Turns frames of any length into steps of one length, so that a round plays alike on every screen. */
import { stepSeconds, type ActionInput, type ActionState, type GameCore } from './game.ts'

/** Longest frame that is played in full; after a longer one (a sleeping tab) the round just goes on. */
const longestFrameSeconds = 0.25

/** Rounding of many frames must not cost a step. */
const toleranceSeconds = 1e-9

export interface Advanced<State> {
  readonly state: State
  /** Time not yet played: pass it on with the next frame. */
  readonly leftoverSeconds: number
}

/** Plays as many whole steps as the frame and what was left over before it hold. */
export function advance<State extends ActionState>(
  core: Pick<GameCore<State, ActionInput>, 'step'>,
  before: Advanced<State>,
  input: ActionInput,
  frameSeconds: number,
): Advanced<State> {
  let { state, leftoverSeconds } = before
  leftoverSeconds += Math.min(Math.max(frameSeconds, 0), longestFrameSeconds)
  while (leftoverSeconds >= stepSeconds - toleranceSeconds) {
    state = core.step(state, input, stepSeconds)
    leftoverSeconds -= stepSeconds
  }
  return { state, leftoverSeconds }
}
