import { expect, it } from 'vitest'
import { at, situationForTests } from './situation-for-tests.ts'
import { soundsOf } from './sounds.ts'

const before = situationForTests()

it('lets the alien scrape the louder the nearer it is', () => {
  const volumes = [at(3, 4), at(3, 3), at(2, 1)].map(
    (room) => soundsOf(before, { ...before, alien: { room, cameFrom: room } })[0]?.volume ?? 0,
  )
  expect(volumes).toEqual([...volumes].sort((one, other) => other - one))
  expect(new Set(volumes).size).toBe(3)
  expect(soundsOf(before, before)).toEqual([])
})

it('sounds what happened', () => {
  expect(soundsOf(before, { ...before, happenings: [{ kind: 'torn' }] })).toHaveLength(1)
})
