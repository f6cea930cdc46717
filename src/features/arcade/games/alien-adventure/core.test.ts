import fc from 'fast-check'
import { expect, it } from 'vitest'
import { botAction } from './bot.ts'
import { createRound, step } from './core.ts'
import { possibleActions } from './rules.ts'
import { signalReceived, soundHeard } from './senses.ts'
import type { Action, AlienAdventureState } from './state.ts'

const actions: readonly Action[] = [
  { kind: 'move', direction: 'north' },
  { kind: 'move', direction: 'east' },
  { kind: 'move', direction: 'south' },
  { kind: 'move', direction: 'west' },
  { kind: 'take' },
  { kind: 'scan' },
  { kind: 'hide' },
  { kind: 'decoy' },
]

const anyRound = fc.tuple(
  fc.integer({ min: 0, max: 0xffffffff }),
  fc.array(fc.constantFrom(...actions), { minLength: 1, maxLength: 120 }),
)

/** Every state of a round, the first included. */
function statesOf(seed: number, played: readonly Action[]): AlienAdventureState[] {
  let state = createRound(seed)
  return [state, ...played.map((action) => (state = step(state, action)))]
}

/** A round as the bot plays it. */
function botRound(seed: number): AlienAdventureState[] {
  const states = [createRound(seed)]
  for (let state = states[0]; state?.phase === 'playing';) {
    state = step(state, botAction(state))
    states.push(state)
  }
  return states
}

it('plays the same states for the same seed and moves', () => {
  fc.assert(
    fc.property(anyRound, ([seed, played]) => {
      const [one, other] = [statesOf(seed, played), statesOf(seed, played)]
      expect(JSON.stringify(one)).toBe(JSON.stringify(other))
    }),
    { numRuns: 30 },
  )
})

it('has a whole score that never falls, and leaves a state something to do until the round ends', () => {
  fc.assert(
    fc.property(anyRound, ([seed, played]) => {
      const states = statesOf(seed, played)
      for (const [index, state] of states.entries()) {
        expect(Number.isInteger(state.score)).toBe(true)
        expect(state.score).toBeGreaterThanOrEqual(states[index - 1]?.score ?? 0)
        expect(possibleActions(state).length > 0).toBe(state.phase === 'playing')
      }
    }),
    { numRuns: 100 },
  )
})

it('uses up air with every move that can be made, and tells of every move', () => {
  fc.assert(
    fc.property(anyRound, ([seed, played]) => {
      let state = createRound(seed)
      for (const action of played) {
        const next = step(state, action)
        if (state.phase === 'playing') {
          const isPossible = possibleActions(state).some(
            (one) => JSON.stringify(one) === JSON.stringify(action),
          )
          expect(next.turn > state.turn || next.phase === 'lost').toBe(isPossible)
          expect(next.story).toHaveLength(state.story.length + 1)
          expect(next.story.at(-1)?.text).not.toBe('')
        } else {
          expect(next).toBe(state)
        }
        state = next
      }
    }),
    { numRuns: 100 },
  )
})

it('ends every round, if only by the air', () => {
  for (let seed = 0; seed < 50; seed += 1) {
    let state = createRound(seed)
    const { oxygen } = state
    for (let turn = 0; turn < oxygen; turn += 1) state = step(state, { kind: 'hide' })
    expect(state.phase).toBe('lost')
    expect(state.ending).toMatch(/\.$/)
  }
})

it('lets the alien be heard near by before it is ever met', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const states = botRound(seed)
    for (const [index, state] of states.entries()) {
      if (!state.happenings.some(({ kind }) => kind === 'torn' || kind === 'taken')) continue
      const before = states[index - 1]
      const heard = before && soundHeard(before)
      expect(heard?.loudness, `seed ${seed}, move ${index}`).toMatch(/^(here|very near|near)$/)
    }
  }
})

it('is won sometimes and lost sometimes by a player who knows no more than a person', () => {
  const ends = Array.from({ length: 200 }, (_, seed) => botRound(seed).at(-1))
  const count = (outcome: AlienAdventureState['outcome']) =>
    ends.filter((end) => end?.outcome === outcome).length
  expect(count('escaped')).toBeGreaterThan(40)
  expect(count('suffocated')).toBeGreaterThan(5)
  expect(count('taken')).toBeGreaterThan(5)
  expect(count('escaped') + count('suffocated') + count('taken')).toBe(200)
})

it('points from the beacon to the pod once the beacon is found', () => {
  for (let seed = 0; seed < 50; seed += 1) {
    for (const state of botRound(seed)) {
      const { from, bearing } = signalReceived(state)
      expect(from).toBe(state.hasBeacon ? 'pod' : 'beacon')
      if (from === 'beacon') expect(bearing).not.toBe('here')
    }
  }
})
