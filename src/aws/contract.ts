/**
 * What the app asks of AWS, without saying how. Features depend on these interfaces; the files beside this one implement
 * them with the SDK, and component tests replace them.
 */
import type { Aim, Attempt, Outcome } from '../domain/attempt.ts'
import type { Exchange } from '../domain/exchange.ts'
import type { FinishedRound, GameScore } from '../domain/game-score.ts'
import type { Seat, Session } from '../domain/session.ts'

export interface CallerIdentity {
  readonly account: string
  readonly arn: string
  readonly userId: string
}

/** One identity and its shared, memoized credentials. Owns the remembered identity ID and heals a stale one. */
export interface SessionHolder {
  readonly seat: Seat
  /** The session, opening it on first use. Concurrent calls share one opening. Renews credentials that ran out. */
  open(): Promise<Session>
  /** Forgets the remembered identity; the next `open` asks Cognito for a new one. */
  forget(): void
  /** How often this tab went over to the identity that another tab of the browser got in place of this one. */
  takeovers(): number
  whoAmI(): Promise<CallerIdentity>
  /**
   * Calls back with each session that was opened or renewed, whoever asked for it: a stale identity heals, and
   * credentials are renewed, in the middle of other calls. `undefined` after `forget`.
   *
   * @returns Ends the subscription.
   */
  subscribe(listener: (session: Session | undefined) => void): () => void
}

export interface GameScoresTable {
  /** All records of the holder's own partition, by game title. Strongly consistent. */
  listOwnPartition(): Promise<readonly GameScore[]>
  /** Counts a round once, however often it is called. Resolves when DynamoDB said that it is counted. */
  saveRound(
    round: FinishedRound,
  ): Promise<{ readonly newRecord: boolean; readonly exchangeId: string }>
}

/** The player's own files. Only where the config names a bucket for them. */
export interface PlayerFiles {
  /** The player's picture as PNG; `undefined` where there is none. Nothing is asked where the player never saved one. */
  readPicture(): Promise<Blob | undefined>
  /** @param png In place of the picture that is there. */
  savePicture(png: Blob): Promise<void>
  removePicture(): Promise<void>
}

export interface RivalFiles {
  /** What the rival put there before the first attempt on it. */
  readonly before: readonly PlayerFile[]
  readonly after: readonly PlayerFile[]
}

export interface PlayerFile {
  /** Its key below the own prefix: `avatar.png`. */
  readonly name: string
  /** S3's name for what is in it. */
  readonly etag: string
}

export interface PreparedRival {
  readonly session: Session
  /** Their partition before anything was tried. `undefined` where they may not read it. */
  readonly scores: readonly GameScore[] | undefined
  /**
   * What IAM denied them, under a policy that somebody is changing: to see what they have, or to put an item there. Absent
   * where their item is in place.
   */
  readonly denied?: 'Query' | 'UpdateItem'
}

/** Sends attempts with the player's credentials, and the rival's own calls with the rival's. */
export interface AttemptRunner {
  run(attempt: Attempt, aim: Aim): Promise<Outcome>
  /** Opens the rival, and writes a score as the rival unless there is one. That IAM denies it is a result. */
  prepareRival(): Promise<PreparedRival>
  /** What the rival finds in their own partition now, asked with the rival's credentials. */
  rivalChecksOwnPartition(): Promise<readonly GameScore[]>
  /** The same for their files, once they were after; `undefined` before. `denied` where IAM kept one from being put there. */
  rivalChecksOwnFiles(): Promise<RivalFiles | 'denied' | undefined>
}

/** The exchanges of this visit, newest last; a `useSyncExternalStore` source. */
export interface WireLog {
  readonly subscribe: (listener: () => void) => () => void
  /** Stable between changes. */
  readonly snapshot: () => readonly Exchange[]
}

/** Whether the identity pool is still there; a `useSyncExternalStore` source. */
export interface IdentityPoolWatch {
  readonly subscribe: (listener: () => void) => () => void
  /** How often Cognito said, asked for an identity, that there is no such pool: it was deleted, or the stack made anew. */
  readonly refusals: () => number
  /** Whether it is another than at the last visit, whose identity and scores are not here, then. */
  readonly isAnother: () => boolean
}

/** Everything, made once by `aws/create-aws.ts` from the stack's config. */
export interface Aws {
  readonly me: SessionHolder
  readonly rival: SessionHolder
  readonly scores: GameScoresTable
  readonly files: PlayerFiles
  readonly attempts: AttemptRunner
  readonly wire: WireLog
  readonly identityPool: IdentityPoolWatch
}
