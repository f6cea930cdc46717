/** Seeded pseudo-random numbers (mulberry32), so that a round can be repeated exactly. Not for secrets. */

export interface RandomSource {
  /** From 0 (included) to 1 (excluded). */
  readonly next: () => number
  /** From `low` (included) to `high` (excluded). */
  readonly between: (low: number, high: number) => number
  /** Goes on from here with `randomFrom(state())`. A whole number of 32 bits. */
  readonly state: () => number
}

/** @param seed Any number; its low 32 bits count. */
export function randomFrom(seed: number): RandomSource {
  let current = seed >>> 0
  const next = () => {
    current = (current + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(current ^ (current >>> 15), current | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  return { next, between: (low, high) => low + (high - low) * next(), state: () => current }
}
