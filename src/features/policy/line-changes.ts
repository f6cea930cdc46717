/** What changed between two versions of a text: the lines of both in order, by the longest run that they have in common. */

export interface ChangedLine<Line> {
  readonly change: 'kept' | 'added' | 'removed'
  readonly line: Line
}

/** Removed lines stand before those that were added in their place. Takes time and room as the product of both lengths. */
export function lineChanges<Line>(
  before: readonly Line[],
  after: readonly Line[],
  textOf: (line: Line) => string,
): readonly ChangedLine<Line>[] {
  const oldTexts = before.map(textOf)
  const newTexts = after.map(textOf)
  /** Length of the longest common run from each pair of places on. */
  const common = Array.from({ length: before.length + 1 }, () =>
    new Array<number>(after.length + 1).fill(0),
  )
  const commonAt = (i: number, j: number) => common[i]?.[j] ?? 0
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const row = common[i]
      if (!row) continue
      row[j] =
        oldTexts[i] === newTexts[j]
          ? commonAt(i + 1, j + 1) + 1
          : Math.max(commonAt(i + 1, j), commonAt(i, j + 1))
    }
  }
  const changes: ChangedLine<Line>[] = []
  let i = 0
  for (const [j, line] of after.entries()) {
    while (
      i < before.length &&
      oldTexts[i] !== newTexts[j] &&
      commonAt(i + 1, j) >= commonAt(i, j + 1)
    ) {
      changes.push(...removed(before[i]))
      i += 1
    }
    const isKept = i < before.length && oldTexts[i] === newTexts[j]
    changes.push({ change: isKept ? 'kept' : 'added', line })
    if (isKept) i += 1
  }
  return [...changes, ...before.slice(i).flatMap((line) => removed(line))]
}

function removed<Line>(line: Line | undefined): readonly ChangedLine<Line>[] {
  return line === undefined ? [] : [{ change: 'removed', line }]
}
