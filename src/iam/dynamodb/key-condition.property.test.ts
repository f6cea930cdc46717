/**
 * Whatever a Query can reach is counted, tried on random key conditions. What they can reach is worked out here, from the condition
 * that was written down, and not by the code under test.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dynamodbRequests } from '../dynamodb-request.ts'
import { base, counts, leading, options, users } from './request-fixture.ts'

const user = fc.constantFrom(...users)

describe('key conditions', () => {
  type Leaf =
    | { readonly is: 'compare'; readonly sign: string; readonly to: string }
    | { readonly is: 'between'; readonly low: string; readonly high: string }
    | { readonly is: 'begins'; readonly to: string }
    | { readonly is: 'sort' }
    | { readonly is: 'nested'; readonly to: string }
  type Tree = Leaf | { readonly is: 'AND' | 'OR' | 'NOT'; readonly of: readonly Tree[] }

  const leaf: fc.Arbitrary<Leaf> = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        is: fc.constant('compare' as const),
        sign: fc.constantFrom('=', '=', '=', '<>', '<', '<=', '>', '>='),
        to: user,
      }),
    },
    fc.record({ is: fc.constant('between' as const), low: user, high: user }),
    fc.record({ is: fc.constant('begins' as const), to: user }),
    fc.record({ is: fc.constant('sort' as const) }),
    fc.record({ is: fc.constant('nested' as const), to: user }),
  )
  const equality = user.map((to): Leaf => ({ is: 'compare', sign: '=', to }))
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.record({ is: fc.constant('AND' as const), of: fc.tuple(equality, leaf, equality) }),
      fc.record({
        is: fc.constantFrom('AND' as const, 'AND' as const, 'OR' as const),
        of: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }),
      }),
      fc.record({ is: fc.constant('NOT' as const), of: fc.tuple(tie('tree')) }),
    ),
  }))

  /** Whether the condition can be true, and whether it can be false, for items of one partition. */
  function possible(condition: Tree, partition: string): { yes: boolean; no: boolean } {
    const known = (holds: boolean) => ({ yes: holds, no: !holds })
    switch (condition.is) {
      case 'compare': {
        const { sign, to } = condition
        if (sign === '=') return known(partition === to)
        if (sign === '<>') return known(partition !== to)
        const less = sign.startsWith('<') ? partition < to : partition > to
        return known(less || (sign.endsWith('=') && partition === to))
      }
      case 'between':
        return known(partition >= condition.low && partition <= condition.high)
      case 'begins':
        return known(partition.startsWith(condition.to))
      case 'sort':
      case 'nested':
        return { yes: true, no: true }
      case 'NOT': {
        const [inner] = condition.of.map((each) => possible(each, partition))
        return { yes: inner?.no ?? false, no: inner?.yes ?? false }
      }
      default: {
        const parts = condition.of.map((each) => possible(each, partition))
        const and = condition.is === 'AND'
        return {
          yes: and ? parts.every(({ yes }) => yes) : parts.some(({ yes }) => yes),
          no: and ? parts.some(({ no }) => no) : parts.every(({ no }) => no),
        }
      }
    }
  }

  /** Partitions that the condition demands. Two of them exclude each other, but an engine could heed only one. */
  function demanded(condition: Tree): readonly string[] {
    if (condition.is === 'AND') return condition.of.flatMap(demanded)
    return condition.is === 'compare' && condition.sign === '=' ? [condition.to] : []
  }

  /** Writes a condition down, each time in one of the ways that the grammar has. */
  function write(condition: Tree, pick: (ways: readonly string[]) => string): string {
    const word = (text: string) => pick([text, text.toLowerCase()])
    const id = () => pick(['UserId', '#u', '#alias', '(UserId)', ' UserId\n'])
    const value = (of: string) => `:v${String(users.findIndex((each) => each === of))}`
    switch (condition.is) {
      case 'compare': {
        const { sign, to } = condition
        const turned: Readonly<Record<string, string>> = {
          '<': '>',
          '<=': '>=',
          '>': '<',
          '>=': '<=',
        }
        const straight = `${id()}${pick([' ', ''])}${sign} ${value(to)}`
        return pick([
          straight,
          `(${straight})`,
          `${value(to)} ${turned[sign] ?? sign} ${id()}`,
          `((${straight}))`,
        ])
      }
      case 'between':
        return `${id()} ${word('BETWEEN')} ${value(condition.low)} ${word('AND')} ${value(condition.high)}`
      case 'begins':
        return `begins_with(${id()}, ${value(condition.to)})`
      case 'sort':
        return pick(['GameTitle = :t', '#t = :t', 'begins_with(GameTitle, :t)', 'userid = :v0'])
      case 'nested':
        return pick([`UserId.x = ${value(condition.to)}`, `#u[0] = ${value(condition.to)}`])
      case 'NOT':
        return `${word('NOT')} (${condition.of.map((each) => write(each, pick)).join('')})`
      default:
        return `(${condition.of.map((each) => write(each, pick)).join(` ${word(condition.is)} `)})`
    }
  }

  const placeholders = {
    ExpressionAttributeNames: { '#u': 'UserId', '#alias': 'UserId', '#t': 'GameTitle' },
    ExpressionAttributeValues: {
      ...Object.fromEntries(users.map((each, at) => [`:v${String(at)}`, { S: each }])),
      ':t': { S: 'x' },
    },
  }

  it('count every partition that an expression can reach', () => {
    fc.assert(
      fc.property(
        tree,
        fc.array(fc.nat(), { minLength: 30, maxLength: 30 }),
        (condition, picks) => {
          let at = 0
          const pick = (ways: readonly string[]) => {
            const way = ways[(picks[at % picks.length] ?? 0) % ways.length] ?? ''
            at += 1
            return way
          }
          const input = {
            TableName: 'GameScores',
            KeyConditionExpression: write(condition, pick),
            ...placeholders,
          }
          const [request] = dynamodbRequests('Query', input, options)
          const reached = [...users, 'mf', 'somebody'].filter(
            (each) => possible(condition, each).yes,
          )
          for (const partition of [...reached, ...demanded(condition)]) {
            expect(request && counts(request, partition), input.KeyConditionExpression).toBe(true)
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('are readable where one equality is joined with others on the sort key', () => {
    fc.assert(
      fc.property(
        user,
        fc.constantFrom('UserId', '#u', '#alias'),
        fc.boolean(),
        (id, name, turn) => {
          const value = `:v${String(users.indexOf(id))}`
          const own = turn ? `${value} = ${name}` : `${name} = ${value}`
          const input = {
            TableName: 'GameScores',
            KeyConditionExpression: `${own} AND #t = :t`,
            ...placeholders,
          }
          const [request] = dynamodbRequests('Query', input, options)
          expect(request?.unreadable).toBeUndefined()
          expect(request && leading(request)).toEqual([id])
        },
      ),
    )
  })

  it('count every partition that the legacy form can reach', () => {
    const condition = fc.record(
      {
        ComparisonOperator: fc.constantFrom('EQ', 'EQ', 'BEGINS_WITH', 'GE', 'IN', 'BETWEEN', 'eq'),
        AttributeValueList: fc.array(
          user.map((S) => ({ S })),
          { maxLength: 2 },
        ),
      },
      { requiredKeys: [] },
    )
    const startKey = fc.option(
      user.map((S) => ({ UserId: { S }, GameTitle: { S: 'x' } })),
      { nil: undefined },
    )
    fc.assert(
      fc.property(condition, startKey, user, (legacy, ExclusiveStartKey, expressed) => {
        const { AttributeValueList: list = [] } = legacy
        const KeyConditions = { UserId: legacy }
        const plain = { TableName: 'GameScores', ExclusiveStartKey }
        const both = {
          KeyConditionExpression: `UserId = :v${String(users.indexOf(expressed))}`,
          ...placeholders,
        }
        for (const input of [
          { ...plain, KeyConditions },
          { ...plain, KeyConditions, ...both },
        ]) {
          const [request] = dynamodbRequests('Query', input, options)
          const reached = [...list.map(({ S }) => S), ExclusiveStartKey?.UserId.S]
          for (const id of reached) {
            if (id !== undefined) expect(request && counts(request, id)).toBe(true)
          }
        }
      }),
    )
  })

  it('on an index count what the index leads with, and never what the table leads with', () => {
    fc.assert(
      fc.property(user, fc.constantFrom('Board', 'Nothing', '', 5), (id, IndexName) => {
        const input = {
          TableName: 'GameScores',
          IndexName,
          KeyConditionExpression: 'GameTitle = :g',
          ExpressionAttributeValues: { ':g': { S: id } },
        }
        const [request] = dynamodbRequests('Query', input, options)
        expect(request && counts(request, id)).toBe(true)
        expect(request?.resource.startsWith(`${base}table/GameScores/index/`)).toBe(true)
      }),
    )
  })
})
