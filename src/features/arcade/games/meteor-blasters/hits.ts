/** What happens when things meet: shots and meteors, the ship and meteors, the ship and coins. */
import type { RandomSource } from '../random.ts'
import { splitMeteor } from './falling.ts'
import {
  chainHoldSeconds,
  chainMultiplier,
  coinTuning,
  freezeTuning,
  meteorTuning,
  shipTuning,
  shotTuning,
  type Burst,
  type Coin,
  type Meteor,
  type MeteorBlastersState,
  type Shot,
} from './state.ts'

function burstOf(meteor: Meteor, kind: Burst['kind'], points: number): Burst {
  const { id, x, y, radius } = meteor
  return { id, kind, x, y, radius, points, ageSeconds: 0 }
}

function touch(meteor: Meteor, x: number, y: number, radius: number): boolean {
  const dx = meteor.x - x
  const dy = meteor.y - y
  const reach = meteor.radius + radius
  return dx * dx + dy * dy < reach * reach
}

function freezeFor(meteor: Meteor): number {
  if (meteor.isGold) return freezeTuning.gold
  return meteor.size === 'big' ? freezeTuning.big : 0
}

/** Each shot breaks at most one meteor; a shot that has left the field breaks none. */
export function hitMeteors(state: MeteorBlastersState, random: RandomSource): MeteorBlastersState {
  if (state.shots.length === 0) return state
  const spent = new Set<Shot>()
  const meteors: Meteor[] = []
  const bursts = [...state.bursts]
  const coins: Coin[] = [...state.coins]
  let { score, chain, chainSeconds, nextId, freezeSeconds } = state
  for (const meteor of state.meteors) {
    const shot = state.shots.find(
      (one) => one.y > 0 && !spent.has(one) && touch(meteor, one.x, one.y, shotTuning.radius),
    )
    if (!shot) {
      meteors.push(meteor)
      continue
    }
    spent.add(shot)
    const points = meteorTuning[meteor.size].points * chainMultiplier(chain)
    score += points
    chain += 1
    chainSeconds = chainHoldSeconds(state.field)
    freezeSeconds = Math.max(freezeSeconds, freezeFor(meteor))
    bursts.push(burstOf(meteor, meteor.isGold ? 'gold' : 'meteor', points))
    if (meteor.isGold) {
      coins.push({ id: nextId, x: meteor.x, y: meteor.y })
      nextId += 1
    } else {
      const pieces = splitMeteor(meteor, nextId, random)
      nextId += pieces.length
      meteors.push(...pieces)
    }
  }
  if (spent.size === 0) return state
  const shots = state.shots.filter((shot) => !spent.has(shot))
  return {
    ...state,
    meteors,
    bursts,
    coins,
    shots,
    score,
    chain,
    longestChain: Math.max(state.longestChain, chain),
    chainSeconds,
    nextId,
    freezeSeconds,
  }
}

export function catchCoins(state: MeteorBlastersState): MeteorBlastersState {
  const { ship } = state
  const reach = coinTuning.radius + coinTuning.reach
  const caught = state.coins.find(
    ({ x, y }) => Math.abs(x - ship.x) < reach && Math.abs(y - ship.y) < reach,
  )
  if (!caught) return state
  const { id, x, y } = caught
  const { points, radius } = coinTuning
  return {
    ...state,
    ship: { ...ship, fanSeconds: shotTuning.fanSeconds },
    coins: state.coins.filter((coin) => coin !== caught),
    score: state.score + points,
    bursts: [...state.bursts, { id, kind: 'coin', x, y, radius, points, ageSeconds: 0 }],
  }
}

export function hitShip(state: MeteorBlastersState): MeteorBlastersState {
  const { ship } = state
  if (ship.safeSeconds > 0) return state
  const hit = state.meteors.find((meteor) => touch(meteor, ship.x, ship.y, shipTuning.radius))
  if (!hit) return state
  const radius = ship.shields === 1 ? 60 : 26
  return {
    ...state,
    ship: {
      ...ship,
      shields: ship.shields - 1,
      safeSeconds: shipTuning.safeSeconds,
      fanSeconds: 0,
    },
    meteors: state.meteors.filter((meteor) => meteor !== hit),
    bursts: [
      ...state.bursts,
      burstOf(hit, 'meteor', 0),
      { ...burstOf(hit, 'ship', 0), x: ship.x, y: ship.y, radius },
    ],
    freezeSeconds: freezeTuning.ship,
    chain: 0,
    chainSeconds: 0,
  }
}
