/**
 * Update expressions: `SET a = if_not_exists(b, :zero) + :one REMOVE c ADD d :n DELETE e :set`.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
 */
import { TokenReader } from './token-reader.ts'

const sections: readonly string[] = ['SET', 'REMOVE', 'ADD', 'DELETE']

/**
 * @returns top-level attributes that it names, whether it writes them or only reads them, as written.
 * @throws ExpressionError
 */
export function readUpdate(text: string): readonly string[] {
  const reader: TokenReader = new TokenReader(text)
  do {
    const section = sections.find((word) => reader.takeWord(word))
    if (!section) reader.fail('Expected SET, REMOVE, ADD or DELETE')
    do {
      readAction(reader, section)
    } while (reader.takeSign(','))
  } while (reader.peek().kind !== 'end')
  return reader.heads
}

function readAction(reader: TokenReader, section: string): void {
  if (sections.some((word) => reader.peekIsWord(word))) reader.fail('Expected an attribute name')
  reader.readPath()
  if (section === 'SET') {
    reader.expectSign('=')
    readSum(reader)
  } else if (section !== 'REMOVE' && reader.take().kind !== 'value') {
    reader.fail('Expected a value placeholder')
  }
}

function readSum(reader: TokenReader): void {
  readOperand(reader)
  while (reader.takeSign('+') || reader.takeSign('-')) readOperand(reader)
}

function readOperand(reader: TokenReader): void {
  if (reader.takeSign('(')) {
    reader.nested(() => {
      readSum(reader)
    })
    reader.expectSign(')')
    return
  }
  if (reader.peek().kind === 'value') {
    reader.take()
    return
  }
  if (reader.peek().kind !== 'name' || !reader.followedBySign('(')) {
    reader.readPath()
    return
  }
  reader.take()
  reader.expectSign('(')
  reader.nested(() => {
    do {
      readOperand(reader)
    } while (reader.takeSign(','))
  })
  reader.expectSign(')')
}
