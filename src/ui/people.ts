/** Whose identity IDs the app knows, so that a value can be shown as a face. */
export interface People {
  readonly me: string | undefined
  readonly rival: string | undefined
}

/** @returns `undefined` for a value that is no one's whom the app knows. */
export function seatOf(value: string, { me, rival }: People): 'me' | 'rival' | undefined {
  if (value === me) return 'me'
  return value === rival ? 'rival' : undefined
}
