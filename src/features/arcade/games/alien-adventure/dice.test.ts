import { expect, it } from 'vitest'
import { randomFrom } from '../random.ts'
import { pickFrom, rollBelow, shuffled } from './dice.ts'

it('rolls every number below the count, and no other', () => {
  const random = randomFrom(1)
  const rolled = new Set(Array.from({ length: 200 }, () => rollBelow(4, random)))
  expect([...rolled].sort()).toEqual([0, 1, 2, 3])
})

it('shuffles without losing or repeating anything', () => {
  const items = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  const result = shuffled(items, randomFrom(2))
  expect(result).not.toEqual(items)
  expect([...result].sort()).toEqual(items)
})

it('picks nothing from nothing, and uses up one number all the same', () => {
  const [one, other] = [randomFrom(3), randomFrom(3)]
  const none: string[] = []
  expect(pickFrom(none, one)).toBeUndefined()
  pickFrom(['a'], other)
  expect(one.state()).toBe(other.state())
})
