/**
 * Remembers that the player has a picture, so that nobody else's visit asks S3 for one, or loads what speaks to it. A guest's
 * identity is remembered by the same storage: where this is lost, so is the picture's owner.
 */
export interface PictureMemory {
  mayHavePicture(): boolean
  note(hasPicture: boolean): void
}

/** @param storage `localStorage`; `undefined` where the browser refuses it. */
export function createPictureMemory(
  storage: Storage | undefined,
  identityPoolId: string,
): PictureMemory {
  const key = `leading-key/${identityPoolId}/guest/me/picture`
  let kept: boolean | undefined
  return {
    mayHavePicture: () => (kept ??= attempt(() => storage?.getItem(key)) === 'yes'),
    note(hasPicture) {
      kept = hasPicture
      attempt(() => {
        if (hasPicture) storage?.setItem(key, 'yes')
        else storage?.removeItem(key)
      })
    },
  }
}

function attempt<Result>(use: () => Result): Result | undefined {
  try {
    return use()
  } catch {
    // QuotaExceededError or SecurityError: the identity is not remembered either.
    return undefined
  }
}
