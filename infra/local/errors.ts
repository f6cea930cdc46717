/**
 * The errors that the stand-in answers with. Codes and messages are AWS's own; whoever throws one names the code, and
 * `http/` turns it into the wire form of the service that was called.
 */

export interface ServiceErrorOptions {
  /** HTTP status. DynamoDB and Cognito answer 400 for nearly everything; STS and IAM answer 403 for authorization. */
  readonly status: number
  /** Namespace of the wire type, e.g. `com.amazon.coral.service`; absent where the service sends the bare code. */
  readonly namespace?: string
  /** DynamoDB's AccessDeniedException and SerializationException spell `Message`; everything else `message`. */
  readonly messageKey?: 'message' | 'Message'
  /** What S3 says besides, as elements of its own: `Key`, `ArgumentName`. In the order given. */
  readonly details?: Readonly<Record<string, string>>
  readonly cause?: unknown
}

/** An error that AWS, too, would answer with. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  readonly code: string
  readonly status: number
  readonly namespace: string | undefined
  readonly messageKey: 'message' | 'Message'
  readonly details: Readonly<Record<string, string>>

  /** @param message `undefined` where AWS sends the code alone. */
  constructor(code: string, message: string | undefined, options: ServiceErrorOptions) {
    super(message ?? '', { cause: options.cause })
    this.code = code
    this.status = options.status
    this.namespace = options.namespace
    this.messageKey = options.messageKey ?? 'message'
    this.details = options.details ?? {}
  }
}

/** An operation or field that AWS has and the stand-in does not. Answered as 501, which SDKs do not retry. */
export class UnsupportedError extends Error {
  override readonly name = 'UnsupportedError'
  /** @param what What is not supported, by name: `DynamoDB TransactWriteItems`. */
  constructor(what: string) {
    super(`The stand-in does not support ${what}.`)
  }
}

/** The part of a template that a mistake is about, for whoever finds the mistake without the template at hand. */
export type TemplatePart =
  /** `property` is one of the table's: `KeySchema`. */
  { readonly table: string; readonly property: string } | { readonly output: string }

export interface UserErrorOptions {
  /** What to do about it, as one sentence. */
  readonly resolution: string
  readonly about?: TemplatePart
  readonly cause?: unknown
}

/** A mistake of the person who runs the stand-in: shown as two sentences, without a stack. */
export class UserError extends Error {
  override readonly name = 'UserError'
  readonly resolution: string
  readonly about: TemplatePart | undefined

  constructor(message: string, options: UserErrorOptions) {
    super(message, { cause: options.cause })
    this.resolution = options.resolution
    this.about = options.about
  }
}
