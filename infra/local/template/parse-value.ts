/**
 * Small parsers of template nodes, put together to say what a section or a resource's properties look like. Each answers
 * `undefined` once it has reported what is wrong.
 */
import type { MapNode, TemplateNode } from './template-node.ts'
import { describeNode } from './template-node.ts'
import type { Report } from './template-problems.ts'

export type Parser<T> = (node: TemplateNode, report: Report) => T | undefined

export interface Property<T, Required extends boolean> {
  readonly parse: Parser<T>
  readonly required: Required
}

// The key type of a map of properties says nothing of their values; each keeps its own.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Properties = Readonly<Record<string, Property<any, boolean>>>

type ValueOf<P> = P extends Property<infer T, boolean> ? T : never

/** What `object` makes of its properties: `{ TableName: optional(text()) }` to `{ TableName?: string }`. */
export type Parsed<P extends Properties> = {
  readonly [K in keyof P as P[K]['required'] extends true ? K : never]: ValueOf<P[K]>
} & {
  readonly [K in keyof P as P[K]['required'] extends true ? never : K]?: ValueOf<P[K]>
}

export function required<T>(parse: Parser<T>): Property<T, true> {
  return { parse, required: true }
}

export function optional<T>(parse: Parser<T>): Property<T, false> {
  return { parse, required: false }
}

export interface TextRules {
  readonly pattern?: RegExp
  /** The pattern in words: `letters and digits`. */
  readonly allowed?: string
  /** In characters. */
  readonly min?: number
  readonly max?: number
}

export function text(rules: TextRules = {}): Parser<string> {
  const { pattern, min = 0, max = Infinity } = rules
  return (node, report) => {
    if (node.kind === 'unknown') return undefined
    if (node.kind !== 'scalar' || typeof node.value !== 'string') {
      const quoted = node.kind === 'scalar' ? ` Quote it: '${node.source}'.` : ''
      refuse(node, report, 'text', `Write text here.${quoted}`)
      return undefined
    }
    const { length } = node.value
    if (length < min || length > max) {
      const wanted = `${String(min)} to ${String(max)} characters`
      report(node.place, `This has ${String(length)} characters.`, `Write ${wanted}.`)
      return undefined
    }
    if (pattern !== undefined && !pattern.test(node.value)) {
      const wanted = rules.allowed ?? `what fits ${String(pattern)}`
      report(node.place, `'${node.value}' has another form than AWS takes.`, `Write ${wanted}.`)
      return undefined
    }
    return node.value
  }
}

/** One of a few words, exactly as spelled. */
export function oneOf<const T extends string>(...values: readonly T[]): Parser<T> {
  return (node, report) => {
    if (node.kind === 'unknown') return undefined
    const value = values.find((one) => node.kind === 'scalar' && node.value === one)
    if (value === undefined) {
      refuse(node, report, values.join(' or '), `Accepted here: ${values.join(', ')}.`)
    }
    return value
  }
}

/** `true`, or the text `'true'`, which is what a parameter gives. */
export const boolean: Parser<boolean> = (node, report) => {
  if (node.kind === 'unknown') return undefined
  if (node.kind === 'scalar') {
    if (node.value === true || node.value === 'true') return true
    if (node.value === false || node.value === 'false') return false
  }
  refuse(node, report, 'true or false', 'Write true or false here.')
  return undefined
}

/** A whole number, or its text, which is what a parameter gives. */
export function integer(min: number, max: number): Parser<number> {
  return (node, report) => {
    if (node.kind === 'unknown') return undefined
    const wanted = `a whole number from ${String(min)} to ${String(max)}`
    const isNumber = node.kind === 'scalar' && /^-?(?:0|[1-9][0-9]*)$/.test(node.source)
    const value = isNumber ? Number(node.source) : NaN
    if (value >= min && value <= max) return value
    refuse(node, report, wanted, `Write ${wanted}.`)
    return undefined
  }
}

/** A decimal number, or its text. */
export function number(min = -Infinity, max = Infinity): Parser<number> {
  return (node, report) => {
    if (node.kind === 'unknown') return undefined
    const isNumber = node.kind === 'scalar' && /^-?[0-9]+(?:\.[0-9]+)?$/.test(node.source)
    const value = isNumber ? Number(node.source) : NaN
    if (value >= min && value <= max) return value
    const bounds = max === Infinity ? '' : ` from ${String(min)} to ${String(max)}`
    refuse(node, report, `a number${bounds}`, `Write a number${bounds}.`)
    return undefined
  }
}

export function listOf<T>(parse: Parser<T>, min = 0, max = Infinity): Parser<readonly T[]> {
  return (node, report) => {
    if (node.kind === 'unknown') return undefined
    if (node.kind !== 'list') {
      refuse(node, report, 'a list', 'Write a list here.')
      return undefined
    }
    const { length } = node.items
    if (length < min || length > max) {
      const wanted =
        max === Infinity ? `at least ${String(min)}` : `${String(min)} to ${String(max)}`
      report(node.place, `This list has ${String(length)} entries.`, `Give it ${wanted}.`)
      return undefined
    }
    const values = node.items.map((item) => parse(item, report))
    return values.some((value) => value === undefined) ? undefined : (values as readonly T[])
  }
}

/**
 * A map with exactly these keys.
 *
 * @param subject Whose keys they are, for a sentence about one too many: `AWS::IAM::Role`, `a tag`.
 */
export function object<P extends Properties>(subject: string, properties: P): Parser<Parsed<P>> {
  const accepted = `Accepted here: ${Object.keys(properties).join(', ')}.`
  return (node, report) => {
    if (node.kind === 'unknown') return undefined
    if (node.kind !== 'map') {
      refuse(node, report, 'a map', accepted)
      return undefined
    }
    const values: Record<string, unknown> = {}
    for (const { key, place, value } of node.entries) {
      const property = Object.hasOwn(properties, key) ? properties[key] : undefined
      if (property === undefined) {
        report(place, `The stand-in knows no '${key}' in ${subject}.`, accepted)
        continue
      }
      const parsed: unknown = property.parse(value, report)
      if (parsed !== undefined) values[key] = parsed
    }
    let complete = true
    for (const [key, property] of Object.entries(properties)) {
      if (!property.required) continue
      if (!node.entries.some((entry) => entry.key === key)) {
        report(node.place, `'${key}' is missing in ${subject}.`, `Add ${key}.`)
      }
      complete &&= values[key] !== undefined
    }
    // Each value came from the parser of its own key, and those that are required are there.
    return complete ? (values as Parsed<P>) : undefined
  }
}

/** A map with keys of the author's choice, such as the Resources section. */
export const anyMap: Parser<MapNode> = (node, report) => {
  if (node.kind === 'map') return node
  if (node.kind !== 'unknown') refuse(node, report, 'a map', 'Write a map here.')
  return undefined
}

/** Any value: CloudFormation passes it on, or nobody reads it. */
export const anything: Parser<TemplateNode> = (node) => node

/** Reports; the caller answers `undefined`. */
function refuse(node: TemplateNode, report: Report, wanted: string, resolution: string): void {
  report(node.place, `This must be ${wanted}, not ${describeNode(node)}.`, resolution)
}
