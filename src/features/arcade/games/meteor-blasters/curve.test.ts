import { describe, expect, it } from 'vitest'
import { stepSeconds, type ActionInput, type FieldShape } from '../game.ts'
import { createRound, step } from './core.ts'
import { roundSeconds, waveStarts, type MeteorBlastersState } from './state.ts'

const idle: ActionInput = { steer: 0, fire: false }
const firing: ActionInput = { steer: 0, fire: true }

function endOf(seed: number, input: ActionInput, shape?: FieldShape): MeteorBlastersState {
  let state = createRound(seed, shape)
  while (state.phase === 'playing') state = step(state, input, stepSeconds)
  return state
}

function quietRound(changes: Partial<MeteorBlastersState>): MeteorBlastersState {
  return { ...createRound(1), spawnInSeconds: 1000, ...changes }
}

describe('the curve', () => {
  it('leaves a breath before each new wave', () => {
    for (const start of waveStarts.slice(1)) {
      let state = quietRound({ elapsedSeconds: start - stepSeconds / 2, spawnInSeconds: 0 })
      for (let count = 0; count < 90; count += 1) state = step(state, idle, stepSeconds)
      expect(state.spawnedCount).toBe(0)
    }
  })

  it.each<FieldShape>(['wide', 'square', 'tall'])(
    'is not beaten by standing still and firing on a %s field',
    (shape) => {
      const seeds = Array.from({ length: 10 }, (_, index) => index * 104729 + 3)
      const wins = seeds.filter((seed) => endOf(seed, firing, shape).phase === 'won')
      expect(wins).toEqual([])
    },
    30_000,
  )

  it('says how far it was', () => {
    expect(endOf(4, idle).ending).toMatch(/^\d+ seconds short of the end\.$/)
    const almost = quietRound({ elapsedSeconds: roundSeconds - stepSeconds })
    expect(step(almost, idle, stepSeconds).ending).toMatch(/^Not a scratch/)
  })
})
