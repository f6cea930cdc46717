/** Alien Adventure as the cabinet takes it: rules, screen and what is heard. */
import type { TurnGame } from '../game.ts'
import { AlienBackdrop } from './alien-backdrop.tsx'
import { AlienScreen } from './alien-screen.tsx'
import { createRound, step } from './core.ts'
import type { Action, AlienAdventureState } from './state.ts'

export const alienAdventure: TurnGame<AlienAdventureState, Action> = {
  kind: 'turns',
  moveKeys: 'arrows, T, S, H, D',
  goal: 'Find the beacon, then reach the pod before the air runs out. Listen for the alien.',
  createRound,
  step,
  loadSounds: () => import('./sounds.ts'),
  Screen: AlienScreen,
  Backdrop: AlienBackdrop,
}
