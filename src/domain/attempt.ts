/** An operation sent to learn what the policy says. The catalogue lists them; the page offers them; tests on every target run them. */

import type { FailureKind } from './failure.ts'

export type AttemptOperation =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'Scan'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ListObjectsV2'
  | 'GetObject'
  | 'PutObject'
  | 'DeleteObject'
  | 'GetCredentialsForIdentity'

/** Who answers an operation. */
export function serviceOf(operation: AttemptOperation): 'cognito-identity' | 'dynamodb' | 's3' {
  if (operation === 'GetCredentialsForIdentity') return 'cognito-identity'
  return /Objects?(V2)?$/.test(operation) ? 's3' : 'dynamodb'
}

/** Whose partition an attempt is aimed at, always by the player's own credentials. */
export type Aim = 'own' | 'rival'

export type ExpectedOutcome = 'granted' | 'denied'

export interface AttemptSubjects {
  readonly tableName: string
  /** Absent where the stack has no bucket for players' files; then there are no attempts on it. */
  readonly filesBucket?: string | undefined
  readonly ownIdentityId: string
  readonly rivalIdentityId: string
}

export interface Attempt {
  /** Stable, for URLs and tests: `get-item`. */
  readonly id: string
  readonly operation: AttemptOperation
  readonly group: 'read' | 'write' | 'reach files' | 'get in another way' | 'cheat'
  /** A name of its own where the operation's says too little or stands twice in the list: `take their keys`. */
  readonly label?: string
  /** What the player tries, as a short imperative: `Read one score`. */
  readonly title: string
  /** The operation's input as AWS's API reference spells it; for DynamoDB in wire form (AttributeValues). */
  readonly input: (aim: Aim, subjects: AttemptSubjects) => Readonly<Record<string, unknown>>
  readonly expected: Readonly<Record<Aim, ExpectedOutcome>>
  /**
   * The statement that refuses it, as the template names it, and by what: a condition key, or the resource. Without either it
   * is the action. Absent where nothing refuses.
   */
  readonly decidedBy?: {
    readonly sid?: string
    readonly conditionKey?: string
    readonly element?: 'Resource'
  }
  /** Whose result is shown when it is sent from the list. Default: `rival`. */
  readonly shownFirst?: Aim
  /** What is granted leads nowhere: it finds nothing, and gives nothing of the rival's away. */
  readonly isHarmless?: boolean
  /** What has to be there first, or to be cleaned up after, on one's own partition or prefix. */
  readonly needsOwnItem: boolean
  readonly leavesOwnItem: boolean
}

/** What an attempt gave. A denial is a result, not an error. */
export type Outcome =
  | {
      readonly kind: 'granted'
      readonly status: number
      readonly durationMs: number
      readonly requestId: string | undefined
      readonly exchangeId: string
      /** The answer as AWS sent it. */
      readonly output: unknown
    }
  | {
      readonly kind: 'denied'
      readonly status: number
      readonly durationMs: number
      readonly requestId: string | undefined
      readonly exchangeId: string
      readonly code: string
      readonly message: string
    }
  | {
      readonly kind: 'failed'
      readonly code: string | undefined
      readonly message: string
      readonly status: number | undefined
      readonly exchangeId: string | undefined
      /** What kind of failure it was, where that is known. */
      readonly failure?: FailureKind
    }
