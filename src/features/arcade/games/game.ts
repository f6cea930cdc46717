/**
 * What a game of the arcade is: a pure core that plays a round, and a thin shell that draws it.
 * The cabinet knows only this file; a game knows nothing of the cabinet, of React or of AWS.
 */

export type RoundPhase = 'playing' | 'won' | 'lost'

/** `wide` is 4:3, for a desk; `tall` is 3:4, for a phone held upright. */
export type FieldShape = 'wide' | 'tall'

/** The room a round is played in, in the game's own units. Both shapes cover the same area. */
export interface Field {
  readonly width: number
  readonly height: number
}

export const fields: Readonly<Record<FieldShape, Field>> = {
  wide: { width: 640, height: 480 },
  tall: { width: 480, height: 640 },
}

/** What the cabinet may read of any game's state. */
export interface RoundState {
  readonly phase: RoundPhase
  readonly field: Field
  /** Points, a whole number from 0. It never falls. */
  readonly score: number
  readonly secondsLeft: number
}

/** What the player asks for during one step. */
export interface GameInput {
  /** From -1 (left) to 1 (right); 0 lets go. */
  readonly steer: number
  /** Where a finger wants the ship, as a fraction of the field's width from the left. Wins over `steer`. */
  readonly steerTo?: number
  /** Held down; the game itself paces the shots. */
  readonly fire: boolean
}

/** Pure rules: no DOM, no clock, no `Math.random`. The same seed, shape and inputs give the same states. */
export interface GameCore<State extends RoundState> {
  /** @param seed Any number; its low 32 bits count. @param shape Default `wide`. */
  readonly createRound: (seed: number, shape?: FieldShape) => State
  /**
   * The state one step later. After the end only the scenery moves: phase, score and time stay.
   *
   * @param dtSeconds Always {@link stepSeconds} in play; the rules are tuned for it.
   */
  readonly step: (state: State, input: GameInput, dtSeconds: number) => State
}

export interface GameView {
  /** The canvas in CSS pixels; the context is scaled to them already. */
  readonly width: number
  readonly height: number
  /** No shake, no drift, few particles. */
  readonly reducedMotion: boolean
  /** Font family of the numbers. Default: the browser's monospace. */
  readonly fontFamily?: string
  /** The player's best score so far. Absent: none is shown. */
  readonly bestScore?: number
  /** Without score and time, as a backdrop. Default false. */
  readonly sceneryOnly?: boolean
}

/** Draws a state. Keeps nothing between frames: all that moves is a function of the state. */
export interface GameShell<State extends RoundState> {
  readonly draw: (context: CanvasRenderingContext2D, state: State, view: GameView) => void
}

export interface Game<State extends RoundState> extends GameCore<State>, GameShell<State> {
  /** The name on the cabinet and the sort key of its scores: `Meteor Blasters`. */
  readonly title: string
  /** How to win, in one or two short sentences. */
  readonly goal: string
  /** A moment of play to show before the first round. */
  readonly preview: (shape: FieldShape) => State
}

/** Length of one step: every round runs at 60 steps a second, whatever the screen does. */
export const stepSeconds = 1 / 60
