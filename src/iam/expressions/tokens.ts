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

const token =
  /[ \t\r\n]*(?:(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<placeholder>#[A-Za-z0-9_]*)|(?<value>:[A-Za-z0-9_]*)|(?<number>[0-9]+)|(?<sign><=|>=|<>|[=<>()[\],.+-])|(?<end>$))/y

const kinds = ['name', 'placeholder', 'value', 'number', 'sign'] as const

/** @throws ExpressionError at the first character that belongs to no token. */
export function readTokens(text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  for (;;) {
    token.lastIndex = at
    const groups = token.exec(text)?.groups
    if (!groups) throw new ExpressionError('Unreadable character', at)
    at = token.lastIndex
    const kind = kinds.find((each) => groups[each] !== undefined) ?? 'end'
    const found = groups[kind] ?? ''
    tokens.push({ kind, text: found, at: at - found.length })
    if (kind === 'end') return tokens
  }
}
