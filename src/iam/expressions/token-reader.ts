/** Walks over the tokens of one expression and collects what every kind of expression has: document paths. */
import { ExpressionError, readTokens, type Token } from './tokens.ts'

/**
 * How deep parentheses and functions may nest. DynamoDB allows 300 operators and functions in an expression, so nothing that it
 * accepts is deeper.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
export const maximumDepth = 300

/** Names from left to right as written, placeholders with their `#`, list indexes as `[]`. */
export type DocumentPath = readonly string[]

export class TokenReader {
  readonly #tokens: readonly Token[]
  readonly #heads = new Set<string>()
  #next = 0
  #depth = 0

  /** @throws ExpressionError, as all methods do. */
  constructor(text: string) {
    this.#tokens = readTokens(text)
  }

  /** First elements of all document paths read so far: top-level attributes, as written. */
  get heads(): readonly string[] {
    return [...this.#heads]
  }

  peek(): Token {
    const token = this.#tokens[this.#next] ?? this.#tokens.at(-1)
    if (!token) throw new Error('An expression has at least its end token.')
    return token
  }

  peekIsSign(sign: string): boolean {
    const { kind, text } = this.peek()
    return kind === 'sign' && text === sign
  }

  /** Keywords have no case. */
  peekIsWord(word: string): boolean {
    const { kind, text } = this.peek()
    return kind === 'name' && text.toUpperCase() === word
  }

  /** Whether the token after the next one is this sign. */
  followedBySign(sign: string): boolean {
    const after = this.#tokens[this.#next + 1]
    return after?.kind === 'sign' && after.text === sign
  }

  takeSign(sign: string): boolean {
    const found = this.peekIsSign(sign)
    if (found) this.#next += 1
    return found
  }

  takeWord(word: string): boolean {
    const found = this.peekIsWord(word)
    if (found) this.#next += 1
    return found
  }

  take(): Token {
    const token = this.peek()
    this.#next += 1
    return token
  }

  expectSign(sign: string): void {
    if (!this.takeSign(sign)) this.fail(`Expected "${sign}"`)
  }

  expectWord(word: string): void {
    if (!this.takeWord(word)) this.fail(`Expected ${word}`)
  }

  expectEnd(): void {
    if (this.peek().kind !== 'end') this.fail('Unexpected text')
  }

  fail(message: string): never {
    throw new ExpressionError(message, this.peek().at)
  }

  /** Runs `read` one level deeper. */
  nested<T>(read: () => T): T {
    this.#depth += 1
    if (this.#depth > maximumDepth) this.fail('Nested too deeply')
    const result = read()
    this.#depth -= 1
    return result
  }

  /** Reads `a.#b[0].c`. */
  readPath(): DocumentPath {
    const head = this.#readPathName()
    this.#heads.add(head)
    return [head, ...this.readPathRest()]
  }

  /** Reads what follows a path's first name: `.#b[0].c`, perhaps nothing. */
  readPathRest(): DocumentPath {
    const rest: string[] = []
    for (;;) {
      if (this.takeSign('.')) {
        rest.push(this.#readPathName())
      } else if (this.takeSign('[')) {
        if (this.take().kind !== 'number') this.fail('Expected a list index')
        this.expectSign(']')
        rest.push('[]')
      } else {
        return rest
      }
    }
  }

  #readPathName(): string {
    const { kind, text } = this.peek()
    if (kind !== 'name' && kind !== 'placeholder') this.fail('Expected an attribute name')
    this.#next += 1
    return text
  }
}
