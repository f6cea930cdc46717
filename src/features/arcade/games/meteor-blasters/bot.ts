/** A player made of rules, who sees only what a person sees. For tests of how hard the game is. */
import type { ActionInput } from '../game.ts'
import { shipTuning, shotTuning, type Meteor, type MeteorBlastersState } from './state.ts'

const spots = 25
const lookAheadSeconds = 1.5
const lookBehindSeconds = -0.35
/** Room the bot likes to keep to a meteor. */
const respect = 9

/** Where a meteor will be in so many seconds, thrown back by the sides. */
function placeIn(meteor: Meteor, seconds: number, width: number): number {
  const low = meteor.radius
  const span = width - 2 * low
  const free = meteor.x + meteor.velocityX * seconds - low
  const folded = ((free % (2 * span)) + 2 * span) % (2 * span)
  return low + (folded <= span ? folded : 2 * span - folded)
}

/** How little the bot wants to be at `spot`: higher the sooner a meteor comes there. */
function dangerAt(spot: number, { meteors, ship, field }: MeteorBlastersState): number {
  let danger = 0
  for (const meteor of meteors) {
    const seconds = (ship.y - meteor.y) / meteor.velocityY
    if (seconds > lookAheadSeconds || seconds < lookBehindSeconds) continue
    const distance = Math.abs(placeIn(meteor, Math.max(0, seconds), field.width) - spot)
    const reach = meteor.radius + shipTuning.radius + respect
    if (distance < reach) danger += 4 * (1 + lookAheadSeconds - seconds)
    else if (distance < reach + 30) danger += (1 + lookAheadSeconds - seconds) * 0.4
  }
  return danger
}

/** How far `spot` is from the column of the next meteor worth shooting. */
function distanceToPrey(spot: number, { meteors, ship, field }: MeteorBlastersState): number {
  let nearest: number = field.width
  for (const meteor of meteors) {
    const height = ship.y - meteor.y
    if (height < 60 || meteor.y < 0) continue
    const lead = placeIn(meteor, height / shotTuning.speed, field.width)
    nearest = Math.min(nearest, Math.abs(lead - spot))
  }
  return nearest / field.width
}

/** Where the bot would like the ship to be. */
function chooseSpot(state: MeteorBlastersState): number {
  const { ship, field } = state
  const margin = shipTuning.radius + 4
  let best = { spot: ship.x, cost: Infinity }
  for (let index = 0; index <= spots; index += 1) {
    const spot =
      index === spots ? ship.x : margin + ((field.width - 2 * margin) * index) / (spots - 1)
    const travel = Math.abs(spot - ship.x) / field.width
    const fromMiddle = Math.abs(spot - field.width / 2) / field.width
    const cost =
      dangerAt(spot, state) + travel * 1.2 + fromMiddle * 0.4 + distanceToPrey(spot, state) * 2
    if (cost < best.cost) best = { spot, cost }
  }
  return best.spot
}

export type Bot = (state: MeteorBlastersState) => ActionInput

/**
 * A bot for one round: by keys alone, firing all the time.
 *
 * @param reactionSeconds It looks this often and holds its keys in between. About 0.25 is a person who has played before;
 * 0 is nobody.
 */
export function createBot(reactionSeconds = 0.25): Bot {
  let looksAgainAt = 0
  let target: number | undefined
  return (state) => {
    const { ship, elapsedSeconds } = state
    if (target === undefined || elapsedSeconds >= looksAgainAt) {
      target = chooseSpot(state)
      looksAgainAt = elapsedSeconds + reactionSeconds
    }
    const glidesTo = ship.x + ship.velocityX / shipTuning.friction
    const distance = target - glidesTo
    return { steer: Math.abs(distance) < 8 ? 0 : Math.sign(distance), fire: true }
  }
}
