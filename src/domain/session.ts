/** Who plays: an identity and, once opened, its role session's facts. Credentials themselves never appear here. */

/** `me` is the player; `rival` the second, real identity that Break in opens beside them. */
export type Seat = 'me' | 'rival'

export interface Session {
  readonly seat: Seat
  /** `us-west-2:uuid`. For a guest it is a password: mask it wherever it is shown. */
  readonly identityId: string
  readonly access: 'guest' | 'authenticated'
  readonly expiresAt: Date
}
