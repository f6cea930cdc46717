/**
 * Numbers that look random and repeat with their seed. Each purpose has a sequence of its own, so that drawing one number
 * more for one purpose changes nothing for the others.
 */

/** Draws the next number, from 0 up to but not including 1. */
export type Random = () => number

/** @param purpose What the numbers are for: `latency`. */
export function seededRandom(seed: number, purpose: string): Random {
  let state = hash(`${String(seed)} ${purpose}`)
  // mulberry32, public domain: small, and good enough for weather.
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A number between the two, all as likely. */
export function between(random: Random, low: number, high: number): number {
  return low + random() * (high - low)
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  return value
}
