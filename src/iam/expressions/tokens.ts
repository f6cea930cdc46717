/**
 * Words and signs of DynamoDB's expressions. One pass over the text, so that reading takes linear time.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
 */

export interface Token {
  /** `name` is an attribute, keyword or function as written; `placeholder` a `#name`; `value` a `:name`; `end` comes last. */
  readonly kind: 'name' | 'placeholder' | 'value' | 'number' | 'sign' | 'end'
  readonly text: string
  /** Position of the first character. */
  readonly at: number
}

/** What is wrong with an expression, and where. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError'

  constructor(message: string, at: number) {
    super(`${message} at position ${String(at)}`)
  }
}

/** One group for each of `kinds`. */
const token =
  /[ \t\r\n]*(?:([A-Za-z_][A-Za-z0-9_]*)|(#[A-Za-z0-9_]*)|(:[A-Za-z0-9_]*)|([0-9]+)|(<=|>=|<>|[=<>()[\],.+-])|$)/y

const kinds = ['name', 'placeholder', 'value', 'number', 'sign'] as const

/** Programs send a few expressions many times. What is kept is bounded, whoever sends what. */
const known = new Map<string, readonly Token[]>()
const [mostKnown, longestKnown] = [256, 512]

/** @throws ExpressionError at the first character that belongs to no token. */
export function readTokens(text: string): readonly Token[] {
  const earlier = known.get(text)
  if (earlier !== undefined) return earlier
  const tokens = splitTokens(text)
  if (known.size >= mostKnown) known.clear()
  if (text.length <= longestKnown) known.set(text, tokens)
  return tokens
}

function splitTokens(text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  for (;;) {
    token.lastIndex = at
    const match = token.exec(text)
    if (!match) throw new ExpressionError('Unreadable character', at)
    at = token.lastIndex
    const read = readKind(match)
    tokens.push({ kind: read.kind, text: read.text, at: at - read.text.length })
    if (read.kind === 'end') return tokens
  }
}

function readKind(match: RegExpExecArray): Pick<Token, 'kind' | 'text'> {
  for (let group = 1; group <= kinds.length; group += 1) {
    const text = match[group]
    if (text !== undefined) return { kind: kinds[group - 1] ?? 'end', text }
  }
  return { kind: 'end', text: '' }
}
