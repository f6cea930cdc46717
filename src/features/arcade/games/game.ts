/**
 * What a game of the arcade is: a pure core that plays a round, and a thin shell that shows it. The cabinet knows only
 * this file and the list in games.ts; a game knows nothing of the cabinet or of AWS. There are two kinds. An action game
 * runs in time and draws on a canvas. A game of turns waits for the player's next move and is plain DOM. In both, the
 * cabinet keeps the state, steps it, and shows the invitation before a round and the result after it; the shell is a
 * function of the state.
 *
 * A new game is one folder, `games/<id>/`, whose `<id>.ts` exports the game, and one line in games.ts.
 */
import type { ReactNode } from 'react'
import type { Sound } from './sound.ts'

export type RoundPhase = 'playing' | 'won' | 'lost'

/** `wide` is 4:3, for a desk; `tall` is 3:4, for a phone held upright; `square` is for the room between them. */
export type FieldShape = 'wide' | 'square' | 'tall'

/** What the cabinet reads of any game's state. */
export interface RoundState {
  readonly phase: RoundPhase
  /** Points, a whole number from 0. It never falls. */
  readonly score: number
  /** How the round ended, in one short sentence: shown with the result. Default: none. */
  readonly ending?: string
}

/**
 * Pure rules: no DOM, no clock, no `Math.random`. The same seed, shape and inputs give the same states. A state is never
 * changed; a step makes a new one. (Methods, so that a list may hold games of different states.)
 */
export interface GameCore<State extends RoundState, Input> {
  /** @param seed Any number; its low 32 bits count. @param shape Default `wide`. Rules may leave it aside. */
  createRound(seed: number, shape?: FieldShape): State
  /**
   * The state one step later. After the end phase and score stay.
   *
   * @param dtSeconds In an action game always {@link stepSeconds}; the rules are tuned for it. In a game of turns 0.
   */
  step(state: State, input: Input, dtSeconds: number): State
}

/** What is heard of a step: found by comparing the states before and after it. */
export interface GameSounds<State extends RoundState = RoundState> {
  soundsOf(before: State, after: State): readonly Sound[]
}

interface GameParts<State extends RoundState, Input> extends GameCore<State, Input> {
  /** How to win, in one or two short sentences: shown before the first round. */
  readonly goal: string
  /** Loads what is heard. Only asked where the player wants sound. Default: silence. */
  loadSounds?(): Promise<GameSounds<State>>
}

/** Length of one step of an action game: 60 steps a second, whatever the screen does. */
export const stepSeconds = 1 / 60

/** The room an action game is played in, in the game's own units. All shapes cover the same area. */
export interface Field {
  readonly width: number
  readonly height: number
}

export const fields: Readonly<Record<FieldShape, Field>> = {
  wide: { width: 640, height: 480 },
  square: { width: 554, height: 554 },
  tall: { width: 480, height: 640 },
}

export interface ActionState extends RoundState {
  readonly field: Field
  readonly secondsLeft: number
  /** Where that is what the player steers, as a fraction of the field's width from the left. A finger drags from there. */
  readonly steeredAt: number
}

/** What the player asks for during one step. */
export interface ActionInput {
  /** From -1 (left) to 1 (right); 0 lets go. */
  readonly steer: number
  /** Where a finger wants the ship, as a fraction of the field's width from the left. Wins over `steer`. */
  readonly steerTo?: number
  /** Held down; the game itself paces the shots. */
  readonly fire: boolean
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

/** The cabinet gives it a canvas, keys, a finger, a clock and a pause, also when the window is left. */
export interface ActionGame<State extends ActionState = ActionState> extends GameParts<
  State,
  ActionInput
> {
  readonly kind: 'action'
  /** Draws a state. Keeps nothing that matters between frames: all that moves is a function of the state. */
  draw(context: CanvasRenderingContext2D, state: State, view: GameView): void
  /** A moment of play to show before the first round. */
  preview(shape: FieldShape): State
}

export interface TurnScreenProps<State extends RoundState = RoundState, Move = unknown> {
  readonly state: State
  /** Plays a move. The cabinet steps the core and renders the screen with the new state. */
  onMove(move: Move): void
}

/** No clock, no canvas, no pause: it waits as long as the player likes. */
export interface TurnGame<State extends RoundState = RoundState, Move = unknown> extends GameParts<
  State,
  Move
> {
  readonly kind: 'turns'
  /** The keys that its buttons have, to be said below the screen: `arrows, T`. Default: it has none. */
  readonly moveKeys?: string
  /**
   * A React component that shows a state and offers the moves, as headings, text and buttons; dark in both themes. It is
   * mounted when a round starts, anew for each round, and fills the cabinet's screen (4:3, 5:4, or 3:4 on a phone), which
   * grows where the text needs more. It moves the focus to where play begins, when mounted and after a move that took the
   * focused button away, and tells what a move did in a live region of its own. The cabinet announces the result, and
   * lays it over the screen, which is inert then: below the first `--arcade-picture` of it, or over its right part where
   * it is wide. See arcade-turns.css.
   */
  Screen(props: TurnScreenProps<State, Move>): ReactNode
  /** A picture behind the invitation, as a React component; hidden from screen readers and inert. Default: none. */
  Backdrop?(): ReactNode
}

export type Game = ActionGame | TurnGame
