/** What can go wrong between the app and AWS, in the app's own terms. A denial is one of the kinds, and a result like any other. */
export type FailureKind =
  | 'denied'
  | 'expired'
  | 'identity-gone'
  | 'pool-gone'
  | 'conflict'
  | 'throttled'
  | 'offline'
  | 'unreachable'
  /** A file of the app itself could not be fetched. */
  | 'part-missing'
  | 'unexpected'

export class Failure extends Error {
  override readonly name = 'Failure'
  readonly kind: FailureKind
  /** AWS's error code: `AccessDeniedException`. Absent where no answer came. */
  readonly code: string | undefined
  /** HTTP status. Absent where no answer came. */
  readonly status: number | undefined
  readonly requestId: string | undefined

  /** @param message AWS's own words where there are any. */
  constructor(
    kind: FailureKind,
    message: string,
    details: { code?: string; status?: number; requestId?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause })
    this.kind = kind
    this.code = details.code
    this.status = details.status
    this.requestId = details.requestId
  }
}
