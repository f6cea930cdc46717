/**
 * What faces are put together from: crown, head with eyes, mouth, legs. Each line is the left half of a row and its middle
 * column; the right half mirrors the left. `#` is lit. Eight of each, so that three bits choose one.
 */
export type FacePart = readonly string[]

export const crowns: readonly FacePart[] = [
  ['.#...', '..#..'],
  ['#....', '##...'],
  ['....#', '....#'],
  ['..###', '.####'],
  ['.#.#.', '.#.#.'],
  ['##...', '###..'],
  ['..#.#', '..###'],
  ['.....', '..###'],
]

export const heads: readonly FacePart[] = [
  ['.####', '##.##', '#####'],
  ['#####', '#..##', '#..##'],
  ['..###', '.#..#', '#####'],
  ['.####', '#.#.#', '#####'],
  ['.####', '###..', '###..'],
  ['#####', '##.#.', '#####'],
  ['.####', '#..##', '.####'],
  ['..###', '##.##', '##.##'],
]

export const mouths: readonly FacePart[] = [
  ['.####', '..###'],
  ['###..', '.####'],
  ['#.###', '#..##'],
  ['##...', '.####'],
  ['##.#.', '.####'],
  ['#####', '#.###'],
  ['.##.#', '..###'],
  ['####.', '.##..'],
]

export const legs: readonly FacePart[] = [
  ['..#..', '.#...'],
  ['.#.#.', '#..#.'],
  ['.##..', '.##..'],
  ['..#..', '..##.'],
  ['#..#.', '.##..'],
  ['.#.##', '.#...'],
  ['#.#.#', '#.#.#'],
  ['..##.', '.....'],
]
