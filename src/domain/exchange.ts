/** One request to AWS and its answer, as they crossed the wire, kept for the wire rail. */
import type { Aim } from './attempt.ts'
import type { Seat } from './session.ts'

export interface WireMessage {
  /** In the order sent, names in lower case. Secrets are masked before an exchange is kept. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  /**
   * Text as sent; secrets (session token, secret key, a guest's identity ID) masked. In place of bytes that are no text
   * stands what they are: `(412 bytes of image/png)`.
   */
  readonly body: string
}

export interface Exchange {
  readonly id: string
  readonly seat: Seat
  readonly service: 'cognito-identity' | 'dynamodb' | 's3' | 'sts'
  readonly operation: string
  readonly startedAt: Date
  readonly method: string
  /** With its query. Identity IDs in it are masked. */
  readonly url: string
  readonly request: WireMessage
  /** `pending` until an answer or a network error came. */
  readonly state: 'pending' | 'answered' | 'failed'
  readonly status?: number
  readonly durationMs?: number
  readonly requestId?: string
  readonly errorCode?: string
  readonly response?: WireMessage
  /** Why no answer came: the browser's words. */
  readonly networkError?: string
  /** Why the app made it, where that is not the player's own doing: `set-up`, `clean-up`. */
  readonly purpose?: string
  /** Whose partition or credentials it is after, where it is an attempt. */
  readonly aim?: Aim
}
