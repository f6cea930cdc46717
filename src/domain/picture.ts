/** The player's own picture: an object in the bucket for players' files, below the player's own prefix. */

/** The policy lets a player put only what is called `.png`. */
export function pictureKey(identityId: string): string {
  return `${identityId}/avatar.png`
}

/** Width and height of a saved picture, in pixels. */
export const pictureSize = 64

/** Key of attempts below one's own prefix; never a real picture. */
export function testRangeKey(identityId: string): string {
  return `${identityId}/test-range.png`
}
