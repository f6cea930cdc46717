/** Finds the name that somebody meant who misspelt it. */

/**
 * The name nearest to `name`, whatever their case: a letter in four may be wrong, missing, too much, or swapped with the next,
 * and at most three.
 *
 * @returns `undefined` where none is near.
 */
export function similarName(name: string, known: Iterable<string>): string | undefined {
  const allowed = Math.min(3, Math.max(1, Math.floor(name.length / 4)))
  let nearest: string | undefined
  let least = allowed + 1
  for (const each of known) {
    if (Math.abs(each.length - name.length) >= least) continue
    const steps = stepsBetween(name.toLowerCase(), each.toLowerCase())
    if (steps < least) [nearest, least] = [each, steps]
  }
  return nearest
}

/** Letters to change, add, take out or swap with their neighbour. */
function stepsBetween(one: string, other: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1]
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      next[column] = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
      )
    }
    ;[beforeLast, last] = [last, next]
  }
  return last[other.length] ?? 0
}
