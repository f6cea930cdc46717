/** What a game asks to be heard: a tone or a hiss, as numbers. The cabinet makes it audible, where the player wants sound. */

export interface Sound {
  /** `noise` is a hiss through a filter at the given pitch; the others are waves. */
  readonly wave: 'square' | 'triangle' | 'sawtooth' | 'sine' | 'noise'
  /** Pitch at the start, in hertz. */
  readonly fromHz: number
  /** Pitch at the end; it slides there. Default: `fromHz`. */
  readonly toHz?: number
  readonly seconds: number
  /** From 0 to 1. */
  readonly volume: number
  /** How long it waits, to make a tune of several. Default 0. */
  readonly afterSeconds?: number
}
