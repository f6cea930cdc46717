import { describe, expect, it } from 'vitest'
import { gameScoreFromItem, itemFromGameScore, roundMark, roundsToForget } from './score-item.ts'

const round = (minute: number) => ({
  roundId: `round-${minute.toString()}`,
  gameTitle: 'Meteor Blasters',
  result: 'win' as const,
  score: 10,
  finishedAt: new Date(Date.UTC(2026, 10, 22, 8, minute)),
})

describe('gameScoreFromItem', () => {
  it('reads back what itemFromGameScore wrote', () => {
    const score = {
      gameTitle: 'Meteor Blasters',
      wins: 3,
      losses: 1,
      topScore: 4200,
      topScoreAt: new Date('2026-11-22T08:26:00.000Z'),
    }
    expect(gameScoreFromItem({ ...itemFromGameScore('me', score) })).toEqual(score)
  })

  it('counts what is absent as nothing', () => {
    expect(gameScoreFromItem({ UserId: 'me', GameTitle: 'Meteor Blasters', Wins: 1 })).toEqual({
      gameTitle: 'Meteor Blasters',
      wins: 1,
      losses: 0,
    })
  })

  it('survives an item that another client filled with nonsense', () => {
    expect(
      gameScoreFromItem({
        GameTitle: 'Meteor Blasters',
        Wins: 'many',
        Losses: Number.NaN,
        TopScore: null,
        TopScoreDateTime: 'yesterday',
      }),
    ).toEqual({ gameTitle: 'Meteor Blasters', wins: 0, losses: 0 })
  })

  it('is undefined for an item without a title', () => {
    expect(gameScoreFromItem({ UserId: 'me' })).toBeUndefined()
  })
})

describe('roundsToForget', () => {
  const marks = (count: number) => Array.from({ length: count }, (_, i) => roundMark(round(i)))

  it('forgets nothing while the set is short', () => {
    expect(roundsToForget(marks(15), roundMark(round(14)))).toEqual([])
  })

  it('forgets the oldest, in whatever order the set comes', () => {
    const shuffled = marks(16).reverse()
    expect(roundsToForget(shuffled, roundMark(round(15)))).toEqual(marks(16).slice(0, 6))
  })

  it('never forgets the round just counted, even where its clock is behind', () => {
    expect(roundsToForget(marks(16), roundMark(round(0)))).not.toContain(roundMark(round(0)))
  })
})
