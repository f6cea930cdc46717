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
  | 'GetCredentialsForIdentity'

/** Whose partition an attempt is aimed at, always by the player's own credentials. */
export type Aim = 'own' | 'rival'

export type ExpectedOutcome = 'granted' | 'denied'

export interface AttemptSubjects {
  readonly tableName: string
  readonly ownIdentityId: string
  readonly rivalIdentityId: string
}

export interface Attempt {
  /** Stable, for URLs and tests: `get-item`. */
  readonly id: string
  readonly operation: AttemptOperation
  readonly group: 'read' | 'write' | 'get in another way'
  /** A name of its own where the operation's says too little or stands twice in the list: `take their keys`. */
  readonly label?: string
  /** What the player tries, as a short imperative: `Read one score`. */
  readonly title: string
  /** The operation's input in wire form (AttributeValues), as AWS's API reference spells it. */
  readonly input: (aim: Aim, subjects: AttemptSubjects) => Readonly<Record<string, unknown>>
  readonly expected: Readonly<Record<Aim, ExpectedOutcome>>
  /** The statement and the condition key that refuse it, as the template names them. Absent where nothing does. */
  readonly decidedBy?: { readonly sid?: string; readonly conditionKey?: string }
  /** What has to be there first, or to be cleaned up after, on one's own partition. */
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
