/** Meteor Blasters as the cabinet takes it: rules, drawing and a picture of play. */
import { stepSeconds, type ActionGame, type FieldShape } from '../game.ts'
import { createRound, step } from './core.ts'
import { draw } from './draw.ts'
import { burstSeconds, roundSeconds, type MeteorBlastersState } from './state.ts'

/** A round and a way to fly it in which nothing hits the ship, whatever the shape, and gold is in sight. */
const previewSeed = 246
const previewSteps = 428
const previewTurnSteps = 130

/** A few seconds of play, always the same, with nothing in the middle, where the title stands. */
function preview(shape: FieldShape): MeteorBlastersState {
  let state = createRound(previewSeed, shape)
  for (let count = 0; count < previewSteps; count += 1) {
    const steer = Math.floor(count / previewTurnSteps) % 2 === 0 ? -0.7 : 0.7
    state = step(state, { steer, fire: true }, stepSeconds)
  }
  const { width, height } = state.field
  const isClear = ({ x, y, radius = 0 }: { x: number; y: number; radius?: number }) =>
    Math.abs(x - width / 2) > width * 0.36 + radius ||
    Math.abs(y - height * 0.48) > height * 0.2 + radius
  return {
    ...state,
    meteors: state.meteors.filter(isClear),
    shots: state.shots.filter(isClear),
    coins: state.coins.filter(isClear),
    // Sparks fly farther than what broke.
    bursts: state.bursts.filter(
      (burst) =>
        burst.ageSeconds < burstSeconds / 2 && isClear({ ...burst, radius: burst.radius * 3 }),
    ),
  }
}

export const meteorBlasters: ActionGame<MeteorBlastersState> = {
  kind: 'action',
  goal: `Hold out for ${String(roundSeconds)} seconds. The third hit ends the round.`,
  createRound,
  step,
  preview,
  draw,
  loadSounds: () => import('./sounds.ts'),
}
