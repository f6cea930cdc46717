/** How meteors appear, fall and split. */
import type { Field } from '../game.ts'
import type { RandomSource } from '../random.ts'
import {
  meteorTuning,
  roundSeconds,
  shipRow,
  spawnTuning,
  type Meteor,
  type MeteorSize,
} from './state.ts'

/** Falling speeds are tuned for this height; a taller field is fallen through in the same time. */
const tunedHeight = 480
const sidewaysLimit = 70
const aimedSidewaysLimit = 150

/** 0 at the start of the round, 1 at its end. */
function progressOf(elapsedSeconds: number): number {
  return Math.min(1, elapsedSeconds / roundSeconds)
}

export function secondsToNextMeteor(elapsedSeconds: number, random: RandomSource): number {
  const { everySecondsAtStart: slow, everySecondsAtEnd: fast } = spawnTuning
  return (slow + (fast - slow) * progressOf(elapsedSeconds)) * random.between(0.8, 1.2)
}

function pickSize(random: RandomSource): MeteorSize {
  const dice = random.next()
  if (dice < 0.4) return 'big'
  return dice < 0.75 ? 'medium' : 'small'
}

/** A new meteor just above the field. An aimed one crosses the ship's row where the ship is now. */
export function spawnMeteor(
  id: number,
  round: { field: Field; shipX: number; elapsedSeconds: number; aimed: boolean },
  random: RandomSource,
): Meteor {
  const { field } = round
  const size = pickSize(random)
  const tuning = meteorTuning[size]
  const radius = tuning.radius * random.between(0.85, 1.15)
  const pace =
    (field.height / tunedHeight) * (1 + spawnTuning.speedUp * progressOf(round.elapsedSeconds))
  const velocityY = random.between(tuning.slowest, tuning.fastest) * pace
  const x = random.between(radius, field.width - radius)
  const drift = random.between(-sidewaysLimit, sidewaysLimit)
  if (!round.aimed) {
    return { id, size, x, y: -radius, velocityX: drift, velocityY, radius }
  }
  const fallSeconds = (shipRow(field) + radius) / velocityY
  const reach = aimedSidewaysLimit * fallSeconds
  const from = Math.min(Math.max(x, round.shipX - reach), round.shipX + reach)
  return {
    id,
    size,
    x: from,
    y: -radius,
    velocityX: (round.shipX - from) / fallSeconds,
    velocityY,
    radius,
  }
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
  }))
}
