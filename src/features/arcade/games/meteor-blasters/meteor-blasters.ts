/** Meteor Blasters as the cabinet takes it: rules, drawing and a picture of play. */
import { stepSeconds, type ActionGame, type FieldShape } from '../game.ts'
import { createRound, step } from './core.ts'
import { draw } from './draw.ts'
import { roundSeconds, type MeteorBlastersState } from './state.ts'

/**
 * A round and a way to fly it in which, whatever the shape, nothing hits the ship and nothing is in the middle, where the
 * title stands.
 */
const previewSeed = 38641
const previewSteps = 288
const previewTurnSteps = 150

/** A few seconds of play, always the same. */
function preview(shape: FieldShape): MeteorBlastersState {
  let state = createRound(previewSeed, shape)
  for (let count = 0; count < previewSteps; count += 1) {
    const steer = Math.floor(count / previewTurnSteps) % 2 === 0 ? -0.7 : 0.7
    state = step(state, { steer, fire: true }, stepSeconds)
  }
  return state
}

export const meteorBlasters: ActionGame<MeteorBlastersState> = {
  kind: 'action',
  goal: `Hold out for ${String(roundSeconds)} seconds; the third hit ends it. Hits in a row count up to five times.`,
  createRound,
  step,
  preview,
  draw,
  loadSounds: () => import('./sounds.ts'),
}
