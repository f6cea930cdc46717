/** The bench's result as a table for the terminal. */
import { meetsGoal, type Figure, type Goal } from './figure.ts'

const headings = ['part', 'figure', 'median', 'range', 'reference', 'ratio', 'goal', ''] as const

/** Lines of equal columns; notes stand below, numbered. */
export function table(figures: readonly Figure[]): string {
  const notes: string[] = []
  const rows = figures.map((figure) => {
    const { part, name, unit, value, rounds, reference, goal, note } = figure
    if (note !== undefined && !notes.includes(note)) notes.push(note)
    const mark = note === undefined ? '' : ` [${notes.indexOf(note) + 1}]`
    return [
      part,
      `${name}${mark}`,
      `${number(value)} ${unit}`,
      rounds.length > 1 ? `${number(Math.min(...rounds))}–${number(Math.max(...rounds))}` : '',
      reference ? `${number(reference.value)} ${reference.name}` : '',
      reference ? number(reference.ratio) : '',
      goal ? goalText(goal, unit) : '',
      { true: 'met', false: 'MISSED', undefined: '' }[String(meetsGoal(figure))] ?? '',
    ]
  })
  const all = [headings, ...rows]
  const widths = headings.map((_, column) =>
    Math.max(...all.map((row) => (row[column] ?? '').length)),
  )
  const lines = all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const rule = widths.map((width) => '-'.repeat(width)).join('  ')
  return [
    lines[0],
    rule,
    ...lines.slice(1),
    ...notes.map((note, index) => `[${index + 1}] ${note}`),
  ].join('\n')
}

/** How many of the goals were met, and which were not. */
export function verdict(figures: readonly Figure[]): string {
  const withGoal = figures.filter((figure) => meetsGoal(figure) !== undefined)
  const missed = withGoal.filter((figure) => meetsGoal(figure) === false)
  const met = `${withGoal.length - missed.length} of ${withGoal.length} goals met`
  if (missed.length === 0) return `${met}.`
  return `${met}; missed: ${missed.map(({ part, name }) => `${part} ${name}`).join(', ')}.`
}

function goalText({ of, atLeast, atMost }: Goal, unit: string): string {
  const limits = [
    ...(atLeast === undefined ? [] : [`≥ ${number(atLeast)}`]),
    ...(atMost === undefined ? [] : [`≤ ${number(atMost)}`]),
  ].join(', ')
  return of === 'ratio' ? `${limits} of reference` : `${limits} ${unit}`
}

function number(value: number): string {
  const size = Math.abs(value)
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2)
}
