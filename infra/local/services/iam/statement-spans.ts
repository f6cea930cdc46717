/**
 * Where the statements of a policy text are, in lines and columns, as IAM's simulator tells it: it reports the place where its
 * reader stood, so a statement of a list starts right after the `[` or after the statement before it, a lone one right after
 * its own `{`, and each ends right after its `}`.
 *
 * Seen on AWS: `{"Version":"2012-10-17","Statement":{…}}` starts at column 38
 * (https://docs.aws.amazon.com/cli/latest/reference/iam/simulate-custom-policy.html), AWS's AdministratorAccess at line 3,
 * column 17, and the second of two statements in one line where the first one ends.
 */

export interface Position {
  /** From 1. */
  readonly Line: number
  /** From 1. */
  readonly Column: number
}

export interface StatementSpan {
  readonly start: Position
  readonly end: Position
}

export interface ScannedPolicy {
  /** In the order of the text. */
  readonly spans: readonly StatementSpan[]
  /** A key given twice in one object means different things to different readers. */
  readonly hasRepeatedKey: boolean
  /** How many objects and arrays are inside each other. */
  readonly depth: number
}

interface Container {
  readonly isObject: boolean
  readonly keys: Set<string>
}

/** @param text Valid JSON. */
export function scanPolicy(text: string): ScannedPolicy {
  const open: Container[] = []
  const spans: [start: number, end: number][] = []
  let hasRepeatedKey = false
  let depth = 0
  let topLevelKey = ''
  let start = 0

  const inStatements = (isObject: boolean) =>
    topLevelKey === 'Statement' && open[1]?.isObject === isObject
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at)
    if (char === '"') {
      const end = endOfString(text, at)
      const container = open.at(-1)
      if (container?.isObject === true && isKey(text, end)) {
        const key = JSON.parse(text.slice(at, end)) as string
        if (container.keys.has(key)) hasRepeatedKey = true
        container.keys.add(key)
        if (open.length === 1) topLevelKey = key
      }
      at = end - 1
    } else if (char === '{' || char === '[') {
      open.push({ isObject: char === '{', keys: new Set() })
      depth = Math.max(depth, open.length)
      if (open.length === 2) start = at + 1
    } else if (char === '}' || char === ']') {
      const endsLone = open.length === 2 && inStatements(true)
      const endsListed = open.length === 3 && inStatements(false)
      if (endsLone || endsListed) {
        spans.push([start, at + 1])
        start = at + 1
      }
      open.pop()
    }
  }
  const positionOf = positions(text)
  return {
    spans: spans.map(([from, to]) => ({ start: positionOf(from), end: positionOf(to) })),
    hasRepeatedKey,
    depth,
  }
}

/** @param at Of the opening quote. @returns the index after the closing one */
function endOfString(text: string, at: number): number {
  let end = at + 1
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1
  return end + 1
}

function isKey(text: string, end: number): boolean {
  let at = end
  while (/\s/.test(text.charAt(at))) at += 1
  return text[at] === ':'
}

function positions(text: string): (offset: number) => Position {
  const lineStarts = [0]
  for (const { 0: ending, index } of text.matchAll(/\r\n?|\n/g)) {
    lineStarts.push(index + ending.length)
  }
  return (offset) => {
    const line = lineStarts.findLastIndex((lineStart) => lineStart <= offset)
    return { Line: line + 1, Column: offset - (lineStarts[line] ?? 0) + 1 }
  }
}
