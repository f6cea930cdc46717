/** Meteor Blasters as the cabinet takes it: rules, drawing and a picture of play. */
import { stepSeconds, type FieldShape, type Game } from '../game.ts'
import { botInput } from './bot.ts'
import { createRound, step } from './core.ts'
import { draw } from './draw.ts'
import { roundSeconds, type MeteorBlastersState } from './state.ts'

const previewSeed = 20
const previewSteps = 660

/** A few seconds of the bot's play, always the same. */
function preview(shape: FieldShape): MeteorBlastersState {
  let state = createRound(previewSeed, shape)
  for (let count = 0; count < previewSteps; count += 1) {
    state = step(state, botInput(state), stepSeconds)
  }
  return state
}

export const meteorBlasters: Game<MeteorBlastersState> = {
  title: 'Meteor Blasters',
  goal: `Hold out for ${String(roundSeconds)} seconds. The third hit ends the round.`,
  createRound,
  step,
  preview,
  draw,
}
