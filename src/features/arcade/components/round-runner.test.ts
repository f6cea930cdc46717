import { describe, expect, it, vi } from 'vitest'
import type { ActionInput } from '../games/game.ts'
import { meteorBlasters } from '../games/meteor-blasters/meteor-blasters.ts'
import type { MeteorBlastersState } from '../games/meteor-blasters/state.ts'
import { createRoundRunner } from './round-runner.ts'

/** Frames come when the test says so. */
function setUp(input: ActionInput = { steer: 0, fire: false }) {
  let waiting: { handle: number; callback: (timeMs: number) => void } | undefined
  let handles = 0
  let timeMs = 5000
  const drawn: MeteorBlastersState[] = []
  const onEnd = vi.fn<(state: MeteorBlastersState) => void>()
  const runner = createRoundRunner({
    game: meteorBlasters,
    readInput: () => input,
    draw: (state) => drawn.push(state),
    onEnd,
    requestFrame: (callback) => {
      handles += 1
      waiting = { handle: handles, callback }
      return handles
    },
    cancelFrame: (handle) => {
      if (waiting?.handle === handle) waiting = undefined
    },
  })
  /** Lets so many seconds pass in frames of 1/50 s; stops early where none is asked for. */
  function pass(seconds: number) {
    for (let frame = 0; frame < seconds * 50 && waiting; frame += 1) {
      const { callback } = waiting
      waiting = undefined
      timeMs += 20
      callback(timeMs)
    }
  }
  return {
    runner,
    pass,
    drawn,
    onEnd,
    sleep: (ms: number) => (timeMs += ms),
    isWaiting: () => !!waiting,
  }
}

describe('the round runner', () => {
  it('plays a round to its end and tells of it once', () => {
    const { runner, pass, onEnd, isWaiting } = setUp()
    runner.play(1, 'wide')
    pass(60)
    expect(onEnd).toHaveBeenCalledOnce()
    expect(onEnd.mock.calls[0]?.[0].phase).toBe('lost')
    expect(isWaiting()).toBe(false)
  })

  it('lets no time pass while paused', () => {
    const { runner, pass, drawn, sleep, isWaiting } = setUp()
    runner.play(1, 'wide')
    pass(2)
    const before = drawn.at(-1)?.elapsedSeconds ?? 0
    runner.pause()
    expect(isWaiting()).toBe(false)
    sleep(60_000)
    runner.resume()
    pass(1)
    expect(drawn.at(-1)?.elapsedSeconds).toBeCloseTo(before + 1, 1)
  })

  it('repeats a round for the same seed', () => {
    const ends = [1, 2].map(() => {
      const { runner, pass, onEnd } = setUp({ steer: 0, fire: true })
      runner.play(77, 'tall')
      pass(60)
      return onEnd.mock.calls[0]?.[0]
    })
    expect(ends[0]).toEqual(ends[1])
  })

  it('forgets a round that is stopped or started over', () => {
    const { runner, pass, drawn, onEnd, isWaiting } = setUp()
    runner.play(1, 'wide')
    pass(3)
    runner.play(2, 'wide')
    pass(0.1)
    expect(drawn.at(-1)?.elapsedSeconds).toBeLessThan(0.2)
    runner.stop()
    expect(isWaiting()).toBe(false)
    expect(onEnd).not.toHaveBeenCalled()
  })
})
