/** What a round of Meteor Blasters consists of, and the numbers that make it easy or hard. */
import type { ActionState, Field } from '../game.ts'

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
  /** Carries a coin. */
  readonly isGold: boolean
}

export interface Shot {
  readonly id: number
  readonly x: number
  readonly y: number
  readonly velocityX: number
}

/** What a gold meteor leaves. Caught by the ship, it makes the gun fan out for a while. */
export interface Coin {
  readonly id: number
  readonly x: number
  readonly y: number
}

/** Something just broke here: scenery, without effect on the round. */
export interface Burst {
  readonly id: number
  readonly kind: 'meteor' | 'gold' | 'coin' | 'ship' | 'burn' | 'farewell'
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
  /** How long the gun still fans out. */
  readonly fanSeconds: number
}

export interface MeteorBlastersState extends ActionState {
  readonly elapsedSeconds: number
  readonly ship: Ship
  readonly shots: readonly Shot[]
  readonly meteors: readonly Meteor[]
  readonly coins: readonly Coin[]
  readonly bursts: readonly Burst[]
  /** Hits in a row, each soon after the one before. */
  readonly chain: number
  /** Of this round. */
  readonly longestChain: number
  /** The chain breaks when this runs out. */
  readonly chainSeconds: number
  readonly spawnInSeconds: number
  readonly spawnedCount: number
  /** Gold meteors so far: one comes in each wave. */
  readonly goldCount: number
  /** All stands still for so long, as a hard hit does to the eye. */
  readonly freezeSeconds: number
  readonly nextId: number
  /** Where the random numbers go on. */
  readonly randomState: number
}

export const roundSeconds = 40
export const fullShields = 3

/** When each wave begins, in seconds. Between two waves there is time for a breath. */
export const waveStarts = [0, 12, 25] as const

export const shipTuning = {
  radius: 12,
  /** Its middle above the lower edge. */
  altitude: 66,
  acceleration: 2600,
  maxSpeed: 430,
  /** Share of its speed that it loses each second without steering. */
  friction: 9,
  cooldownSeconds: 0.17,
  safeSeconds: 1.5,
} as const

export const shotTuning = { speed: 660, radius: 4, fanSpeed: 105, fanSeconds: 7 } as const

export const coinTuning = { radius: 11, speed: 118, reach: 16, points: 100 } as const

export const meteorTuning: Readonly<
  Record<MeteorSize, { radius: number; slowest: number; fastest: number; points: number }>
> = {
  big: { radius: 40, slowest: 60, fastest: 86, points: 20 },
  medium: { radius: 23, slowest: 80, fastest: 118, points: 50 },
  small: { radius: 13, slowest: 104, fastest: 152, points: 100 },
}

export const spawnTuning = {
  firstAfterSeconds: 0.6,
  everySecondsAtStart: 0.95,
  everySecondsAtEnd: 0.34,
  /** How much faster meteors fall at the end. */
  speedUp: 1.1,
  /** Each so manieth meteor heads for where the ship is, so standing still does not pay. */
  aimedEvery: 2,
  /** The sky is empty for so long when a wave begins. */
  breathSeconds: 1.7,
  /** After the beginning of its wave. */
  goldAfterSeconds: 3,
} as const

/** `hold` is in seconds for each square unit of the field's width. */
export const chainTuning = { hold: 2.93e-6, hitsPerLevel: 4, highest: 5 } as const

/** How long a hit holds everything still. */
export const freezeTuning = { ship: 0.13, gold: 0.06, big: 0.034 } as const

/** What is added at a win, and once more for each shield left. */
export const endBonus = 2500
export const shieldBonus = 500

export const burstSeconds = 0.9

/** What a hit is multiplied by after so many in a row: 1 to 5. */
export function chainMultiplier(chain: number): number {
  return Math.min(chainTuning.highest, 1 + Math.floor(chain / chainTuning.hitsPerLevel))
}

/** A chain breaks so long after its last hit: sooner on a narrow field, where there is less way to the next. */
export function chainHoldSeconds({ width }: Field): number {
  return chainTuning.hold * width * width
}

/** 1, 2 or 3. */
export function waveAt(elapsedSeconds: number): number {
  return waveStarts.filter((start) => elapsedSeconds >= start).length
}

/** The middle of the ship, which never leaves its row. */
export function shipRow(field: Field): number {
  return field.height - shipTuning.altitude
}
