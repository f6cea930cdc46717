import { describe, expect, it } from 'vitest'
import { knownPassage, signalReceived, soundHeard } from './senses.ts'
import { at, situationForTests } from './situation-for-tests.ts'

describe('the sound of the alien', () => {
  it.each([
    [2, 4, { bearing: 'here', loudness: 'here' }],
    [3, 4, { bearing: 'east', loudness: 'very near' }],
    [1, 3, { bearing: 'north-west', loudness: 'near' }],
    [2, 1, { bearing: 'north', loudness: 'far' }],
    [0, 2, { bearing: 'north-west', loudness: 'far' }],
    [4, 1, undefined],
  ] as const)('from column %i, row %i', (column, row, heard) => {
    const room = at(column, row)
    expect(soundHeard(situationForTests({ alien: { room, cameFrom: room } }))).toEqual(heard)
  })
})

it('gets the signal of the beacon first, of the pod then', () => {
  expect(signalReceived(situationForTests())).toEqual({ from: 'beacon', bearing: 'north-west' })
  expect(signalReceived(situationForTests({ hasBeacon: true }))).toEqual({
    from: 'pod',
    bearing: 'north',
  })
})

it('knows what lies between two rooms as soon as it knows one of them', () => {
  const situation = situationForTests()
  expect(knownPassage(situation, at(2, 4), 'north')).toBe('open')
  expect(knownPassage(situation, at(2, 3), 'south')).toBe('open')
  expect(knownPassage(situation, at(2, 4), 'south')).toBe('wall')
  expect(knownPassage(situation, at(2, 3), 'north')).toBeUndefined()
})
