/** Whether a round is over, and how it ended. */
import {
  chainMultiplier,
  endBonus,
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
    const ending = `${secondsAs(Math.ceil(secondsLeft))} short of the end.${chainWords(state)}`
    return { ...state, phase: 'lost', secondsLeft, ending }
  }
  if (secondsLeft > 0) return { ...state, secondsLeft }
  const { shields } = state.ship
  const bonus = endBonus + shields * shieldBonus
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
    ending: `${shieldWords(shields)}: ${String(bonus)} points more.${chainWords(state)}`,
    score: state.score + bonus,
    meteors: [],
    shots: [],
    coins: [],
    bursts: [...state.bursts, ...farewells],
  }
}

function shieldWords(shields: number): string {
  const all = String(fullShields)
  return shields === fullShields ? 'Not a scratch' : `${String(shields)} of ${all} shields left`
}

/** Something to do better than next time, where a chain was long enough to count more. */
function chainWords({ longestChain }: MeteorBlastersState): string {
  return chainMultiplier(longestChain) > 1 ? ` Longest chain: ${String(longestChain)}.` : ''
}

function secondsAs(count: number): string {
  return count === 1 ? 'One second' : `${String(count)} seconds`
}
