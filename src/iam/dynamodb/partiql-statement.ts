/**
 * A reader for PartiQL statements that finds what IAM asks about: verb, table, attributes, and key values where they are certain.
 * It understands flat statements; of anything else it says that it did not understand it.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html
 */
import { ExpressionError } from '../expressions/tokens.ts'

export type PartiqlVerb = 'Select' | 'Insert' | 'Update' | 'Delete'

export interface PartiqlStatement {
  readonly verb: PartiqlVerb
  readonly table: string
  readonly index: string | undefined
  /** Top-level attributes that the statement names. */
  readonly attributes: ReadonlySet<string>
  /** `SELECT *` */
  readonly selectsAll: boolean
  /** Values that an attribute must equal, or gets from an INSERT: AttributeValues. Two for one name mean that nothing is certain. */
  readonly equalities: readonly { readonly name: string; readonly value: unknown }[]
  /** `ALL_OLD` for `RETURNING ALL OLD *`. */
  readonly returning: string
}

interface Token {
  readonly kind: 'name' | 'quoted' | 'string' | 'number' | 'parameter' | 'sign' | 'end'
  readonly text: string
}

const space = /(?:\s+|--[^\n]*|\/\*[\s\S]*?\*\/)*/y
const token =
  /(?<name>[A-Za-z_][A-Za-z0-9_]*)|"(?<quoted>(?:[^"]|"")*)"|'(?<string>(?:[^']|'')*)'|(?<number>-?[0-9]+(?:\.[0-9]+)?)|(?<parameter>\?)|(?<sign><=|>=|<>|!=|[=<>*,.()[\]{}:|+-])/y

const kinds = ['name', 'quoted', 'string', 'number', 'parameter', 'sign'] as const

/** @returns the tokens, an `end` last. @throws ExpressionError */
function readTokens(text: string): Token[] {
  const tokens: Token[] = []
  for (let at = 0; ;) {
    space.lastIndex = at
    space.test(text)
    at = Math.max(at, space.lastIndex)
    if (at >= text.length) return [...tokens, { kind: 'end', text: '' }]
    token.lastIndex = at
    const groups = token.exec(text)?.groups
    const kind = kinds.find((each) => groups?.[each] !== undefined)
    if (!groups || !kind) throw new ExpressionError('Unreadable character', at)
    const found = groups[kind] ?? ''
    const quote = kind === 'quoted' ? '"' : "'"
    tokens.push({
      kind,
      text: kind === 'quoted' || kind === 'string' ? found.replaceAll(quote + quote, quote) : found,
    })
    at = token.lastIndex
  }
}

/** The verb that a statement begins with, whatever follows. */
export function partiqlVerb(text: string): PartiqlVerb | undefined {
  const verbs: readonly PartiqlVerb[] = ['Select', 'Insert', 'Update', 'Delete']
  space.lastIndex = 0
  space.test(text)
  const word = /^[A-Za-z]+/.exec(text.slice(space.lastIndex))?.[0].toLowerCase()
  return verbs.find((verb) => verb.toLowerCase() === word)
}

/**
 * @param parameters AttributeValues for the `?` of the statement, in order.
 * @throws ExpressionError for every statement that it does not understand in full.
 */
export function readPartiql(text: string, parameters: readonly unknown[]): PartiqlStatement {
  return new PartiqlReader(readTokens(text), parameters).read()
}

class PartiqlReader {
  readonly #tokens: readonly Token[]
  readonly #parameters: readonly unknown[]
  readonly #attributes = new Set<string>()
  readonly #equalities: { name: string; value: unknown }[] = []
  #next = 0
  #nextParameter = 0
  #selectsAll = false

  constructor(tokens: readonly Token[], parameters: readonly unknown[]) {
    this.#tokens = tokens
    this.#parameters = parameters
  }

  read(): PartiqlStatement {
    const verb = this.#verb()
    if (verb === 'Select') this.#selected()
    if (verb === 'Select' || verb === 'Delete') this.#expectWord('FROM')
    if (verb === 'Insert') this.#expectWord('INTO')
    const table = this.#identifier()
    const index = this.#takeSign('.') ? this.#identifier() : undefined
    if (verb === 'Insert') this.#inserted()
    if (verb === 'Update') this.#changed()
    if (verb === 'Update' || verb === 'Delete') this.#expectWord('WHERE')
    if (verb === 'Update' || verb === 'Delete' || (verb === 'Select' && this.#takeWord('WHERE'))) {
      this.#where()
    }
    const returning = verb === 'Update' || verb === 'Delete' ? this.#returning() : 'NONE'
    if (this.#peek().kind !== 'end') this.#fail()
    return {
      verb,
      table,
      index,
      attributes: this.#attributes,
      selectsAll: this.#selectsAll,
      equalities: this.#equalities,
      returning,
    }
  }

  #verb(): PartiqlVerb {
    const verbs: readonly PartiqlVerb[] = ['Select', 'Insert', 'Update', 'Delete']
    return verbs.find((verb) => this.#takeWord(verb.toUpperCase())) ?? this.#fail()
  }

  #selected(): void {
    this.#selectsAll = this.#takeSign('*')
    if (this.#selectsAll) return
    do {
      this.#path()
    } while (this.#takeSign(','))
  }

  /** `VALUE {'UserId': ?, 'Wins': 1}` */
  #inserted(): void {
    this.#expectWord('VALUE')
    this.#expectSign('{')
    do {
      const name = this.#take()
      if (name.kind !== 'string') this.#fail()
      this.#expectSign(':')
      this.#attributes.add(name.text)
      this.#equalities.push({ name: name.text, value: this.#value() })
    } while (this.#takeSign(','))
    this.#expectSign('}')
  }

  /** `SET Wins = ? REMOVE Losses` */
  #changed(): void {
    let changes = 0
    for (; ; changes += 1) {
      if (this.#takeWord('SET')) {
        do {
          this.#path()
          this.#expectSign('=')
          this.#value()
        } while (this.#takeSign(','))
      } else if (this.#takeWord('REMOVE')) {
        this.#path()
      } else if (changes > 0) {
        return
      } else {
        this.#fail()
      }
    }
  }

  /** Comparisons joined by AND, after the keyword. */
  #where(): void {
    do {
      const path = this.#path()
      const sign = this.#take()
      if (sign.kind !== 'sign' || !['=', '<>', '!=', '<', '<=', '>', '>='].includes(sign.text)) {
        this.#fail()
      }
      const value = this.#value()
      const [name] = path
      if (sign.text === '=' && path.length === 1 && name !== undefined) {
        this.#equalities.push({ name, value })
      }
    } while (this.#takeWord('AND'))
  }

  /** `RETURNING MODIFIED NEW *` */
  #returning(): string {
    if (!this.#takeWord('RETURNING')) return 'NONE'
    const which = this.#takeWord('ALL')
      ? 'ALL'
      : this.#takeWord('MODIFIED')
        ? 'UPDATED'
        : this.#fail()
    const when = this.#takeWord('OLD') ? 'OLD' : this.#takeWord('NEW') ? 'NEW' : this.#fail()
    this.#expectSign('*')
    return `${which}_${when}`
  }

  #path(): readonly string[] {
    const head = this.#identifier()
    this.#attributes.add(head)
    const path = [head]
    for (;;) {
      if (this.#takeSign('.')) {
        path.push(this.#identifier())
      } else if (this.#takeSign('[')) {
        if (this.#take().kind !== 'number') this.#fail()
        this.#expectSign(']')
        path.push('[]')
      } else {
        return path
      }
    }
  }

  #value(): unknown {
    const { kind, text } = this.#take()
    if (kind === 'string') return { S: text }
    if (kind === 'number') return { N: text }
    if (kind !== 'parameter') this.#fail()
    const value = this.#parameters[this.#nextParameter]
    this.#nextParameter += 1
    return value
  }

  #identifier(): string {
    const { kind, text } = this.#take()
    if (kind !== 'name' && kind !== 'quoted') this.#fail()
    return text
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? { kind: 'end', text: '' }
  }

  #take(): Token {
    const token = this.#peek()
    this.#next += 1
    return token
  }

  #takeWord(word: string): boolean {
    const { kind, text } = this.#peek()
    const found = kind === 'name' && text.toUpperCase() === word
    if (found) this.#next += 1
    return found
  }

  #takeSign(sign: string): boolean {
    const { kind, text } = this.#peek()
    const found = kind === 'sign' && text === sign
    if (found) this.#next += 1
    return found
  }

  #expectWord(word: string): void {
    if (!this.#takeWord(word)) this.#fail()
  }

  #expectSign(sign: string): void {
    if (!this.#takeSign(sign)) this.#fail()
  }

  #fail(): never {
    throw new ExpressionError('Not understood: the token', this.#next)
  }
}
