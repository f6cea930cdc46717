import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lineChanges } from './line-changes.ts'

const marks = { kept: ' ', added: '+', removed: '-' }
const diff = (before: string, after: string) =>
  lineChanges(before.split(' '), after.split(' '), (line) => line)
    .map(({ change, line }) => marks[change] + line)
    .join('')

it.each([
  ['a b c', 'a b c', ' a b c'],
  ['a b c', 'a x c', ' a-b+x c'],
  ['a b c', 'a c', ' a-b c'],
  ['a c', 'a b c', ' a+b c'],
  ['a b', 'x', '-a-b+x'],
  ['a b c d', 'b c d e', '-a b c d+e'],
])('tells %s from %s', (before, after, changes) => {
  expect(diff(before, after)).toBe(changes)
})

it('loses no line of either version', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 })
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const changes = lineChanges(before, after, (line) => line)
      const without = (left: string) =>
        changes.filter(({ change }) => change !== left).map(({ line }) => line)
      expect(without('removed')).toEqual(after)
      expect(without('added')).toEqual(before)
    }),
  )
})
