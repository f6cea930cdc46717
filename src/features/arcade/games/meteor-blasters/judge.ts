/** Whether a round is over, and how it ended. */
import {
  fullShields,
  roundSeconds,
  shieldBonus,
  type Burst,
  type MeteorBlastersState,
} from './state.ts'

const timeTolerance = 1e-6

/** A hit in the last step still counts. */
export function judge(state: MeteorBlastersState): MeteorBlastersState {
  const left = roundSeconds - state.elapsedSeconds
  const secondsLeft = left > timeTolerance ? left : 0
  if (state.ship.shields <= 0) {
    const ending = `${secondsAs(Math.ceil(secondsLeft))} short of the end.`
    return { ...state, phase: 'lost', secondsLeft, ending }
  }
  if (secondsLeft > 0) return { ...state, secondsLeft }
  const { shields } = state.ship
  const farewells = state.meteors.map(({ id, x, y, radius }): Burst => ({
    id,
    kind: 'farewell',
    x,
    y,
    radius,
    points: 0,
    ageSeconds: 0,
  }))
  return {
    ...state,
    phase: 'won',
    secondsLeft,
    ending:
      shields === fullShields
        ? `Not a scratch: ${String(shields * shieldBonus)} points for your shields.`
        : `${String(shields * shieldBonus)} points for ${shields === 1 ? 'the shield' : 'the shields'} you kept.`,
    score: state.score + shields * shieldBonus,
    meteors: [],
    shots: [],
    coins: [],
    bursts: [...state.bursts, ...farewells],
  }
}

function secondsAs(count: number): string {
  return count === 1 ? 'One second' : `${String(count)} seconds`
}
