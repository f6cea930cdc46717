/**
 * A picture in the making outlasts walking about in the app, until it is saved or discarded. It belongs to one player of one
 * stack, and is gone with either.
 */
import type { PlayerFiles } from '../../aws/contract.ts'
import type { Strokes } from './use-drawing.ts'

/** A file that was chosen, as it would be saved. */
export interface Upload {
  readonly png: Blob
  readonly fileName: string
}

export interface KeptDraft {
  readonly identityId: string | undefined
  readUpload(): Upload | undefined
  /** `undefined` discards it. */
  writeUpload(upload: Upload | undefined): void
  /** Whether there is something to go on with: not an editor in which nothing was done yet. */
  hasStrokes(): boolean
  readStrokes(): Strokes | undefined
  /** `undefined` discards them. */
  writeStrokes(strokes: Strokes | undefined): void
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
  let upload: Upload | undefined
  let strokes: Strokes | undefined
  return {
    identityId,
    readUpload: () => upload,
    writeUpload(next) {
      upload = next
    },
    hasStrokes: () => strokes !== undefined && strokes.before.length > 0,
    readStrokes: () => strokes,
    writeStrokes(next) {
      strokes = next
    },
  }
}
