/** A player made of rules, who knows only what a person would. Tests play whole rounds with it. */
import type { Bearing } from './directions.ts'
import { contentsHere } from './rules.ts'
import { isKnown, signalReceived, soundHeard } from './senses.ts'
import { bearingBetween, roomOf, waysFrom, type RoomId } from './ship.ts'
import type { Action, Situation } from './state.ts'

/** With less air than this the bot leaves crystals alone. */
const wary = 9

/** How many steps the bot would walk rather than go an eighth of a circle off the signal. */
const detour = 0.6

const compass: readonly Bearing[] = [
  'north',
  'north-east',
  'east',
  'south-east',
  'south',
  'south-west',
  'west',
  'north-west',
]

/** Eighths of a circle between two bearings. */
function turnBetween(one: Bearing, other: Bearing): number {
  const turn = Math.abs(compass.indexOf(one) - compass.indexOf(other))
  return Math.min(turn, compass.length - turn)
}

/** Where a first step leads in the end: as far as the known rooms go. */
interface Trip {
  readonly first: Action & { kind: 'move' }
  readonly firstRoom: RoomId
  readonly goal: RoomId
  readonly steps: number
}

/** Every room that can be reached through known ones, by a shortest way. */
function tripsFrom(situation: Situation): Trip[] {
  const { ship, room, hasKeycard } = situation
  const trips: Trip[] = []
  const seen = new Set([room])
  for (const { direction, to } of waysFrom(ship, room, hasKeycard)) {
    seen.add(to)
    trips.push({ first: { kind: 'move', direction }, firstRoom: to, goal: to, steps: 1 })
  }
  for (const trip of trips) {
    if (!isKnown(situation, trip.goal)) continue
    for (const { to } of waysFrom(ship, trip.goal, hasKeycard)) {
      if (seen.has(to)) continue
      seen.add(to)
      trips.push({ ...trip, goal: to, steps: trip.steps + 1 })
    }
  }
  return trips
}

/** What the bot does in this situation. */
export function botAction(situation: Situation): Action {
  const { ship, room, oxygen, hasBeacon, contents, knowledge } = situation
  const heard = soundHeard(situation)
  if (heard?.loudness === 'here') return { kind: 'hide' }
  const isClose = heard?.loudness === 'very near' || heard?.loudness === 'near'
  if (contentsHere(situation).crystals > 0 && oxygen > wary && !isClose) return { kind: 'take' }

  const signal = signalReceived(situation)
  const trips = tripsFrom(situation).filter(({ goal }) => knowledge[goal] !== 'visited')
  const costs = trips.map((trip) => {
    const { goal, firstRoom, steps } = trip
    const isGoal =
      isKnown(situation, goal) && (hasBeacon ? goal === ship.podBay : contents[goal]?.hasBeacon)
    if (isGoal) return { trip, cost: -100 + steps }
    const risk =
      isClose && turnBetween(bearingBetween(ship, room, firstRoom), heard.bearing) < 2 ? 4 : 0
    const off = turnBetween(bearingBetween(ship, room, goal), signal.bearing)
    return { trip, cost: steps + off * detour + risk, risk }
  })
  // The pod bay may have been passed before the beacon was found.
  const home = hasBeacon
    ? tripsFrom(situation).find(({ goal }) => goal === ship.podBay && isKnown(situation, goal))
    : undefined
  if (home) return home.first
  const best = costs.reduce<(typeof costs)[number] | undefined>(
    (least, one) => (least && least.cost <= one.cost ? least : one),
    undefined,
  )
  if (!best) return { kind: 'hide' }
  const isRisky = heard?.loudness === 'very near' && (best.risk ?? 0) > 0
  if (isRisky && roomOf(ship, room).hasLocker && !situation.isHidden) return { kind: 'hide' }
  return best.trip.first
}
