/** Whose identity IDs the app knows, so that a value can be shown as a face. */
export interface People {
  readonly me: string | undefined
  readonly rival: string | undefined
}

/**
 * Whose a value is that names something of theirs: `<identity ID>/` of S3, or the ARN of what lies below it. Who stands last in it
 * counts.
 */
export function ownerOf(value: string, { me, rival }: People): 'me' | 'rival' | undefined {
  const segments = value.split('/')
  const at = (identityId: string | undefined) =>
    identityId === undefined ? -1 : segments.lastIndexOf(identityId)
  if (at(me) === at(rival)) return undefined
  return at(me) > at(rival) ? 'me' : 'rival'
}

/** @returns `undefined` for a value that is no one's whom the app knows. */
export function seatOf(value: string, { me, rival }: People): 'me' | 'rival' | undefined {
  if (value === me) return 'me'
  return value === rival ? 'rival' : undefined
}
