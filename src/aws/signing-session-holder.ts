/** A session that SDK clients can sign with: what the files of this folder know of it besides its contract. */
import type { Session } from '../domain/session.ts'
import type { SessionHolder } from './contract.ts'

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  readonly expiration: Date
}

/** Credentials for SDK clients. `memoized` tells the SDK not to put a memory of its own around them. */
export type SharedCredentials = (() => Promise<Credentials>) & { readonly memoized: true }

export interface SigningSessionHolder extends SessionHolder {
  readonly credentials: SharedCredentials
  /** Opens a new session in place of one that AWS refuses; the one that is there where it is another already. */
  renew(refused: Session): Promise<Session>
}
