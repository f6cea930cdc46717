import { describe, expect, it } from 'vitest'
import { advance } from './fixed-step.ts'
import type { ActionInput } from './game.ts'
import { createRound, step } from './meteor-blasters/core.ts'
import type { MeteorBlastersState } from './meteor-blasters/state.ts'

const core = { step }

/** Left for a second, right for a second, and so on, always firing. */
function inputAt(second: number): ActionInput {
  return { steer: second % 2 === 0 ? -1 : 1, fire: true }
}

function playFor(seconds: number, framesASecond: number): MeteorBlastersState {
  let round = { state: createRound(11), leftoverSeconds: 0 }
  for (let frame = 0; frame < seconds * framesASecond; frame += 1) {
    const input = inputAt(Math.floor(frame / framesASecond))
    round = advance(core, round, input, 1 / framesASecond)
  }
  return round.state
}

describe('advance', () => {
  it('plays a round alike at 20, 60, 144 and 240 frames a second', () => {
    const expected = playFor(6, 60)
    // Hard hits hold the clock still for a moment.
    expect(expected.elapsedSeconds).toBeGreaterThan(5)
    expect(expected.elapsedSeconds).toBeLessThanOrEqual(6.001)
    for (const framesASecond of [20, 144, 240]) {
      expect(playFor(6, framesASecond)).toEqual(expected)
    }
  })

  it('keeps time that does not fill a step for the next frame', () => {
    const start = { state: createRound(1), leftoverSeconds: 0 }
    const half = advance(core, start, { steer: 0, fire: false }, 1 / 120)
    expect(half.state).toBe(start.state)
    const whole = advance(core, half, { steer: 0, fire: false }, 1 / 120)
    expect(whole.state.elapsedSeconds).toBeCloseTo(1 / 60)
  })

  it('does not make up for a long sleep', () => {
    const start = { state: createRound(1), leftoverSeconds: 0 }
    const after = advance(core, start, { steer: 0, fire: false }, 600)
    expect(after.state.elapsedSeconds).toBeLessThanOrEqual(0.25)
  })

  it('takes a clock that runs backwards as no time at all', () => {
    const start = { state: createRound(1), leftoverSeconds: 0 }
    expect(advance(core, start, { steer: 0, fire: false }, -5)).toEqual(start)
  })
})
