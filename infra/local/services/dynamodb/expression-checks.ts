/**
 * Expressions that dynalite must not see, told by their words alone: it would loop, crash, or write into objects of the
 * language. DynamoDB takes most of them, so they are refused by name and nothing is done.
 */
import { readTokens, type Token } from '../../../../src/iam/expressions/tokens.ts'
import { ServiceError, UnsupportedError } from '../../errors.ts'

/**
 * DynamoDB's limit, on the expression as sent.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-expression-parameters-lengths
 */
const maxExpressionBytes = 4096

/**
 * How long an expression may be, by how deep its parentheses nest: dynalite's parser goes over all of a parenthesis again and
 * again. At these bounds the worst expression takes it 150 ms. DynamoDB takes 4096 bytes at any depth.
 */
const maxLengthByDepth = [4096, 4096, 2000, 250, 150]

/** DynamoDB appends to a list whatever the index; dynalite would make all the elements between. */
const maxListIndex = 10_000

export interface Expression {
  /** `ConditionExpression` */
  readonly parameter: string
  readonly text: string
  /** Names by placeholder, `#` included. */
  readonly names: ReadonlyMap<string, string>
}

/** @throws ValidationException or UnsupportedError */
export function checkExpression({ parameter, text, names }: Expression): void {
  refuseLength(parameter, text)
  const tokens = tokensOf(text)
  // What is no expression at all, the engine refuses in DynamoDB's words.
  refuseNesting(parameter, text)
  refuseListIndexes(parameter, tokens)
  for (const [index, token] of tokens.entries())
    if (isPathElement(token) && !isCall(tokens, index)) refuseName(nameOf(token, names))
  if (parameter === 'UpdateExpression') refuseCopyIntoItself(tokens, names)
  else refuseComparedPaths(parameter, tokens)
}

/** Names of the language's own objects: dynalite would find these where an item has none. */
export function refuseName(name: string): void {
  if (name in Object.prototype)
    throw new UnsupportedError(`the attribute name ${name} in a request`)
}

function tokensOf(text: string): readonly Token[] {
  try {
    return readTokens(text)
  } catch {
    return []
  }
}

/**
 * Seen on DynamoDB: https://github.com/pynamodb/PynamoDB/issues/979 (with the size),
 * https://github.com/aws/aws-sdk-java-v2/issues/4597 (an UpdateExpression: without).
 */
function refuseLength(parameter: string, text: string): void {
  const sizeBytes = Buffer.byteLength(text)
  if (sizeBytes <= maxExpressionBytes) return
  const size = parameter === 'UpdateExpression' ? '' : ` expression size: ${String(sizeBytes)}`
  throw new ServiceError(
    'ValidationException',
    `Invalid ${parameter}: Expression size has exceeded the maximum allowed size;${size}`,
    { status: 400, namespace: 'com.amazon.coral.validate' },
  )
}

function refuseNesting(parameter: string, text: string): void {
  const depth = parenthesisDepth(text)
  const maxLength = maxLengthByDepth[depth]
  if (maxLength === undefined)
    throw new UnsupportedError(
      `more than ${String(maxLengthByDepth.length - 1)} nested parentheses in ${withArticle(parameter)}`,
    )
  if (text.length > maxLength)
    throw new UnsupportedError(
      `more than ${String(maxLength)} characters with ${String(depth)} nested parentheses in ${withArticle(parameter)}`,
    )
}

function parenthesisDepth(text: string): number {
  let depth = 0
  let deepest = 0
  for (const character of text) {
    if (character === '(') deepest = Math.max(deepest, ++depth)
    else if (character === ')') depth = Math.max(0, depth - 1)
  }
  return deepest
}

function refuseListIndexes(parameter: string, tokens: readonly Token[]): void {
  for (const { kind, text } of tokens)
    if (kind === 'number' && Number(text) > maxListIndex)
      throw new UnsupportedError(
        `a list index past ${String(maxListIndex)} in ${withArticle(parameter)}`,
      )
}

/**
 * dynalite copies by reference, so `SET a.b = a` would make a value that holds itself. DynamoDB copies the value.
 *
 * @throws UnsupportedError where a value is read from a path that leads to what is written.
 */
function refuseCopyIntoItself(tokens: readonly Token[], names: ReadonlyMap<string, string>): void {
  const paths = pathsIn(tokens, names).filter(({ section }) => section === 'SET')
  const targets = paths.filter(({ isTarget }) => isTarget)
  for (const { elements, isTarget } of paths)
    if (!isTarget && targets.some((target) => leadsTo(elements, target.elements)))
      throw new UnsupportedError('an UpdateExpression that copies a value into a part of itself')
}

function leadsTo(path: readonly string[], target: readonly string[]): boolean {
  return path.length < target.length && path.every((element, index) => element === target[index])
}

interface Path {
  readonly section: string
  /** Names, and list indexes in brackets: `['Wins', '[0]']`. */
  readonly elements: readonly string[]
  /** What a SET writes. */
  readonly isTarget: boolean
}

function pathsIn(tokens: readonly Token[], names: ReadonlyMap<string, string>): readonly Path[] {
  const paths: Path[] = []
  let section = ''
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]
    if (token === undefined || !isPathElement(token) || isCall(tokens, index)) continue
    if (token.kind === 'name' && /^(?:SET|REMOVE|ADD|DELETE)$/i.test(token.text)) {
      section = token.text.toUpperCase()
      continue
    }
    const elements = [nameOf(token, names)]
    for (;;) {
      const [sign, element] = [tokens[index + 1], tokens[index + 2]]
      if (sign?.text === '.' && element !== undefined) {
        elements.push(nameOf(element, names))
        index += 2
      } else if (sign?.text === '[' && element !== undefined) {
        elements.push(`[${String(Number(element.text))}]`)
        index += 3
      } else break
    }
    paths.push({ section, elements, isTarget: tokens[index + 1]?.text === '=' })
  }
  return paths
}

/**
 * dynalite throws where a path compared by order, by `BETWEEN`, `IN`, `begins_with` or `contains` has no value. DynamoDB finds the
 * condition false. `:value` operands are always there.
 */
function refuseComparedPaths(parameter: string, tokens: readonly Token[]): void {
  const refuse = (what: string) => {
    throw new UnsupportedError(
      `an attribute as the right side of ${what} in ${withArticle(parameter)}`,
    )
  }
  const isOperand = (index: number) => {
    const token = tokens[index]
    return token !== undefined && isPathElement(token)
  }
  for (const [index, token] of tokens.entries()) {
    const word = token.text.toLowerCase()
    if (['<', '<=', '>', '>='].includes(word)) {
      if (isOperand(index + 1) && tokens[index - 1]?.kind !== 'value') refuse(word)
    } else if (token.kind !== 'name' || tokens[index - 1]?.text === '.') continue
    else if (word === 'between') {
      // `x BETWEEN :low AND :high`: both ends are single words, or they are no values.
      if (tokens[index + 1]?.kind !== 'value' || tokens[index + 3]?.kind !== 'value')
        refuse('BETWEEN')
    } else if (word === 'in') {
      for (let next = index + 2; next < tokens.length && tokens[next]?.text !== ')'; next++)
        if (isOperand(next)) refuse('IN')
    } else if ((word === 'begins_with' || word === 'contains') && isCall(tokens, index)) {
      let next = index + 2
      while (next < tokens.length && tokens[next]?.text !== ',') next++
      if (isOperand(next + 1)) refuse(token.text)
    }
  }
}

function isPathElement({ kind }: Token): boolean {
  return kind === 'name' || kind === 'placeholder'
}

function isCall(tokens: readonly Token[], index: number): boolean {
  return tokens[index]?.kind === 'name' && tokens[index + 1]?.text === '('
}

function nameOf({ text }: Token, names: ReadonlyMap<string, string>): string {
  return names.get(text) ?? text
}

function withArticle(parameter: string): string {
  return `${/^[AEIOU]/.test(parameter) ? 'an' : 'a'} ${parameter}`
}
