/**
 * Text with wildcards, as policies write it: `*` is any run of characters, `?` is exactly one. Matching never builds a regular
 * expression, so no policy can make it slow.
 */

/** Some characters are wildcards; a `*` that came out of a request's value is none. */
export interface Pattern {
  readonly text: string
  /** Positions in `text` that are wildcards, ascending. */
  readonly wildcards: readonly number[]
}

/** A pattern in which every `*` and `?` is a wildcard. */
export function patternOf(text: string): Pattern {
  const wildcards: number[] = []
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '*' || text[index] === '?') wildcards.push(index)
  }
  return { text, wildcards }
}

/** A pattern without wildcards. */
export function literalPattern(text: string): Pattern {
  return { text, wildcards: [] }
}

/** Whether all of `text` matches. Case-sensitive. Counts UTF-16 code units for `?`. */
export function matchesPattern(pattern: Pattern, text: string): boolean {
  if (pattern.wildcards.length === 0) return pattern.text === text
  const wild = wildcardKinds(pattern)
  let inPattern = 0
  let inText = 0
  let lastStar = -1
  let resumeAt = 0
  while (inText < text.length) {
    const kind = wild.get(inPattern)
    if (kind === '*') {
      lastStar = inPattern
      resumeAt = inText
      inPattern += 1
    } else if (
      inPattern < pattern.text.length &&
      (kind === '?' || pattern.text[inPattern] === text[inText])
    ) {
      inPattern += 1
      inText += 1
    } else if (lastStar >= 0) {
      inPattern = lastStar + 1
      resumeAt += 1
      inText = resumeAt
    } else {
      return false
    }
  }
  while (wild.get(inPattern) === '*') inPattern += 1
  return inPattern === pattern.text.length
}

const kindsOfPattern = new WeakMap<Pattern, ReadonlyMap<number, string>>()

function wildcardKinds(pattern: Pattern): ReadonlyMap<number, string> {
  const known = kindsOfPattern.get(pattern)
  if (known) return known
  const kinds = new Map(pattern.wildcards.map((at) => [at, pattern.text.charAt(at)]))
  kindsOfPattern.set(pattern, kinds)
  return kinds
}
