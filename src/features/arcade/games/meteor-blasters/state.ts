/** What a round of Meteor Blasters consists of, and the numbers that make it easy or hard. */
import type { Field, RoundState } from '../game.ts'

export type MeteorSize = 'big' | 'medium' | 'small'

export interface Meteor {
  /** Unique in its round; also decides the meteor's looks. */
  readonly id: number
  readonly size: MeteorSize
  readonly x: number
  readonly y: number
  /** Units a second, as `velocityY`. Down is positive. */
  readonly velocityX: number
  readonly velocityY: number
  readonly radius: number
}

export interface Shot {
  readonly id: number
  readonly x: number
  readonly y: number
}

/** Something just broke here: scenery, without effect on the round. */
export interface Burst {
  readonly id: number
  readonly kind: 'meteor' | 'ship' | 'farewell'
  readonly x: number
  readonly y: number
  readonly radius: number
  /** What it earned; 0 shows no number. */
  readonly points: number
  readonly ageSeconds: number
}

export interface Ship {
  readonly x: number
  readonly y: number
  readonly velocityX: number
  /** Hits it can still take; at 0 the round is lost. */
  readonly shields: number
  /** Nothing can hit it for so long. */
  readonly safeSeconds: number
  /** Until the next shot may leave. */
  readonly cooldownSeconds: number
}

export interface MeteorBlastersState extends RoundState {
  readonly elapsedSeconds: number
  readonly ship: Ship
  readonly shots: readonly Shot[]
  readonly meteors: readonly Meteor[]
  readonly bursts: readonly Burst[]
  /** Hits in a row, each soon after the one before. */
  readonly chain: number
  /** The chain breaks when this runs out. */
  readonly chainSeconds: number
  readonly spawnInSeconds: number
  readonly spawnedCount: number
  readonly nextId: number
  /** Where the random numbers go on. */
  readonly randomState: number
}

export const roundSeconds = 40
export const fullShields = 3

export const shipTuning = {
  radius: 13,
  /** Its middle above the lower edge. */
  altitude: 62,
  acceleration: 2600,
  maxSpeed: 430,
  /** Share of its speed that it loses each second without steering. */
  friction: 9,
  cooldownSeconds: 0.17,
  safeSeconds: 1.5,
} as const

export const shotTuning = { speed: 640, radius: 4 } as const

export const meteorTuning: Readonly<
  Record<MeteorSize, { radius: number; slowest: number; fastest: number; points: number }>
> = {
  big: { radius: 40, slowest: 56, fastest: 82, points: 20 },
  medium: { radius: 23, slowest: 76, fastest: 112, points: 50 },
  small: { radius: 13, slowest: 98, fastest: 146, points: 100 },
}

export const spawnTuning = {
  firstAfterSeconds: 0.5,
  everySecondsAtStart: 0.95,
  everySecondsAtEnd: 0.58,
  /** How much faster meteors fall at the end. */
  speedUp: 0.5,
  /** Each so manieth meteor heads for where the ship is, so standing still does not pay. */
  aimedEvery: 3,
} as const

export const chainTuning = { holdSeconds: 1.2, hitsPerLevel: 4, highest: 5 } as const

/** Added for each shield left at a win. */
export const shieldBonus = 500

export const burstSeconds = 0.9

/** What a hit is multiplied by after so many in a row: 1 to 5. */
export function chainMultiplier(chain: number): number {
  return Math.min(chainTuning.highest, 1 + Math.floor(chain / chainTuning.hitsPerLevel))
}

/** The middle of the ship, which never leaves its row. */
export function shipRow(field: Field): number {
  return field.height - shipTuning.altitude
}
