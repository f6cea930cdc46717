/** How meteors appear, fall and split, and how shots and coins fly. */
import type { Field } from '../game.ts'
import type { RandomSource } from '../random.ts'
import {
  coinTuning,
  meteorTuning,
  roundSeconds,
  shipRow,
  shotTuning,
  spawnTuning,
  type Coin,
  type Meteor,
  type MeteorSize,
  type Shot,
} from './state.ts'

/** Falling speeds are tuned for this height; a taller field is fallen through in the same time. */
const tunedHeight = 480
const sidewaysLimit = 70
/**
 * How far aside an aimed one comes from, in heights of the field: the same slant in every shape, and one that the gun of
 * a ship that stands still meets late.
 */
const slant = [0.45, 0.55] as const

/** 0 at the start of the round, 1 at its end. */
function progressOf(elapsedSeconds: number): number {
  return Math.min(1, elapsedSeconds / roundSeconds)
}

/** The same in every shape: all cover the same area. */
export function secondsToNextMeteor(elapsedSeconds: number, random: RandomSource): number {
  const { everySecondsAtStart: slow, everySecondsAtEnd: fast } = spawnTuning
  return (slow + (fast - slow) * progressOf(elapsedSeconds)) * random.between(0.8, 1.2)
}

function pickSize(random: RandomSource): MeteorSize {
  const dice = random.next()
  if (dice < 0.4) return 'big'
  return dice < 0.75 ? 'medium' : 'small'
}

export interface SpawnedInto {
  readonly field: Field
  readonly shipX: number
  readonly elapsedSeconds: number
  readonly aimed: boolean
  readonly isGold: boolean
}

/**
 * A new meteor just above the field. An aimed one crosses the ship's row where the ship is now; where the field is too
 * narrow for its slant, by way of a side.
 */
export function spawnMeteor(id: number, round: SpawnedInto, random: RandomSource): Meteor {
  const { field, shipX, isGold } = round
  const size = isGold ? 'medium' : pickSize(random)
  const tuning = meteorTuning[size]
  const radius = tuning.radius * random.between(0.85, 1.15)
  const pace =
    (field.height / tunedHeight) * (1 + spawnTuning.speedUp * progressOf(round.elapsedSeconds))
  const velocityY = random.between(tuning.slowest, tuning.fastest) * pace
  let x = random.between(radius, field.width - radius)
  let velocityX = random.between(-sidewaysLimit, sidewaysLimit)
  if (round.aimed) {
    const away = field.height * random.between(...slant) * (x < shipX ? -1 : 1)
    velocityX = (-away * velocityY) / (shipRow(field) + radius)
    x = shipX + away
    const inside = Math.min(Math.max(x, radius), field.width - radius)
    if (x !== inside) {
      x = 2 * inside - x
      velocityX = -velocityX
    }
  }
  return { id, size, x, y: -radius, velocityX, velocityY, radius, isGold }
}

export function moveShot(shot: Shot, dtSeconds: number): Shot {
  return {
    ...shot,
    x: shot.x + shot.velocityX * dtSeconds,
    y: shot.y - shotTuning.speed * dtSeconds,
  }
}

export function moveCoin(coin: Coin, field: Field, dtSeconds: number): Coin {
  return { ...coin, y: coin.y + coinTuning.speed * (field.height / tunedHeight) * dtSeconds }
}

/** One step of falling; the sides of the field throw it back. */
export function moveMeteor(meteor: Meteor, field: Field, dtSeconds: number): Meteor {
  const { radius } = meteor
  const y = meteor.y + meteor.velocityY * dtSeconds
  let x = meteor.x + meteor.velocityX * dtSeconds
  let { velocityX } = meteor
  if (x < radius) {
    x = radius
    velocityX = Math.abs(velocityX)
  } else if (x > field.width - radius) {
    x = field.width - radius
    velocityX = -Math.abs(velocityX)
  }
  return { ...meteor, x, y, velocityX }
}

/** The two pieces of a meteor that was hit; a small one leaves none. */
export function splitMeteor(meteor: Meteor, firstId: number, random: RandomSource): Meteor[] {
  if (meteor.size === 'small') return []
  const size = meteor.size === 'big' ? 'medium' : 'small'
  return [-1, 1].map((side, index) => ({
    id: firstId + index,
    size,
    x: meteor.x + side * meteor.radius * 0.4,
    y: meteor.y,
    velocityX: meteor.velocityX * 0.5 + side * random.between(45, 105),
    velocityY: meteor.velocityY * random.between(1, 1.25),
    radius: meteorTuning[size].radius * random.between(0.8, 1),
    isGold: false,
  }))
}
