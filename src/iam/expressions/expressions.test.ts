import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { readCondition } from './condition.ts'
import { pinnedKeys } from './key-condition.ts'
import { readProjection } from './projection.ts'
import { ExpressionError } from './tokens.ts'
import { maximumDepth } from './token-reader.ts'
import { readUpdate } from './update.ts'

const heads = (text: string) => readCondition(text).heads

describe('readCondition', () => {
  it.each([
    ['a = :v', ['a']],
    [':v = a', ['a']],
    ['#a.b[0].#c <> d', ['#a', 'd']],
    ['(a) . b [ 3 ] > :v', ['a']],
    ['((a = :v))', ['a']],
    ['a between :x and b AND not c IN (:x, d, size(e))', ['a', 'b', 'c', 'd', 'e']],
    ['NOT(a=:v)OR attribute_exists(b.c)', ['a', 'b']],
    ['a=:v AND(b<=c OR begins_with ( d , :v ))', ['a', 'b', 'c', 'd']],
    ['size(size(a)) = :v', ['a']],
    ['And1 = :v', ['And1']],
    ['__proto__ = :v AND constructor = :v', ['__proto__', 'constructor']],
  ])('finds the attributes of %s', (text, expected) => {
    expect(heads(text)).toEqual(expected)
  })

  it.each([
    '',
    'a =',
    'a = :v)',
    '(a = :v',
    'a = :v AND',
    'AND = :v',
    'a IN :v',
    'a BETWEEN :x OR :y',
    'a[:v] = :v',
    'a[0.b',
    'a..b = :v',
    "a = 'x'",
    'a = 5',
    'f() = a',
    'é = :v',
    'a = :v; DROP',
  ])('refuses %j', (text) => {
    expect(() => heads(text)).toThrow(ExpressionError)
  })

  it('reads 10 kB of nested parentheses at once, up to its depth', () => {
    const nested = (depth: number, inner: string) => '('.repeat(depth) + inner + ')'.repeat(depth)
    const long = Array.from({ length: 150 }, () => nested(25, 'a = :v')).join(' AND ')
    expect(long.length).toBeGreaterThan(8_000)
    const startedAt = performance.now()
    expect(heads(long)).toEqual(['a'])
    expect(heads(nested(maximumDepth, 'a = :v'))).toEqual(['a'])
    expect(() => heads(nested(maximumDepth + 1, 'a = :v'))).toThrow('deep')
    expect(() => heads('('.repeat(100_000))).toThrow('deep')
    expect(heads(Array.from({ length: 20_000 }, () => 'a = :v').join(' OR '))).toEqual(['a'])
    expect(performance.now() - startedAt).toBeLessThan(5_000)
  })
})

describe('pinnedKeys', () => {
  const pinned = (text: string) => pinnedKeys(readCondition(text).condition)

  it.each([
    ['a = :v', [{ head: 'a', value: ':v' }]],
    [':v = a', [{ head: 'a', value: ':v' }]],
    ['((#a) = (:v))', [{ head: '#a', value: ':v' }]],
    [
      '(a = :v AND (b = :w)) AND begins_with(c, :x)',
      [
        { head: 'a', value: ':v' },
        { head: 'b', value: ':w' },
      ],
    ],
    ['a > :v AND a.b = :v AND a = b AND a IN (:v) AND a BETWEEN :v AND :v', []],
    ['a = :v OR b = :v', undefined],
    ['NOT a = :v', undefined],
    ['a = :v AND (b = :v OR c = :v)', undefined],
  ])('reads %s', (text, expected) => {
    expect(pinned(text)).toEqual(expected)
  })
})

describe('readProjection', () => {
  it.each([
    ['a', ['a']],
    ['a, #b.c , d[0][1].e,a.f', ['a', '#b', 'd']],
  ])('finds the attributes of %s', (text, expected) => {
    expect(readProjection(text)).toEqual(expected)
  })

  it.each(['', 'a,', 'a b', ':v', 'a = :v'])('refuses %j', (text) => {
    expect(() => readProjection(text)).toThrow(ExpressionError)
  })
})

describe('readUpdate', () => {
  it.each([
    ['SET a = :v', ['a']],
    [
      'set a.b = if_not_exists(c, :v) + (d), #e = list_append(:v, f[0]) remove g ADD h :v delete i:v',
      'acd#efghi',
    ],
    ['SET a = b - :v', ['a', 'b']],
    ['REMOVE a, b[0].c', ['a', 'b']],
    ['ADD#a:v', ['#a']],
  ])('finds the attributes of %s', (text, expected) => {
    const names = typeof expected === 'string' ? (expected.match(/#?[a-z]/g) ?? []) : expected
    expect(readUpdate(text)).toEqual(names)
  })

  it.each([
    '',
    'a = :v',
    'SET',
    'SET a',
    'SET a = ',
    'ADD a b',
    'REMOVE a :v',
    'SET SET = :v',
    'SET a = f()',
  ])('refuses %j', (text) => {
    expect(() => readUpdate(text)).toThrow(ExpressionError)
  })
})

/**
 * The parsers of the DynamoDB engine behind the gate. What they accept, ours must accept, with at least the same attributes; otherwise
 * a request could reach data that IAM was not asked about.
 */
describe('beside the parsers of dynalite', () => {
  interface Parser {
    parse(text: string, options: unknown): unknown
  }
  const load = createRequire(import.meta.url)
  const dynalite = (name: string) => load(`dynalite/db/${name}Parser`) as Parser
  const context = () => ({
    attrNames: { '#a': 'Ax', '#b': 'Bx', '#c': 'Cx' },
    attrVals: { ':v': { N: '1' }, ':w': { S: 'S' } },
    unusedAttrNames: {},
    unusedAttrVals: {},
    isReserved: () => false,
    compare: () => false,
  })
  const resolve = (names: readonly string[]) =>
    names.map((name) => ({ '#a': 'Ax', '#b': 'Bx', '#c': 'Cx' })[name] ?? name)

  /** Small and fixed, so that a failure can be repeated. */
  function sequence(seed: number): (count: number) => number {
    let state = seed
    return (count) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return Math.floor((state / 2 ** 32) * count)
    }
  }
  const words = {
    condition:
      '( ( ) ) = <> < <= > >= , . a b #a #b :v :w [0] AND and OR NOT not BETWEEN IN in size attribute_exists begins_with contains _x'.split(
        ' ',
      ),
    update:
      '( ) = , . a b #a #b :v :w [0] SET set REMOVE ADD DELETE + - if_not_exists list_append'.split(
        ' ',
      ),
    projection: ', , . a b #a #b [0] _c'.split(' '),
  }

  /** Grown from the grammar, so that most are accepted; then sometimes spoiled by a random word. */
  function grow(kind: keyof typeof words, pick: (count: number) => number): string {
    const one = (choices: readonly (() => string)[]) => choices[pick(choices.length)]?.() ?? ''
    const space = () => ['', ' ', ' ', '\n'][pick(4)] ?? ''
    const name = () => ['a', 'b', 'Cc', '#a', '#b', '#c', 'x_1'][pick(7)] ?? ''
    const value = () => [':v', ':w'][pick(2)] ?? ''
    const path = (): string =>
      one([name, name, () => `${name()}.${path()}`, () => `${name()}[${space()}0]`])
    const paren = (inner: string): string =>
      one([() => inner, () => inner, () => `(${space()}${inner})`])
    const operand = (): string => paren(one([value, path, path, () => `size${space()}(${path()})`]))
    const comparison = (depth: number): string =>
      one([
        () =>
          `${operand()}${space()}${['=', '<', '<=', '>', '>=', '<>'][pick(6)] ?? ''}${operand()}`,
        () => `${operand()} BETWEEN ${value()} and ${value()}`,
        () => `${operand()} in${space()}(${operand()}, ${operand()})`,
        () => `attribute_exists(${path()})`,
        () => `contains(${path()},${operand()})`,
        () => (depth > 0 ? `(${boolean(depth - 1)})` : `attribute_not_exists(${path()})`),
        () => (depth > 0 ? `NOT ${comparison(depth - 1)}` : `:v = ${path()}`),
      ])
    const boolean = (depth: number): string =>
      one([
        () => comparison(depth),
        () => `${comparison(depth)} AND ${boolean(Math.max(0, depth - 1))}`,
        () => `${comparison(depth)} OR ${boolean(Math.max(0, depth - 1))}`,
      ])
    const term = (): string =>
      paren(
        one([
          value,
          path,
          () => `if_not_exists(${path()}, ${term()})`,
          () => `list_append(${path()},${value()})`,
        ]),
      )
    const sections = (): string =>
      [
        `SET ${path()}${space()}=${space()}${term()}, ${path()} = ${term()} ${['+', '-'][pick(2)] ?? ''} ${term()}`,
        `remove ${path()},${path()}`,
        `ADD ${name()} ${value()}`,
        `DELETE ${name()}${space()}${value()}, ${name()} :w`,
      ]
        .filter(() => pick(2) === 0)
        .join(' ')
    const grown = {
      condition: () => boolean(2),
      update: sections,
      projection: () => Array.from({ length: 1 + pick(4) }, path).join(`${space()},${space()}`),
    }[kind]()
    if (pick(3) > 0) return grown
    const pieces = grown.split(' ')
    pieces.splice(pick(pieces.length + 1), pick(2), words[kind][pick(words[kind].length)] ?? '')
    return pieces.join(' ')
  }

  it.each([
    ['condition' as const, heads],
    ['update' as const, readUpdate],
    ['projection' as const, readProjection],
  ])(
    'finds at least the attributes of every %s expression',
    (kind, read) => {
      const parser = dynalite(kind)
      const pick = sequence(kind.length)
      let accepted = 0
      for (let run = 0; run < 300; run += 1) {
        const text = grow(kind, pick)
        // Its time grows exponentially with nesting.
        if (text.split('(').length > 6) continue
        let result: unknown
        try {
          result = parser.parse(text, { context: context() })
        } catch {
          continue
        }
        accepted += 1
        const theirs = typeof result === 'string' ? [] : headsOf(kind, result)
        const ours = resolve(read(text))
        expect(ours, text).toEqual(expect.arrayContaining([...theirs]))
      }
      expect(accepted).toBeGreaterThan(100)
    },
    30_000,
  )

  function headsOf(kind: string, result: unknown): string[] {
    if (kind === 'condition') return Object.keys((result as { pathHeads: object }).pathHeads)
    const found = new Set<string>()
    const collect = (node: unknown) => {
      if (Array.isArray(node)) {
        if (typeof node[0] === 'string') found.add(node[0])
        else node.forEach(collect)
      } else if (typeof node === 'object' && node !== null) {
        Object.values(node).forEach(collect)
      }
    }
    collect(kind === 'update' ? (result as { sections: unknown }).sections : result)
    return [...found]
  }
})
