/** The pure core as the cabinet takes it: the rules, with every move told in words. */
import { deal } from './deal.ts'
import { play } from './rules.ts'
import type { Action, AlienAdventureState, Situation } from './state.ts'
import { endingSentence, storyLine } from './story.ts'

/** @param seed Any number; its low 32 bits count. */
export function createRound(seed: number): AlienAdventureState {
  const situation = deal(seed)
  return { ...situation, story: [{ id: 0, text: storyLine(situation) }] }
}

/** The state after a move. A move that cannot be made passes no turn, but is answered. */
export function step(state: AlienAdventureState, action: Action): AlienAdventureState {
  if (state.phase !== 'playing') return state
  const situation: Situation = play(state, action)
  const ending = endingSentence(situation)
  return {
    ...situation,
    story: [...state.story, { id: state.story.length, text: storyLine(situation) }],
    ...(ending === undefined ? {} : { ending }),
  }
}
