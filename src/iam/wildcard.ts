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

/** Whether all of `text` matches. Case-sensitive. Counts UTF-16 code units for `?`. */
export function matchesPattern(pattern: Pattern, text: string): boolean {
  const { wildcards } = pattern
  if (wildcards.length === 0) return pattern.text === text
  let inPattern = 0
  let inText = 0
  /** The first wildcard that `inPattern` has not passed. */
  let nextWild = 0
  let afterStar = -1
  let wildAfterStar = 0
  let resumeAt = 0
  while (inText < text.length) {
    const isWild = wildcards[nextWild] === inPattern
    if (isWild && pattern.text[inPattern] === '*') {
      inPattern += 1
      nextWild += 1
      afterStar = inPattern
      wildAfterStar = nextWild
      resumeAt = inText
    } else if (
      isWild ||
      (inPattern < pattern.text.length && pattern.text[inPattern] === text[inText])
    ) {
      if (isWild) nextWild += 1
      inPattern += 1
      inText += 1
    } else if (afterStar >= 0) {
      inPattern = afterStar
      nextWild = wildAfterStar
      resumeAt += 1
      inText = resumeAt
    } else {
      return false
    }
  }
  while (wildcards[nextWild] === inPattern && pattern.text[inPattern] === '*') {
    inPattern += 1
    nextWild += 1
  }
  return inPattern === pattern.text.length
}
