import { describe, expect, it } from 'vitest'
import { stepSeconds, type FieldShape } from '../game.ts'
import { botInput } from './bot.ts'
import { createRound, step } from './core.ts'
import { meteorBlasters } from './meteor-blasters.ts'
import type { MeteorBlastersState } from './state.ts'

function botPlays(seed: number, shape: FieldShape): MeteorBlastersState {
  let state = createRound(seed, shape)
  while (state.phase === 'playing') state = step(state, botInput(state), stepSeconds)
  return state
}

describe('the bot', () => {
  it.each(['wide', 'tall'] as const)(
    'wins most rounds on a %s field, by keys alone',
    (shape) => {
      const seeds = Array.from({ length: 12 }, (_, index) => index * 7919 + 1)
      const ends = seeds.map((seed) => botPlays(seed, shape))
      const wins = ends.filter(({ phase }) => phase === 'won').length
      expect(wins).toBeGreaterThanOrEqual(8)
      expect(ends.every(({ score }) => score > 0)).toBe(true)
    },
    30_000,
  )

  it('answers the same state with the same keys', () => {
    const state = meteorBlasters.preview('wide')
    expect(botInput(state)).toEqual(botInput(structuredClone(state)))
  })

  it('is in the middle of play in the picture before the first round', () => {
    for (const shape of ['wide', 'tall'] as const) {
      const state = meteorBlasters.preview(shape)
      expect(state.phase).toBe('playing')
      expect(state.ship.safeSeconds).toBe(0)
      expect(state.meteors.length).toBeGreaterThan(3)
    }
  })
})
