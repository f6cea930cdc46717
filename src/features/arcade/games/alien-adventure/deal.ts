/** Deals the start of a round: a ship that can be left alive, and air for the way. */
import { randomFrom } from '../random.ts'
import { buildShip, type BuiltShip } from './build-ship.ts'
import { stepsTo } from './ship.ts'
import { findWayOut } from './solver.ts'
import { airTuning, startingDecoys, type Situation } from './state.ts'

/** @param seed Any number; its low 32 bits count. */
export function deal(seed: number): Situation {
  const random = randomFrom(seed)
  for (;;) {
    const built = buildShip(random)
    if (!built) continue
    const situation = boardShip(built, random.state())
    if (findWayOut(situation)) return situation
  }
}

function boardShip({ ship, contents, beacon, alien }: BuiltShip, randomState: number): Situation {
  const toBeacon = stepsTo(ship, beacon, false)
  const steps = (toBeacon[ship.airlock] ?? 0) + (toBeacon[ship.podBay] ?? 0)
  const oxygen = steps + airTuning.spare + Math.floor(steps * airTuning.sparePerStep)
  return {
    phase: 'playing',
    score: 0,
    ship,
    room: ship.airlock,
    turn: 0,
    oxygen,
    crystals: 0,
    hasBeacon: false,
    hasKeycard: false,
    decoysLeft: startingDecoys,
    isSuitTorn: false,
    isHidden: false,
    contents,
    knowledge: ship.rooms.map(({ id }) => (id === ship.airlock ? 'visited' : 'unknown')),
    alien: { room: alien, cameFrom: alien },
    happenings: [{ kind: 'arrived' }],
    randomState,
  }
}
