import { describe, expect, it } from 'vitest'
import { stepSeconds, type FieldShape, type ActionInput } from '../game.ts'
import { randomFrom } from '../random.ts'
import { createBot } from './bot.ts'
import { createRound, step } from './core.ts'
import {
  coinTuning,
  endBonus,
  roundSeconds,
  shieldBonus,
  shipTuning,
  type Meteor,
  type MeteorBlastersState,
  waveStarts,
  type Shot,
} from './state.ts'

const idle: ActionInput = { steer: 0, fire: false }
const firing: ActionInput = { steer: 0, fire: true }
const shapes: FieldShape[] = ['wide', 'square', 'tall']

type Player = (state: MeteorBlastersState) => ActionInput

/** Every state of a round from its start to its end. */
function statesOf(seed: number, shape: FieldShape, player: Player): MeteorBlastersState[] {
  const states = [createRound(seed, shape)]
  for (let state = states[0]; state?.phase === 'playing'; state = states.at(-1)) {
    states.push(step(state, player(state), stepSeconds))
  }
  return states
}

/** What stands still in a freeze goes on after it. */
function stepOnce(state: MeteorBlastersState, input: ActionInput): MeteorBlastersState {
  let next = step(state, input, stepSeconds)
  while (next.freezeSeconds > 0) next = step(next, input, stepSeconds)
  return next
}

function endOf(seed: number, shape: FieldShape, player: Player): MeteorBlastersState {
  let state = createRound(seed, shape)
  while (state.phase === 'playing') state = step(state, player(state), stepSeconds)
  return state
}

/** Wild but repeatable: new keys at almost every step. */
function randomPlayer(seed: number): Player {
  const random = randomFrom(seed)
  return () => ({ steer: Math.round(random.between(-1.5, 1.5)), fire: random.next() < 0.7 })
}

/** A round without meteors yet to come, to place some by hand. */
function quietRound(changes: Partial<MeteorBlastersState> = {}): MeteorBlastersState {
  return { ...createRound(1), spawnInSeconds: 1000, ...changes }
}

const shot: Shot = { id: 800, x: 320, y: 105, velocityX: 0 }

function meteor(changes: Partial<Meteor>): Meteor {
  return {
    id: 900,
    size: 'small',
    x: 320,
    y: 100,
    velocityX: 0,
    velocityY: 0,
    radius: 13,
    isGold: false,
    ...changes,
  }
}

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(numbersIn)
}

describe('a round', () => {
  it('is the same again for the same seed and the same inputs', () => {
    for (const shape of shapes) {
      // Each state comes of the one before: some of them tell.
      const played = () =>
        statesOf(2024, shape, randomPlayer(5)).filter((_, index, { length }) => {
          return index % 50 === 0 || index === length - 1
        })
      expect(played()).toEqual(played())
    }
  })

  it('differs from seed to seed', () => {
    const heights = [1, 2, 3].map((seed) => endOf(seed, 'wide', () => idle).meteors)
    expect(heights[0]).not.toEqual(heights[1])
    expect(heights[1]).not.toEqual(heights[2])
  })

  it('leaves the state it was given as it was', () => {
    const before = statesOf(3, 'wide', () => firing)[200]
    const copy = structuredClone(before)
    if (before) step(before, { steer: 1, fire: true }, stepSeconds)
    expect(before).toEqual(copy)
  })

  it('ends within sixty seconds, whoever plays', () => {
    for (let seed = 0; seed < 12; seed += 1) {
      const end = endOf(seed, 'wide', randomPlayer(seed))
      expect(end.elapsedSeconds).toBeLessThan(60)
      expect(['won', 'lost']).toContain(end.phase)
    }
  })

  it('is lost in under 20 seconds by a player who does nothing, with every seed', () => {
    for (const shape of shapes) {
      for (let seed = 0; seed < 40; seed += 1) {
        const end = endOf(seed * 2654435761, shape, () => idle)
        expect(end.phase).toBe('lost')
        expect(end.elapsedSeconds).toBeLessThan(20)
        expect(end.elapsedSeconds).toBeGreaterThan(4)
        expect(end.score).toBe(0)
      }
    }
  }, 30_000)
})

describe('every state of a round', () => {
  it('holds finite numbers only, and ship and meteors within the field', () => {
    for (const shape of shapes) {
      for (const seed of [1, 77, 4096]) {
        for (const state of statesOf(seed, shape, randomPlayer(seed))) {
          expect(numbersIn(state).every(Number.isFinite)).toBe(true)
          expect(state.ship.x).toBeGreaterThanOrEqual(shipTuning.radius)
          expect(state.ship.x).toBeLessThanOrEqual(state.field.width - shipTuning.radius)
          for (const { x, y, radius } of state.meteors) {
            const inside = x >= 0 && x <= state.field.width
            const fallsThrough = y > -50 && y < state.field.height + radius
            if (!inside || !fallsThrough) expect.fail(`a meteor at ${String(x)}, ${String(y)}`)
          }
        }
      }
    }
  })

  it('has a whole score that never falls, and time that runs down', () => {
    for (const seed of [5, 6, 7]) {
      let [before] = statesOf(seed, 'wide', () => firing)
      for (const state of statesOf(seed, 'wide', () => firing)) {
        expect(Number.isInteger(state.score)).toBe(true)
        expect(state.score).toBeGreaterThanOrEqual(before?.score ?? 0)
        expect(state.secondsLeft).toBeLessThanOrEqual(before?.secondsLeft ?? roundSeconds)
        expect(state.secondsLeft).toBeGreaterThanOrEqual(0)
        before = state
      }
    }
  })

  it('survives input that is no number', () => {
    let state = createRound(1)
    for (let count = 0; count < 120; count += 1) {
      state = step(state, { steer: NaN, steerTo: NaN, fire: true }, stepSeconds)
    }
    expect(numbersIn(state).every(Number.isFinite)).toBe(true)
    expect(state.ship.x).toBe(state.field.width / 2)
  })
})

describe('winning and losing', () => {
  it('wins when the time is over, with a bonus for that and one for each shield left', () => {
    const almost = quietRound({ elapsedSeconds: roundSeconds - 1.5 * stepSeconds, score: 10 })
    const before = step(almost, idle, stepSeconds)
    expect(before.phase).toBe('playing')
    const end = step(before, idle, stepSeconds)
    expect(end).toMatchObject({
      phase: 'won',
      secondsLeft: 0,
      score: 10 + endBonus + 3 * shieldBonus,
    })
  })

  it('takes one shield for a hit and is safe for a moment', () => {
    const { x, y } = quietRound().ship
    const hit = step(
      quietRound({ meteors: [meteor({ id: 1, x, y }), meteor({ id: 2, x, y })] }),
      idle,
      stepSeconds,
    )
    expect(hit.ship.shields).toBe(2)
    expect(hit.meteors).toHaveLength(1)
    const next = stepOnce(hit, idle)
    expect(next.ship.shields).toBe(2)
    expect(next.phase).toBe('playing')
  })

  it('loses with the third hit, even in the last moment', () => {
    const { ship } = quietRound()
    const state = quietRound({
      elapsedSeconds: roundSeconds - stepSeconds,
      ship: { ...ship, shields: 1 },
      meteors: [meteor({ x: ship.x, y: ship.y })],
    })
    const end = step(state, idle, stepSeconds)
    expect(end.phase).toBe('lost')
    expect(end.score).toBe(0)
  })

  it('changes neither phase, score nor time after the end', () => {
    const end = endOf(9, 'wide', () => firing)
    let later = end
    for (let count = 0; count < 300; count += 1) later = step(later, firing, stepSeconds)
    const { phase, score, secondsLeft } = end
    expect(later).toMatchObject({ phase, score, secondsLeft, shots: [] })
  })
})

describe('shooting', () => {
  it('repeats while fire is held, no faster than the gun cools', () => {
    let state = quietRound()
    let fired = 0
    for (let count = 0; count < 60; count += 1) {
      const next = step(state, firing, stepSeconds)
      fired += next.nextId - state.nextId
      state = next
    }
    expect(fired).toBeGreaterThanOrEqual(5)
    expect(fired).toBeLessThanOrEqual(1 + 1 / shipTuning.cooldownSeconds)
  })

  it.each([
    { size: 'big', points: 20, pieces: ['medium', 'medium'] },
    { size: 'medium', points: 50, pieces: ['small', 'small'] },
    { size: 'small', points: 100, pieces: [] },
  ] as const)('gives $points points for a $size meteor and leaves $pieces', (expected) => {
    const state = quietRound({
      meteors: [meteor({ size: expected.size })],
      shots: [shot],
    })
    const next = step(state, idle, stepSeconds)
    expect(next.score).toBe(expected.points)
    expect(next.shots).toEqual([])
    expect(next.meteors.map(({ size }) => size)).toEqual(expected.pieces)
  })

  it('breaks one meteor with one shot', () => {
    const state = quietRound({
      meteors: [meteor({ id: 1 }), meteor({ id: 2 })],
      shots: [shot],
    })
    expect(step(state, idle, stepSeconds).meteors.map(({ id }) => id)).toEqual([2])
  })

  it('breaks nothing above the field', () => {
    const state = quietRound({ meteors: [meteor({ y: -8 })], shots: [{ ...shot, y: -4 }] })
    expect(step(state, idle, stepSeconds).meteors).toHaveLength(1)
  })

  it('pays more for hits in a row, until the chain breaks', () => {
    const aimed = { meteors: [meteor({})], shots: [shot] }
    const inChain = step(quietRound({ ...aimed, chain: 4, chainSeconds: 1 }), idle, stepSeconds)
    expect(inChain.score).toBe(200)
    const tooLate = step(
      quietRound({ ...aimed, chain: 4, chainSeconds: stepSeconds / 2 }),
      idle,
      stepSeconds,
    )
    expect(tooLate.score).toBe(100)
  })

  it('keeps the longest chain, and names it in the end where it paid', () => {
    const aimed = { meteors: [meteor({})], shots: [shot], chain: 4, chainSeconds: 1 }
    const hit = step(quietRound({ ...aimed, longestChain: 3 }), idle, stepSeconds)
    expect(hit.longestChain).toBe(5)
    const over = { ...hit, freezeSeconds: 0, chain: 0, chainSeconds: 0, longestChain: 9 }
    const lost = step({ ...over, ship: { ...over.ship, shields: 0 } }, idle, stepSeconds)
    expect(lost.ending).toMatch(/ short of the end\. Longest chain: 9\.$/)
    const won = step({ ...over, elapsedSeconds: roundSeconds }, idle, stepSeconds)
    expect(won.ending).toBe('Not a scratch: 4000 points more. Longest chain: 9.')
    const hurt = { ...over, ship: { ...over.ship, shields: 1 }, elapsedSeconds: roundSeconds }
    expect(step(hurt, idle, stepSeconds).ending).toMatch(/^1 of 3 shields left: 3000 points more\./)
  })
})

describe('a gold meteor', () => {
  it('comes once in each wave', () => {
    const states = statesOf(11, 'wide', createBot())
    const gold = new Set(
      states.flatMap(({ meteors }) => meteors.filter(({ isGold }) => isGold)).map(({ id }) => id),
    )
    const end = states.at(-1)
    expect(gold.size).toBe(end?.goldCount)
    expect(gold.size).toBeGreaterThanOrEqual(2)
    expect(gold.size).toBeLessThanOrEqual(waveStarts.length)
  })

  it('leaves a coin, which makes the gun fan out when it is caught', () => {
    const broken = step(
      quietRound({ meteors: [meteor({ isGold: true, size: 'medium' })], shots: [shot] }),
      idle,
      stepSeconds,
    )
    expect(broken.coins).toHaveLength(1)
    expect(broken.meteors).toEqual([])
    const { x, y } = broken.ship
    const caught = step(
      { ...broken, freezeSeconds: 0, coins: [{ id: 5, x, y: y - 10 }] },
      idle,
      stepSeconds,
    )
    expect(caught.coins).toEqual([])
    expect(caught.score).toBe(broken.score + coinTuning.points)
    expect(step(caught, firing, stepSeconds).shots).toHaveLength(3)
    const later = step({ ...caught, ship: { ...caught.ship, fanSeconds: 0 } }, firing, stepSeconds)
    expect(later.shots).toHaveLength(1)
  })

  it('is lost with its coin when nobody catches it', () => {
    let state = quietRound({ coins: [{ id: 1, x: 40, y: 100 }] })
    for (let count = 0; count < 300; count += 1) state = step(state, idle, stepSeconds)
    expect(state).toMatchObject({ coins: [], score: 0, ship: { fanSeconds: 0 } })
  })
})

describe('a hard hit', () => {
  it('holds everything still for a moment, the clock too', () => {
    const { x, y } = quietRound().ship
    const hit = step(quietRound({ meteors: [meteor({ x, y })] }), idle, stepSeconds)
    expect(hit.freezeSeconds).toBeGreaterThan(0.1)
    const frozen = step(hit, { steer: 1, fire: true }, stepSeconds)
    expect(frozen).toEqual({ ...hit, freezeSeconds: frozen.freezeSeconds })
    expect(stepOnce(hit, idle).elapsedSeconds).toBeGreaterThanOrEqual(hit.elapsedSeconds)
  })
})
