/**
 * A picture in the making outlasts walking about in the app, until it is saved or discarded. It belongs to one player of one
 * stack, and is gone with either.
 */
import type { PlayerFiles } from '../../aws/contract.ts'
import type { Strokes } from './use-drawing.ts'

export type Draft =
  | { readonly kind: 'drawing' }
  | { readonly kind: 'upload'; readonly png: Blob; readonly fileName: string }

export interface KeptDraft {
  readonly identityId: string | undefined
  /** What there is to go on with. */
  read(): Draft | undefined
  /** `undefined` discards it, and the strokes with it. */
  write(draft: Draft | undefined): void
  readStrokes(): Strokes | undefined
  writeStrokes(strokes: Strokes): void
}

const drafts = new WeakMap<PlayerFiles, KeptDraft>()

/** The draft of the player with that identity. */
export function keptDraft(files: PlayerFiles, identityId: string | undefined): KeptDraft {
  const known = drafts.get(files)
  if (known?.identityId === identityId && known !== undefined) return known
  const made = createKeptDraft(identityId)
  drafts.set(files, made)
  return made
}

function createKeptDraft(identityId: string | undefined): KeptDraft {
  let draft: Draft | undefined
  let strokes: Strokes | undefined
  return {
    identityId,
    // An editor in which nothing was done yet is nothing to go on with.
    read: () => (draft?.kind === 'drawing' && !strokes?.before.length ? undefined : draft),
    write(next) {
      draft = next
      if (next?.kind !== 'drawing') strokes = undefined
    },
    readStrokes: () => strokes,
    writeStrokes(next) {
      strokes = next
    },
  }
}
