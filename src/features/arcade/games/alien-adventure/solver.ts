/**
 * Finds a way out of a round, knowing everything: the ship, the alien and what chance will bring. A ship is only dealt
 * where there is one (deal.ts); a player never sees it.
 */
import { play } from './rules.ts'
import { stepsTo, waysFrom } from './ship.ts'
import type { Action, Situation } from './state.ts'

interface Branch {
  readonly situation: Situation
  readonly actions: readonly Action[]
}

/** How many turns it would rather lose than be one step behind: it takes a good way out for the best. */
const haste = 3

/** Enough for any ship; a bound, so that dealing one never takes long. */
const mostBranches = 1500

/**
 * Actions that win the round without a torn suit, by moving and lying low alone. `undefined` where none were found.
 * The ways that promise to be short are tried first.
 */
export function findWayOut(start: Situation): readonly Action[] | undefined {
  const beacon = start.contents.findIndex(({ hasBeacon }) => hasBeacon)
  const toPod = stepsTo(start.ship, start.ship.podBay, false)
  const toBeacon = beacon < 0 ? toPod : stepsTo(start.ship, beacon, false)
  const stepsLeft = ({ room, hasBeacon }: Situation) =>
    hasBeacon ? (toPod[room] ?? 0) : (toBeacon[room] ?? 0) + (toPod[beacon] ?? 0)

  /** By cost; most places are empty. */
  const waiting: (Branch[] | undefined)[] = []
  const push = (branch: Branch) => {
    const cost = branch.situation.turn + haste * stepsLeft(branch.situation)
    // The vault is off every way that needs no keycard.
    if (!Number.isFinite(cost)) return
    ;(waiting[cost] ??= []).push(branch)
  }
  const seen = new Set<string>()
  push({ situation: start, actions: [] })
  for (let count = 0; count < mostBranches; count += 1) {
    const branch = waiting.find((branches) => branches?.length)?.pop()
    if (!branch) return undefined
    const { ship, room, hasKeycard } = branch.situation
    const moves = waysFrom(ship, room, hasKeycard).map(({ direction }): Action => ({
      kind: 'move',
      direction,
    }))
    for (const action of [...moves, { kind: 'hide' } as const]) {
      const situation = play(branch.situation, action)
      const actions = [...branch.actions, action]
      if (situation.phase === 'lost' || situation.isSuitTorn) continue
      if (situation.phase === 'won') return actions
      const key = keyOf(situation)
      if (seen.has(key)) continue
      seen.add(key)
      push({ situation, actions })
    }
  }
  return undefined
}

/** Situations that go on alike have the same key. */
function keyOf({ room, turn, alien, hasBeacon, hasKeycard, isHidden }: Situation): string {
  const { cameFrom, prey } = alien
  return [room, turn, alien.room, cameFrom, prey, hasBeacon, hasKeycard, isHidden].join()
}
