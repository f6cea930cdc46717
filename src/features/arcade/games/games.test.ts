import { describe, expect, it } from 'vitest'
import { rivalGameTitle, testRangeTitle } from '../../../domain/game-score.ts'
import { findGame, games } from './games.ts'

describe('the list of games', () => {
  it('has the first game at once, and loads the others when they are chosen', () => {
    expect(games.map(({ game }) => typeof game)).toEqual([
      'object',
      ...games.slice(1).map(() => 'function'),
    ])
  })

  it('names each game once, for its address and for its scores', () => {
    for (const names of [games.map(({ id }) => id), games.map(({ title }) => title)]) {
      expect(new Set(names).size).toBe(names.length)
    }
    expect(games.every(({ id }) => /^[a-z-]+$/.test(id))).toBe(true)
    expect(games.map(({ title }) => title)).not.toContain(testRangeTitle)
    expect(games.map(({ title }) => title)).toContain(rivalGameTitle)
  })

  it('falls back to the first game for an address that names none', () => {
    expect(findGame(null)).toBe(games[0])
    expect(findGame('no-such-game')).toBe(games[0])
  })
})

describe.each(games)('$title', ({ game: listed }) => {
  const load = () => (typeof listed === 'function' ? listed() : Promise.resolve(listed))

  it('starts the same round for the same seed, and another for another', async () => {
    const game = await load()
    for (const shape of ['wide', 'square', 'tall'] as const) {
      expect(game.createRound(5, shape)).toEqual(game.createRound(5, shape))
      expect(game.createRound(5, shape)).not.toEqual(game.createRound(6, shape))
      expect(game.createRound(5, shape)).toMatchObject({ phase: 'playing', score: 0 })
    }
  })

  it('says how to win in a sentence or two', async () => {
    const { goal } = await load()
    expect(goal).toMatch(/\.$/)
    expect(goal.length).toBeLessThan(120)
  })
})
