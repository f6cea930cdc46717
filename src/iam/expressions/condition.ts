/**
 * Condition, filter and key-condition expressions. Accepts at least what DynamoDB accepts; it checks no types and no argument
 * counts, since DynamoDB does that itself after IAM has decided.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ConditionExpressions.html
 */
import { TokenReader, type DocumentPath } from './token-reader.ts'

export type Condition =
  | { readonly type: 'path'; readonly path: DocumentPath }
  | { readonly type: 'value'; readonly name: string }
  | {
      readonly type: 'and' | 'or' | 'not' | 'between' | 'in' | 'function' | Comparator
      readonly args: readonly Condition[]
    }

type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>='

const comparators: readonly Comparator[] = ['=', '<>', '<', '<=', '>', '>=']

const reserved: readonly string[] = ['AND', 'OR', 'NOT', 'BETWEEN', 'IN']

export interface ReadCondition {
  readonly condition: Condition
  /** Top-level attributes that it names, as written. */
  readonly heads: readonly string[]
}

/** @throws ExpressionError */
export function readCondition(text: string): ReadCondition {
  const reader = new TokenReader(text)
  const condition = readOr(reader)
  reader.expectEnd()
  return { condition, heads: reader.heads }
}

function readOr(reader: TokenReader): Condition {
  const args = [readAnd(reader)]
  while (reader.takeWord('OR')) args.push(readAnd(reader))
  return single(args) ?? { type: 'or', args }
}

function readAnd(reader: TokenReader): Condition {
  const args = [readNot(reader)]
  while (reader.takeWord('AND')) args.push(readNot(reader))
  return single(args) ?? { type: 'and', args }
}

function single(args: readonly Condition[]): Condition | undefined {
  return args.length === 1 ? args[0] : undefined
}

function readNot(reader: TokenReader): Condition {
  let negations = 0
  while (reader.takeWord('NOT')) negations += 1
  const condition = readComparison(reader)
  return negations === 0 ? condition : { type: 'not', args: [condition] }
}

function readComparison(reader: TokenReader): Condition {
  const left = readOperand(reader)
  const comparator = comparators.find((sign) => reader.takeSign(sign))
  if (comparator) return { type: comparator, args: [left, readOperand(reader)] }
  if (reader.takeWord('BETWEEN')) {
    const lower = readOperand(reader)
    reader.expectWord('AND')
    return { type: 'between', args: [left, lower, readOperand(reader)] }
  }
  if (reader.takeWord('IN')) return { type: 'in', args: [left, ...readArguments(reader)] }
  return left
}

/** An operand, or a whole condition in parentheses: which of the two shows only at what follows. */
function readOperand(reader: TokenReader): Condition {
  if (reader.takeSign('(')) {
    const inner = reader.nested(() => readOr(reader))
    reader.expectSign(')')
    return inner.type === 'path'
      ? { type: 'path', path: [...inner.path, ...reader.readPathRest()] }
      : inner
  }
  const { kind, text } = reader.peek()
  if (kind === 'value') {
    reader.take()
    return { type: 'value', name: text }
  }
  if (kind === 'name' && reserved.includes(text.toUpperCase())) reader.fail(`Unexpected ${text}`)
  if (kind === 'name' && reader.followedBySign('(')) {
    reader.take()
    return { type: 'function', args: readArguments(reader) }
  }
  return { type: 'path', path: reader.readPath() }
}

function readArguments(reader: TokenReader): readonly Condition[] {
  reader.expectSign('(')
  return reader.nested(() => {
    const args = [readOperand(reader)]
    while (reader.takeSign(',')) args.push(readOperand(reader))
    reader.expectSign(')')
    return args
  })
}
