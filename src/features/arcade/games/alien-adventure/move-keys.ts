/** Which key asks for which move. Letters are heard only while the focus is in the game. */
import type { Action } from './state.ts'

const moves: Readonly<Record<string, Action>> = {
  arrowup: { kind: 'move', direction: 'north' },
  arrowright: { kind: 'move', direction: 'east' },
  arrowdown: { kind: 'move', direction: 'south' },
  arrowleft: { kind: 'move', direction: 'west' },
  t: { kind: 'take' },
  s: { kind: 'scan' },
  h: { kind: 'hide' },
  d: { kind: 'decoy' },
}

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** The move a key press asks for; `undefined` where the key is the browser's. */
export function actionOfKey({ key, ctrlKey, metaKey, altKey }: Press): Action | undefined {
  return ctrlKey || metaKey || altKey ? undefined : moves[key.toLowerCase()]
}
