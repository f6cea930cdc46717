import { describe, expect, it } from 'vitest'
import { stepSeconds, type FieldShape } from '../game.ts'
import { createBot } from './bot.ts'
import { createRound, step } from './core.ts'
import { meteorBlasters } from './meteor-blasters.ts'
import type { MeteorBlastersState } from './state.ts'

const shapes: FieldShape[] = ['wide', 'square', 'tall']
const seeds = Array.from({ length: 72 }, (_, index) => index * 7919 + 1)

function botPlays(seed: number, shape: FieldShape, reactionSeconds?: number): MeteorBlastersState {
  const bot = createBot(reactionSeconds)
  let state = createRound(seed, shape)
  while (state.phase === 'playing') state = step(state, bot(state), stepSeconds)
  return state
}

/** How the bot ends the rounds of all seeds, played once for all the tests. */
const endsOf = memo((shape: FieldShape) => seeds.map((seed) => botPlays(seed, shape)))

function memo<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    const value = known.get(key) ?? compute(key)
    known.set(key, value)
    return value
  }
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}

describe('the bot', () => {
  it.each(shapes)(
    'wins about half of its rounds on a %s field, and no seed is hopeless',
    (shape) => {
      const ends = endsOf(shape)
      const lost = ends.filter(({ phase }) => phase === 'lost')
      expect(lost.length).toBeGreaterThanOrEqual(seeds.length * 0.35)
      expect(lost.length).toBeLessThanOrEqual(seeds.length * 0.65)
      expect(ends.every(({ score }) => score > 500)).toBe(true)
      // The end is the hard part.
      const late = lost.filter(({ elapsedSeconds }) => elapsedSeconds > 25)
      expect(late.length).toBeGreaterThan(lost.length * 0.6)
      // One that looks more often or less wins where this one lost.
      const hopeless = seeds
        .slice(0, 8)
        .filter(
          (seed, index) =>
            ends[index]?.phase === 'lost' &&
            [0.15, 0.1, 0.3, 0.2, 0, 0.35, 0.05, 0.4].every(
              (reactionSeconds) => botPlays(seed, shape, reactionSeconds).phase === 'lost',
            ),
        )
      expect(hopeless).toEqual([])
    },
    60_000,
  )

  it('scores alike on a field of any shape: one best score counts for all', () => {
    const medians = shapes.map((shape) => median(endsOf(shape).map(({ score }) => score)))
    const middle = median(medians)
    for (const one of medians) expect(Math.abs(one / middle - 1)).toBeLessThan(0.15)
  }, 60_000)

  it('mostly has more for a round held out than for a lost one', () => {
    for (const shape of shapes) {
      const scores = (wanted: string) =>
        endsOf(shape)
          .filter(({ phase }) => phase === wanted)
          .map(({ score }) => score)
      const lost = median(scores('lost'))
      const poor = scores('won').filter((score) => score < lost)
      expect(poor.length).toBeLessThanOrEqual(1)
    }
  }, 60_000)

  it('plays the same round the same way', () => {
    expect(botPlays(5, 'wide')).toEqual(botPlays(5, 'wide'))
  })

  it('is in the middle of play in the picture before the first round, with room for the title', () => {
    for (const shape of shapes) {
      const { field, phase, ship, meteors, coins, shots, bursts } = meteorBlasters.preview(shape)
      expect(phase).toBe('playing')
      expect(ship.safeSeconds).toBe(0)
      expect(meteors.length).toBeGreaterThan(6)
      const inTheWay = [...meteors, ...coins, ...shots, ...bursts].filter((one) => {
        const radius = 'radius' in one && typeof one.radius === 'number' ? one.radius : 0
        return (
          Math.abs(one.x - field.width / 2) < field.width * 0.36 + radius &&
          Math.abs(one.y - field.height * 0.48) < field.height * 0.2 + radius
        )
      })
      expect(inTheWay).toEqual([])
    }
  })
})
