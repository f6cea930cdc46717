/**
 * The rules of Meteor Blasters: hold out for forty seconds, three hits lose. Pure and repeatable.
 * Only arithmetic that every engine rounds alike is used, so a seed plays the same everywhere.
 */
import { fields, type FieldShape, type GameInput, type RoundPhase } from '../game.ts'
import { randomFrom, type RandomSource } from '../random.ts'
import { moveMeteor, secondsToNextMeteor, spawnMeteor, splitMeteor } from './meteors.ts'
import { moveShip } from './ship.ts'
import {
  burstSeconds,
  chainMultiplier,
  chainTuning,
  fullShields,
  meteorTuning,
  roundSeconds,
  shieldBonus,
  shipRow,
  shipTuning,
  shotTuning,
  spawnTuning,
  type Burst,
  type Meteor,
  type MeteorBlastersState,
  type Shot,
} from './state.ts'

const timeTolerance = 1e-6

export function createRound(seed: number, shape: FieldShape = 'wide'): MeteorBlastersState {
  const field = fields[shape]
  return {
    phase: 'playing',
    field,
    score: 0,
    secondsLeft: roundSeconds,
    elapsedSeconds: 0,
    ship: {
      x: field.width / 2,
      y: shipRow(field),
      velocityX: 0,
      shields: fullShields,
      safeSeconds: 0,
      cooldownSeconds: 0,
    },
    shots: [],
    meteors: [],
    bursts: [],
    chain: 0,
    chainSeconds: 0,
    spawnInSeconds: spawnTuning.firstAfterSeconds,
    spawnedCount: 0,
    nextId: 1,
    randomState: seed >>> 0,
  }
}

export function step(
  state: MeteorBlastersState,
  input: GameInput,
  dtSeconds: number,
): MeteorBlastersState {
  const moved = moveAll(state, dtSeconds)
  if (state.phase !== 'playing') return moved
  const random = randomFrom(state.randomState)
  let next = steerAndFire(moved, input, dtSeconds)
  next = letMeteorsCome(next, random, dtSeconds)
  next = hitMeteors(next, random)
  next = hitShip(next)
  return judge({ ...next, randomState: random.state() })
}

/** What moves by itself, also after the end. */
function moveAll(state: MeteorBlastersState, dtSeconds: number): MeteorBlastersState {
  const { field, ship } = state
  return {
    ...state,
    elapsedSeconds: state.elapsedSeconds + dtSeconds,
    ship: {
      ...ship,
      safeSeconds: Math.max(0, ship.safeSeconds - dtSeconds),
      cooldownSeconds: Math.max(0, ship.cooldownSeconds - dtSeconds),
    },
    shots: state.shots
      .map((shot) => ({ ...shot, y: shot.y - shotTuning.speed * dtSeconds }))
      .filter((shot) => shot.y > -20),
    meteors: state.meteors
      .map((meteor) => moveMeteor(meteor, field, dtSeconds))
      .filter((meteor) => meteor.y - meteor.radius < field.height),
    bursts: state.bursts
      .map((burst) => ({ ...burst, ageSeconds: burst.ageSeconds + dtSeconds }))
      .filter((burst) => burst.ageSeconds < burstSeconds),
  }
}

function steerAndFire(
  state: MeteorBlastersState,
  input: GameInput,
  dtSeconds: number,
): MeteorBlastersState {
  const ship = moveShip(state.ship, input, state.field, dtSeconds)
  const chainSeconds = Math.max(0, state.chainSeconds - dtSeconds)
  const chain = chainSeconds > 0 ? state.chain : 0
  if (!input.fire || ship.cooldownSeconds > 0) return { ...state, ship, chain, chainSeconds }
  const shot: Shot = { id: state.nextId, x: ship.x, y: ship.y - shipTuning.radius }
  return {
    ...state,
    ship: { ...ship, cooldownSeconds: shipTuning.cooldownSeconds },
    shots: [...state.shots, shot],
    nextId: state.nextId + 1,
    chain,
    chainSeconds,
  }
}

function letMeteorsCome(
  state: MeteorBlastersState,
  random: RandomSource,
  dtSeconds: number,
): MeteorBlastersState {
  const spawnInSeconds = state.spawnInSeconds - dtSeconds
  if (spawnInSeconds > 0) return { ...state, spawnInSeconds }
  const { field, elapsedSeconds } = state
  const spawnedCount = state.spawnedCount + 1
  const aimed = spawnedCount % spawnTuning.aimedEvery === 0
  const where = { field, shipX: state.ship.x, elapsedSeconds, aimed }
  return {
    ...state,
    meteors: [...state.meteors, spawnMeteor(state.nextId, where, random)],
    nextId: state.nextId + 1,
    spawnedCount,
    spawnInSeconds: secondsToNextMeteor(elapsedSeconds, random),
  }
}

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

/** Each shot breaks at most one meteor; a shot that has left the field breaks none. */
function hitMeteors(state: MeteorBlastersState, random: RandomSource): MeteorBlastersState {
  const spent = new Set<Shot>()
  const meteors: Meteor[] = []
  const bursts = [...state.bursts]
  let { score, chain, chainSeconds, nextId } = state
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
    chainSeconds = chainTuning.holdSeconds
    bursts.push(burstOf(meteor, 'meteor', points))
    const pieces = splitMeteor(meteor, nextId, random)
    nextId += pieces.length
    meteors.push(...pieces)
  }
  if (spent.size === 0) return state
  const shots = state.shots.filter((shot) => !spent.has(shot))
  return { ...state, meteors, bursts, shots, score, chain, chainSeconds, nextId }
}

function hitShip(state: MeteorBlastersState): MeteorBlastersState {
  const { ship } = state
  if (ship.safeSeconds > 0) return state
  const hit = state.meteors.find((meteor) => touch(meteor, ship.x, ship.y, shipTuning.radius))
  if (!hit) return state
  const ended = ship.shields === 1
  const burst: Burst = {
    ...burstOf(hit, 'ship', 0),
    x: ship.x,
    y: ship.y,
    radius: ended ? 60 : 26,
  }
  return {
    ...state,
    ship: { ...ship, shields: ship.shields - 1, safeSeconds: shipTuning.safeSeconds },
    meteors: state.meteors.filter((meteor) => meteor !== hit),
    bursts: [...state.bursts, burstOf(hit, 'meteor', 0), burst],
    chain: 0,
    chainSeconds: 0,
  }
}

/** Whether the round is over. A hit in the last step still counts. */
function judge(state: MeteorBlastersState): MeteorBlastersState {
  const left = roundSeconds - state.elapsedSeconds
  const secondsLeft = left > timeTolerance ? left : 0
  const phase: RoundPhase = state.ship.shields <= 0 ? 'lost' : secondsLeft === 0 ? 'won' : 'playing'
  if (phase !== 'won') return { ...state, phase, secondsLeft }
  return {
    ...state,
    phase,
    secondsLeft,
    score: state.score + state.ship.shields * shieldBonus,
    meteors: [],
    shots: [],
    bursts: [...state.bursts, ...state.meteors.map((meteor) => burstOf(meteor, 'farewell', 0))],
  }
}
