/** JSON as lines, each with the place in the value that it belongs to, so that a reading can point at its lines. */

export type JsonToken =
  /** Brackets, colons and quotes as they stand. A comma at the end of the line is not among them. */
  | { readonly kind: 'sign'; readonly text: string }
  | { readonly kind: 'key'; readonly text: string }
  /** The text itself, without quotes and escapes. */
  | { readonly kind: 'string'; readonly text: string }
  /** A number, `true`, `false` or `null`. */
  | { readonly kind: 'literal'; readonly text: string }

export interface JsonLine {
  /** Levels from the left. */
  readonly indent: number
  /** Of members, from the outermost in. Elements of an array have the array's own. */
  readonly path: readonly string[]
  readonly tokens: readonly JsonToken[]
  /** Whether a comma follows. */
  readonly comma: boolean
}

/** Two spaces a level, as `JSON.stringify` lays it out; but an empty array or one of a single plain value takes one line. */
export function jsonLines(value: unknown): readonly JsonLine[] {
  return linesOf(value, [], [], 0, false)
}

/** The text of a line, for comparing: a comma at its end says nothing of the line itself. */
export function lineText({ indent, tokens }: JsonLine): string {
  const text = tokens.map((token) =>
    token.kind === 'key' || token.kind === 'string' ? JSON.stringify(token.text) : token.text,
  )
  return '  '.repeat(indent) + text.join('')
}

/** Whether a place lies in another or is the same. */
export function isWithin(path: readonly string[], outer: readonly string[]): boolean {
  return outer.every((name, index) => path[index] === name)
}

function linesOf(
  value: unknown,
  before: readonly JsonToken[],
  path: readonly string[],
  indent: number,
  comma: boolean,
): readonly JsonLine[] {
  const plain = plainToken(value)
  if (plain) return [{ indent, path, tokens: [...before, ...plain], comma }]
  const isArray = Array.isArray(value)
  const [open, close] = isArray ? ['[', ']'] : ['{', '}']
  const members = Object.entries(value as object)
  const only = isArray && members.length === 1 ? plainToken((value as unknown[])[0]) : undefined
  if (members.length === 0 || only) {
    const tokens = [...before, sign(open), ...(only ?? []), sign(close)]
    return [{ indent, path, tokens, comma }]
  }
  return [
    { indent, path, tokens: [...before, sign(open)], comma: false },
    ...members.flatMap(([name, member], index) =>
      linesOf(
        member,
        isArray ? [] : [{ kind: 'key', text: name }, sign(': ')],
        isArray ? path : [...path, name],
        indent + 1,
        index < members.length - 1,
      ),
    ),
    { indent, path, tokens: [sign(close)], comma },
  ]
}

function plainToken(value: unknown): readonly JsonToken[] | undefined {
  if (typeof value === 'string') return [{ kind: 'string', text: value }]
  if (typeof value === 'object' && value !== null) return undefined
  return [{ kind: 'literal', text: String(value) }]
}

function sign(text: string): JsonToken {
  return { kind: 'sign', text }
}
