/**
 * The rules of Meteor Blasters: hold out for forty seconds, three hits lose. Pure and repeatable.
 * Only arithmetic that every engine rounds alike is used, so a seed plays the same everywhere.
 */
import { fields, type ActionInput, type FieldShape } from '../game.ts'
import { randomFrom, type RandomSource } from '../random.ts'
import { moveCoin, moveMeteor, moveShot, secondsToNextMeteor, spawnMeteor } from './falling.ts'
import { catchCoins, hitMeteors, hitShip } from './hits.ts'
import { judge } from './judge.ts'
import { moveShip } from './ship.ts'
import {
  burstSeconds,
  fullShields,
  roundSeconds,
  shipRow,
  shipTuning,
  shotTuning,
  spawnTuning,
  waveAt,
  waveStarts,
  type Burst,
  type Meteor,
  type MeteorBlastersState,
  type Shot,
} from './state.ts'

export function createRound(seed: number, shape: FieldShape = 'wide'): MeteorBlastersState {
  const field = fields[shape]
  return {
    phase: 'playing',
    field,
    score: 0,
    secondsLeft: roundSeconds,
    steeredAt: 0.5,
    elapsedSeconds: 0,
    ship: {
      x: field.width / 2,
      y: shipRow(field),
      velocityX: 0,
      shields: fullShields,
      safeSeconds: 0,
      cooldownSeconds: 0,
      fanSeconds: 0,
    },
    shots: [],
    meteors: [],
    coins: [],
    bursts: [],
    chain: 0,
    longestChain: 0,
    chainSeconds: 0,
    spawnInSeconds: spawnTuning.firstAfterSeconds,
    spawnedCount: 0,
    goldCount: 0,
    freezeSeconds: 0,
    nextId: 1,
    randomState: seed >>> 0,
  }
}

export function step(
  state: MeteorBlastersState,
  input: ActionInput,
  dtSeconds: number,
): MeteorBlastersState {
  if (state.freezeSeconds > 0) {
    return { ...state, freezeSeconds: Math.max(0, state.freezeSeconds - dtSeconds) }
  }
  const moved = moveAll(state, dtSeconds)
  if (state.phase !== 'playing') return moved
  const random = randomFrom(state.randomState)
  let next = steerAndFire(moved, input, dtSeconds)
  next = letMeteorsCome(next, random, dtSeconds)
  next = hitMeteors(next, random)
  next = catchCoins(next)
  next = hitShip(next)
  return judge({
    ...next,
    steeredAt: next.ship.x / next.field.width,
    randomState: random.state(),
  })
}

/** What moves by itself, also after the end. */
function moveAll(state: MeteorBlastersState, dtSeconds: number): MeteorBlastersState {
  const { field, ship } = state
  const meteors: Meteor[] = []
  const bursts: Burst[] = []
  for (const burst of state.bursts) {
    const ageSeconds = burst.ageSeconds + dtSeconds
    if (ageSeconds < burstSeconds) bursts.push({ ...burst, ageSeconds })
  }
  for (const one of state.meteors) {
    const meteor = moveMeteor(one, field, dtSeconds)
    const { id, x, radius } = meteor
    if (meteor.y - radius < field.height) meteors.push(meteor)
    else bursts.push({ id, kind: 'burn', x, y: field.height, radius, points: 0, ageSeconds: 0 })
  }
  const shots: Shot[] = []
  for (const one of state.shots) {
    const shot = moveShot(one, dtSeconds)
    if (shot.y > -20) shots.push(shot)
  }
  return {
    ...state,
    elapsedSeconds: state.elapsedSeconds + dtSeconds,
    ship: {
      ...ship,
      safeSeconds: Math.max(0, ship.safeSeconds - dtSeconds),
      cooldownSeconds: Math.max(0, ship.cooldownSeconds - dtSeconds),
      fanSeconds: Math.max(0, ship.fanSeconds - dtSeconds),
    },
    shots,
    meteors,
    coins: state.coins
      .map((coin) => moveCoin(coin, field, dtSeconds))
      .filter((coin) => coin.y < field.height + 20),
    bursts,
  }
}

function steerAndFire(
  state: MeteorBlastersState,
  input: ActionInput,
  dtSeconds: number,
): MeteorBlastersState {
  const ship = moveShip(state.ship, input, state.field, dtSeconds)
  const chainSeconds = Math.max(0, state.chainSeconds - dtSeconds)
  const chain = chainSeconds > 0 ? state.chain : 0
  if (!input.fire || ship.cooldownSeconds > 0) return { ...state, ship, chain, chainSeconds }
  const { fanSpeed } = shotTuning
  const directions = ship.fanSeconds > 0 ? [0, -fanSpeed, fanSpeed] : [0]
  const fired = directions.map((velocityX, index) => ({
    id: state.nextId + index,
    x: ship.x,
    y: ship.y - shipTuning.radius,
    velocityX,
  }))
  return {
    ...state,
    ship: { ...ship, cooldownSeconds: shipTuning.cooldownSeconds },
    shots: [...state.shots, ...fired],
    nextId: state.nextId + fired.length,
    chain,
    chainSeconds,
  }
}

function letMeteorsCome(
  state: MeteorBlastersState,
  random: RandomSource,
  dtSeconds: number,
): MeteorBlastersState {
  const { field, elapsedSeconds } = state
  const wave = waveAt(elapsedSeconds)
  if (wave > waveAt(elapsedSeconds - dtSeconds) && wave > 1) {
    return { ...state, spawnInSeconds: spawnTuning.breathSeconds }
  }
  const spawnInSeconds = state.spawnInSeconds - dtSeconds
  if (spawnInSeconds > 0) return { ...state, spawnInSeconds }
  const spawnedCount = state.spawnedCount + 1
  const sinceWave = elapsedSeconds - (waveStarts[wave - 1] ?? 0)
  const isGold = state.goldCount < wave && sinceWave >= spawnTuning.goldAfterSeconds
  const aimed = !isGold && spawnedCount % spawnTuning.aimedEvery === 0
  const how = { field, shipX: state.ship.x, elapsedSeconds, aimed, isGold }
  return {
    ...state,
    meteors: [...state.meteors, spawnMeteor(state.nextId, how, random)],
    nextId: state.nextId + 1,
    spawnedCount,
    goldCount: state.goldCount + Number(isGold),
    spawnInSeconds: secondsToNextMeteor(elapsedSeconds, random),
  }
}
