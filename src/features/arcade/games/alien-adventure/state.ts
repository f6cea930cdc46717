/** A round of Alien Adventure at one moment, and the numbers that tune it. */
import type { RoundState } from '../game.ts'
import type { Alien } from './alien.ts'
import type { Direction } from './directions.ts'
import type { Happening } from './happening.ts'
import type { RoomId, Ship } from './ship.ts'

/** What a player can do with a turn. */
export type Action =
  | { readonly kind: 'move'; readonly direction: Direction }
  | { readonly kind: 'take' }
  | { readonly kind: 'scan' }
  | { readonly kind: 'hide' }
  | { readonly kind: 'decoy' }

/** What lies in a room. */
export interface Contents {
  readonly crystals: number
  readonly hasBeacon: boolean
  readonly hasKeycard: boolean
  readonly hasCanister: boolean
}

/** `scanned` rooms are known like visited ones, but nobody has been there. */
export type Knowledge = 'unknown' | 'scanned' | 'visited'

export type Outcome = 'escaped' | 'suffocated' | 'taken'

/** What happened in one move, in words. */
export interface Line {
  /** Counts up from 0. */
  readonly id: number
  readonly text: string
}

/** The facts of a round, without the words. */
export interface Situation extends RoundState {
  readonly ship: Ship
  /** Where the player is. */
  readonly room: RoomId
  /** Turns played. */
  readonly turn: number
  /** Turns left to breathe. */
  readonly oxygen: number
  /** Crystals carried. */
  readonly crystals: number
  readonly hasBeacon: boolean
  readonly hasKeycard: boolean
  readonly decoysLeft: number
  /** The suit holds one attack. */
  readonly isSuitTorn: boolean
  readonly isHidden: boolean
  /** By room. */
  readonly contents: readonly Contents[]
  /** By room. */
  readonly knowledge: readonly Knowledge[]
  readonly alien: Alien
  /** A decoy that still clatters. */
  readonly decoy?: { readonly room: RoomId; readonly turnsLeft: number } | undefined
  /** Where a scan or a meeting showed the alien last. */
  readonly sighting?: { readonly room: RoomId; readonly turn: number } | undefined
  /** What the last move brought, in order. */
  readonly happenings: readonly Happening[]
  /** Absent while the round is played. */
  readonly outcome?: Outcome | undefined
  readonly randomState: number
}

export interface AlienAdventureState extends Situation {
  /** Everything told so far, the newest last. */
  readonly story: readonly Line[]
}

/** In turns, which are also units of oxygen. */
export const airTuning = {
  /** On top of the shortest way by the beacon to the pod. */
  spare: 9,
  sparePerStep: 0.5,
  canister: 6,
  /** Lost when the suit is torn. */
  tear: 5,
  /** From here on it is said each turn. */
  low: 8,
} as const

export const pryTurns = 2
export const startingDecoys = 2
export const decoyTurns = 5
/** A scan shows the rooms this near, through walls. */
export const scanRange = 2

/** How many rooms away a sound is heard. */
export const soundRange = { steps: 2, prying: 4, decoy: 6, alien: 4 } as const

export const points = {
  room: 5,
  crystal: 50,
  beacon: 50,
  /** The pod brings home what one carries: each crystal counts once more. */
  escape: 100,
  crystalHome: 50,
  oxygenLeft: 5,
} as const
