/**
 * Remembers which identity pool this browser's player was last at. A stack that was made anew has another one, and the
 * player another identity in it, without anything having been refused.
 */

const key = 'leading-key/last-pool'

/** Notes the pool. @returns Whether the one noted before is another. */
export function notePool(storage: Storage | undefined, identityPoolId: string): boolean {
  try {
    const last = storage?.getItem(key) ?? identityPoolId
    storage?.setItem(key, identityPoolId)
    return last !== identityPoolId
  } catch {
    // Where nothing can be remembered, no visit was before this one.
    return false
  }
}
