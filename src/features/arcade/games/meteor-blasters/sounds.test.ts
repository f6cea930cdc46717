import { expect, it } from 'vitest'
import { stepSeconds } from '../game.ts'
import { createBot } from './bot.ts'
import { createRound, step } from './core.ts'
import { soundsOf } from './sounds.ts'
import { roundSeconds, type Meteor, type MeteorBlastersState } from './state.ts'

const quiet: MeteorBlastersState = { ...createRound(1), spawnInSeconds: 1000 }
const idle = { steer: 0, fire: false }
const rock: Meteor = {
  id: 9,
  size: 'small',
  x: 320,
  y: 100,
  velocityX: 0,
  velocityY: 0,
  radius: 13,
  isGold: false,
}

function after(state: MeteorBlastersState, fire = false) {
  return soundsOf(state, step(state, { steer: 0, fire }, stepSeconds))
}

it('is silent while nothing happens', () => {
  expect(after(quiet)).toEqual([])
})

it('is heard of a shot, and of what it breaks', () => {
  expect(after(quiet, true)).toHaveLength(1)
  const shots = [{ id: 1, x: 320, y: 105, velocityX: 0 }]
  expect(after({ ...quiet, meteors: [rock], shots })).toMatchObject([{ wave: 'noise' }])
})

it('hears a hit on the ship louder than any other', () => {
  const { x, y } = quiet.ship
  const sounds = after({ ...quiet, meteors: [{ ...rock, x, y }] })
  expect(Math.max(...sounds.map(({ volume }) => volume))).toBeGreaterThan(0.5)
})

it('ticks in the last seconds and plays a tune at the end', () => {
  expect(after({ ...quiet, elapsedSeconds: roundSeconds - 3, secondsLeft: 3.001 })).toHaveLength(1)
  expect(after({ ...quiet, elapsedSeconds: roundSeconds - stepSeconds })).toHaveLength(4)
})

it('hears each event of a whole round once, also where a frame holds several steps', () => {
  const heard = [1, 3].map((stepsInFrame) => {
    const bot = createBot()
    let booms = 0
    let state = createRound(3)
    while (state.phase === 'playing') {
      const before = state
      for (let count = 0; count < stepsInFrame; count += 1)
        state = step(state, bot(state), stepSeconds)
      booms += soundsOf(before, state).filter(({ wave }) => wave === 'noise').length
    }
    return booms
  })
  expect(heard[0]).toBeGreaterThan(20)
  expect(heard[1]).toBe(heard[0])
  expect(soundsOf(createRound(3), step(createRound(3), idle, stepSeconds))).toEqual([])
})
