/** Whole-number chances from a source of random numbers. */
import type { RandomSource } from '../random.ts'

/** From 0 (included) to `count` (excluded). Takes one number from the source. */
export function rollBelow(count: number, random: RandomSource): number {
  return Math.floor(random.next() * count)
}

/** One of them, or `undefined` where there is none. Takes one number from the source either way. */
export function pickFrom<Item>(items: readonly Item[], random: RandomSource): Item | undefined {
  return items[rollBelow(items.length, random)]
}

/** The same items in a random order. */
export function shuffled<Item>(items: readonly Item[], random: RandomSource): Item[] {
  const rest = [...items]
  const result: Item[] = []
  while (rest.length > 0) result.push(...rest.splice(rollBelow(rest.length, random), 1))
  return result
}
