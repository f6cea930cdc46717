/** Expressions as DynamoDB's grammar has them, with the names and values that they use; and some that it has not. */
import fc from 'fast-check'
import { attributeName, attributeValue, identity, type Json } from './values.ts'

/** What an expression brings along. */
export interface Used {
  readonly text: string
  readonly names: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, Json>>
}

const bare = (text: string): Used => ({ text, names: {}, values: {} })

function join(parts: readonly Used[], combine: (texts: readonly string[]) => string): Used {
  return {
    text: combine(parts.map(({ text }) => text)),
    names: Object.assign({}, ...parts.map(({ names }) => names)) as Used['names'],
    values: Object.assign({}, ...parts.map(({ values }) => values)) as Used['values'],
  }
}

const placeholder = fc.constantFrom('a', 'b', 'c', '0', 'A')

const head: fc.Arbitrary<Used> = fc.oneof(
  attributeName.map(bare),
  fc.tuple(placeholder, attributeName).map(([short, name]) => ({
    text: `#${short}`,
    names: { [`#${short}`]: name },
    values: {},
  })),
)

const path: fc.Arbitrary<Used> = fc.oneof(
  { weight: 5, arbitrary: head },
  { weight: 1, arbitrary: fc.tuple(head, head).map((parts) => join(parts, (t) => t.join('.'))) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(head, fc.oneof(fc.nat(3), fc.constantFrom(-1, 99999, 1e21)))
      .map(([one, at]) => join([one], ([t = '']) => `${t}[${String(at)}]`)),
  },
)

const value: fc.Arbitrary<Used> = fc.tuple(placeholder, attributeValue).map(([short, held]) => ({
  text: `:${short}`,
  names: {},
  values: { [`:${short}`]: held },
}))

const operand: fc.Arbitrary<Used> = fc.oneof(
  { weight: 3, arbitrary: path },
  { weight: 3, arbitrary: value },
  { weight: 1, arbitrary: path.map((one) => join([one], ([t = '']) => `size(${t})`)) },
)

const call = (name: string, ...args: fc.Arbitrary<Used>[]) =>
  fc.tuple(...args).map((parts) => join(parts, (texts) => `${name}(${texts.join(', ')})`))

const comparator = fc.constantFrom('=', '<>', '<', '<=', '>', '>=')

const simpleCondition: fc.Arbitrary<Used> = fc.oneof(
  fc
    .tuple(operand, comparator, operand)
    .map(([left, sign, right]) => join([left, right], ([l = '', r = '']) => `${l} ${sign} ${r}`)),
  fc
    .tuple(operand, operand, operand)
    .map((parts) => join(parts, ([a = '', b = '', c = '']) => `${a} BETWEEN ${b} AND ${c}`)),
  fc
    .tuple(operand, fc.array(operand, { minLength: 1, maxLength: 4 }))
    .map(([one, list]) =>
      join([one, ...list], ([first = '', ...rest]) => `${first} IN (${rest.join(', ')})`),
    ),
  call('attribute_exists', path),
  call('attribute_not_exists', path),
  call('attribute_type', path, value),
  call('begins_with', operand, operand),
  call('contains', operand, operand),
)

export const condition: fc.Arbitrary<Used> = fc.letrec<{ condition: Used }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    simpleCondition,
    fc
      .tuple(tie('condition'), fc.constantFrom('AND', 'OR', 'and'), tie('condition'))
      .map(([left, word, right]) => join([left, right], ([l = '', r = '']) => `${l} ${word} ${r}`)),
    tie('condition').map((one) => join([one], ([t = '']) => `NOT ${t}`)),
    fc
      .tuple(tie('condition'), fc.oneof(fc.constant(1), fc.nat(30)))
      .map(([one, depth]) => join([one], ([t = '']) => '('.repeat(depth) + t + ')'.repeat(depth))),
  ),
})).condition

export const keyCondition: fc.Arbitrary<Used> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        identity,
        fc.constantFrom('UserId', '#u'),
        fc.boolean(),
        fc.option(fc.tuple(fc.constantFrom('=', '<', '>=', 'begins_with'), attributeValue)),
      )
      .map(([id, name, isTurned, range]): Used => ({
        text:
          (isTurned ? `:id = ${name}` : `${name} = :id`) +
          (range === null
            ? ''
            : range[0] === 'begins_with'
              ? ' AND begins_with(GameTitle, :range)'
              : ` AND GameTitle ${range[0]} :range`),
        names: Object.fromEntries(name === '#u' ? [[name, 'UserId']] : []),
        values: { ':id': { S: id }, ...(range !== null && { ':range': range[1] }) },
      })),
  },
  { weight: 2, arbitrary: condition },
)

export const projection: fc.Arbitrary<Used> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(bare('UserId, GameTitle, TopScoreDateTime'), bare('Wins')),
  },
  {
    weight: 2,
    arbitrary: fc
      .array(path, { minLength: 1, maxLength: 4 })
      .map((paths) => join(paths, (texts) => texts.join(', '))),
  },
)

const setOperand: fc.Arbitrary<Used> = fc.oneof(
  operand,
  call('if_not_exists', path, operand),
  call('list_append', operand, operand),
  fc
    .tuple(operand, fc.constantFrom('+', '-'), operand)
    .map(([l, sign, r]) => join([l, r], ([a = '', b = '']) => `${a} ${sign} ${b}`)),
)

const clause = (word: string, entry: fc.Arbitrary<Used>) =>
  fc
    .array(entry, { minLength: 1, maxLength: 3 })
    .map((entries) => join(entries, (texts) => `${word} ${texts.join(', ')}`))

const pair = (left: fc.Arbitrary<Used>, sign: string, right: fc.Arbitrary<Used>) =>
  fc.tuple(left, right).map((parts) => join(parts, (texts) => texts.join(sign)))

export const update: fc.Arbitrary<Used> = fc
  .array(
    fc.oneof(
      clause('SET', pair(path, ' = ', setOperand)),
      clause('REMOVE', path),
      clause('ADD', pair(path, ' ', value)),
      clause('DELETE', pair(path, ' ', value)),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((clauses) => join(clauses, (texts) => texts.join(' ')))
