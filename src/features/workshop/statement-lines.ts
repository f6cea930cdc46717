/** A statement as lines of JSON of which only those are kept that decide; what is left out shows as an ellipsis. */
import type { Statement } from '../../iam/policy-document.ts'
import { isSameName } from './live-policies.ts'

export interface StatementLine {
  readonly text: string
  /** Depth of nesting. */
  readonly indent: number
  /** One of the lines that decide. */
  readonly lit: boolean
}

export interface StatementFocus {
  /** A condition key: `dynamodb:LeadingKeys`. All operators that name it are kept. */
  readonly condition?: string | undefined
  /** Only this operator's condition on the key: `Null`. */
  readonly operator?: string | undefined
  /** An element: `Action`. */
  readonly element?: string | undefined
}

/** Without a focus, the whole statement; with one, as much of it as the focus finds. */
export function statementLines(statement: Statement, focus: StatementFocus = {}): StatementLine[] {
  const { condition, operator, element } = focus
  const isWhole = condition === undefined && element === undefined
  const isNamed = (name: string, key: string) =>
    condition !== undefined &&
    isSameName(key, condition) &&
    (operator === undefined || isSameName(name, operator))
  return writeObject(Object.entries(statement), 0, '', (name, value) => {
    if (isWhole || isSameName(name, 'Sid') || isSameName(name, 'Effect'))
      return write(name, value, 1, false)
    if (element !== undefined && isSameName(name, element)) return write(name, value, 1, true)
    if (name !== 'Condition' || condition === undefined) return undefined
    const operators = Object.entries(value as Readonly<Record<string, object>>)
    if (!operators.some(([one, keys]) => Object.keys(keys).some((key) => isNamed(one, key))))
      return undefined
    return writeObject(operators, 1, `"${name}": `, (one, keys) => {
      const entries = Object.entries(keys as Readonly<Record<string, unknown>>)
      if (!entries.some(([key]) => isNamed(one, key))) return undefined
      return writeObject(entries, 2, `"${one}": `, (key, values) =>
        isNamed(one, key) ? write(key, values, 3, true) : undefined,
      )
    })
  })
}

/** Whether a condition's key, or an element, is in the statement at all. */
export function hasFocus(statement: Statement, focus: StatementFocus): boolean {
  return statementLines(statement, focus).some(({ lit }) => lit)
}

/** Entries that `writeEntry` leaves out become one ellipsis for each gap. */
function writeObject(
  entries: readonly (readonly [string, unknown])[],
  indent: number,
  label: string,
  writeEntry: (name: string, value: unknown) => StatementLine[] | undefined,
): StatementLine[] {
  const written = entries.map(([name, value]) => writeEntry(name, value))
  const last = written.length - 1
  const isLit = indent > 0 && written.some((lines) => lines?.some(({ lit }) => lit))
  const lines = written.flatMap((entry, index): StatementLine[] => {
    if (entry === undefined) {
      const isGapStart = index === 0 || written[index - 1] !== undefined
      return isGapStart ? [{ text: '…', indent: indent + 1, lit: false }] : []
    }
    return index === last ? entry : withComma(entry)
  })
  return [
    { text: `${label}{`, indent, lit: isLit && indent > 1 },
    ...lines,
    // Alone below a gap it would be lit for nothing.
    { text: '}', indent, lit: isLit && indent > 1 && written[last] !== undefined },
  ]
}

function write(name: string, value: unknown, indent: number, lit: boolean): StatementLine[] {
  const text = `"${name}": ${JSON.stringify(value, null, 2)}`
  return text.split('\n').map((line) => {
    const trimmed = line.trimStart()
    return { text: trimmed, indent: indent + (line.length - trimmed.length) / 2, lit }
  })
}

function withComma(lines: readonly StatementLine[]): StatementLine[] {
  return lines.map((line, index) =>
    index === lines.length - 1 ? { ...line, text: `${line.text},` } : line,
  )
}
