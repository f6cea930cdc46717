/** What a turn can bring, as facts; words.ts says them. */
import type { Direction } from './directions.ts'
import type { RoomId } from './ship.ts'

export type Find = 'beacon' | 'keycard' | 'canister'

export type Happening =
  | { readonly kind: 'arrived' }
  | { readonly kind: 'moved'; readonly direction: Direction; readonly throughHatch: boolean }
  | { readonly kind: 'found'; readonly find: Find }
  | { readonly kind: 'pried'; readonly left: number }
  | { readonly kind: 'scanned'; readonly alien: RoomId }
  | { readonly kind: 'hid' }
  | { readonly kind: 'waited' }
  | { readonly kind: 'decoyed' }
  | { readonly kind: 'passed' }
  | { readonly kind: 'torn' }
  | { readonly kind: 'escaped' }
  | { readonly kind: 'suffocated' }
  | { readonly kind: 'taken' }
  /** Nothing came of it, and no turn has passed. */
  | { readonly kind: 'refused'; readonly why: Refusal }

export type Refusal =
  | { readonly kind: 'wall'; readonly direction: Direction }
  | { readonly kind: 'locked'; readonly direction: Direction }
  | { readonly kind: 'no-crystal' }
  | { readonly kind: 'no-decoy' }
